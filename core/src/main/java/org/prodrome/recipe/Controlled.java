package org.prodrome.recipe;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Fold;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.split.Split;

/** What a control said in all folds. */
final class Controlled {
    private final List<Prediction> predictions = new ArrayList<>();
    private final List<Fold> folds = new ArrayList<>();

    void test(FoldRun run, FoldRun.Control control, Split split, int fold) {
        predictions.addAll(run.test(control, split.test(), fold));
        folds.add(new Fold(split.name(), control.point().threshold(), split.repeat()));
    }

    List<Prediction> predictions() {
        return predictions;
    }

    Evaluation evaluation(Seed chance) {
        return Evaluation.of(predictions, folds, chance);
    }
}
