package org.prodrome.recipe.report;

/**
 * How a run was set up, for those who ask how it was done.
 *
 * @param yaml the recipe as it is written
 * @param modality such as "brain MRI"
 * @param wants what data the recipe is for, in words
 * @param labelled whether the model learns from abnormal cases, too
 * @param localises whether the model says where a case is abnormal
 * @param steps of training
 * @param batch windows a step
 * @param calibrationShare share of a training side's subjects that is kept for threshold and calibration
 * @param balance how batches are balanced, as the recipe names it
 */
public record Setup(
        String yaml,
        String modality,
        String wants,
        boolean labelled,
        boolean localises,
        long steps,
        int batch,
        double calibrationShare,
        String balance) {

    String learnsFrom() {
        return labelled ? "labelled cases, normal and abnormal" : "normal cases alone";
    }
}
