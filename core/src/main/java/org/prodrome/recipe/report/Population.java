package org.prodrome.recipe.report;

import java.util.List;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Prediction;

/** Who was judged, in numbers. */
record Population(int cases, int abnormal, int unlabelled, long subjects, long sites) {

    static Population of(List<Prediction> predictions) {
        Labelled labelled = Labelled.of(predictions);
        List<Prediction> known =
                predictions.stream().filter(p -> p.label() != Label.UNKNOWN).toList();
        return new Population(
                labelled.size(),
                labelled.abnormals(),
                predictions.size() - labelled.size(),
                known.stream().map(p -> p.subject().id()).distinct().count(),
                known.stream().map(Prediction::site).distinct().count());
    }

    /** "3,240 labelled cases (665 abnormal, 20.5 %) of 764 subjects at 6 sites". */
    String counted(String grouping) {
        String share = cases == 0 ? "" : ", " + share();
        return Numbers.count(cases, "labelled case") + " (" + Numbers.count(abnormal) + " abnormal" + share + ") of "
                + Numbers.count(subjects, grouping) + " at " + Numbers.count(sites, "site");
    }

    /** Share of the abnormal among the labelled cases. */
    String share() {
        return cases == 0 ? "–" : Numbers.percent((double) abnormal / cases);
    }
}
