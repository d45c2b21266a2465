package org.prodrome.evaluate;

/**
 * A metric's value with what it rests on.
 *
 * @param value mean of the folds' values
 * @param low lower end of the 95 % bootstrap interval over subjects
 * @param high upper end
 * @param pooled the metric over all folds' predictions taken together
 * @param cases labelled cases that it rests on
 * @param subjects how many subjects those are of
 */
public record Figure(double value, double low, double high, double pooled, int cases, int subjects) {}
