package org.prodrome.recipe.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prodrome.data.Truth;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.Reliability;
import org.prodrome.evaluate.Subgroup;
import org.prodrome.evaluate.SubjectResult;

/**
 * All that the page of a run shows.
 *
 * @param recipe the recipe's name
 * @param title the recipe's title
 * @param summary what the system is, in a sentence or two
 * @param citation the paper
 * @param deviations where the recipe departs from the paper, and why
 * @param data the data set's name, origin and licence in a sentence
 * @param protocol how the cases were parted, such as "5-fold"
 * @param grouping "subject", or "record" where the source names no subjects
 * @param profile such as "standard"
 * @param operatingPoint the purpose that the thresholds were chosen for, in words
 * @param calibration what was asked to make of a score a number with a meaning, such as "platt" or "none"
 * @param reliability whether the probabilities hold; empty where there are none
 * @param reach how far the figures reach
 * @param subgroups of each kind of which there are several
 * @param subjects worst first
 * @param chosen what was chosen within the training parts
 * @param setup how it was done
 * @param published figures that others published for the same data
 * @param duplicates lines of how many cases are there twice, and examples; none where none were found
 * @param shown cases that are looked at, by kind and rank
 * @param courses continuous recordings that are looked at; none where the cases are none's segments
 * @param provenance what the figures come from, by name, in order
 */
public record ReportContent(
        String recipe,
        String title,
        String summary,
        String citation,
        List<String> deviations,
        String data,
        String protocol,
        String grouping,
        String profile,
        String operatingPoint,
        Evaluation model,
        List<Prediction> predictions,
        Evaluation baseline,
        List<Prediction> baselinePredictions,
        String baselineName,
        String calibration,
        Optional<Reliability> reliability,
        Reach reach,
        Setup setup,
        List<Subgroup> subgroups,
        List<SubjectResult> subjects,
        Chosen chosen,
        List<Published> published,
        List<Shown> shown,
        List<Course> courses,
        List<String> duplicates,
        Map<String, String> provenance) {

    /**
     * A figure from the literature: who, what was measured, and the figure as it was printed.
     *
     * @param data the one data set that it is of, by its name; empty where it stands beside all runs of the recipe
     */
    public record Published(String source, String measure, String figure, Optional<String> data) {}

    /**
     * A case that is looked at.
     *
     * @param rank from 1 among the {@code of} cases of its kind, that with the score farthest from the threshold first
     * @param exhibit what is shown of it, with the model's map
     * @param truth what is known of where the finding is
     */
    public record Shown(
            CaseKind kind, int rank, int of, Prediction prediction, double threshold, Exhibit exhibit, Truth truth) {}
}
