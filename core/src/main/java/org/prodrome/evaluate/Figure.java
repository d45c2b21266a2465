package org.prodrome.evaluate;

/**
 * A metric's value with what it rests on.
 *
 * @param value mean of the folds' values; of a site, {@code pooled}
 * @param low lower end of the 95 % bootstrap interval over subjects
 * @param high upper end
 * @param pooled the metric over all folds' predictions taken together, so that scores of differing models are ranked
 *     against one another
 * @param cases cases that the value rests on: labelled, for a decision's metrics decided, for sensitivity abnormal, for
 *     specificity normal
 * @param subjects how many subjects those are of
 */
public record Figure(double value, double low, double high, double pooled, int cases, int subjects) {}
