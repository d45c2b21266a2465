package org.prodrome.recipe.report;

import java.util.List;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Prediction;

/**
 * The predictions that can be judged.
 *
 * @param scores [case]
 * @param abnormal [case]
 */
record Labelled(double[] scores, boolean[] abnormal) {

    static Labelled of(List<Prediction> predictions) {
        List<Prediction> known =
                predictions.stream().filter(p -> p.label() != Label.UNKNOWN).toList();
        double[] scores = new double[known.size()];
        boolean[] abnormal = new boolean[known.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = known.get(i).score();
            abnormal[i] = known.get(i).label() == Label.ABNORMAL;
        }
        return new Labelled(scores, abnormal);
    }

    int size() {
        return scores.length;
    }

    int abnormals() {
        int count = 0;
        for (boolean each : abnormal) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /** Share of the abnormal, 0 where there is no case. */
    double prevalence() {
        return scores.length == 0 ? 0 : (double) abnormals() / scores.length;
    }
}
