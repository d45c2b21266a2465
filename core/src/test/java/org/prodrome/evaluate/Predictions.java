package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;

/** Predictions made up for tests. */
final class Predictions {
    private Predictions() {}

    /** Called abnormal from 0.5. */
    static Prediction of(String id, String subject, String site, int fold, Label label, double score) {
        return new Prediction(id, Subject.of(subject), site, fold, label, score, Optional.of(score >= 0.5));
    }

    /** Subjects of one or two cases at four sites in five folds; scores with ties; a few abstentions and unlabelled. */
    static List<Prediction> draw(SplittableRandom random, int cases) {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            int subject = i * 2 / 3;
            boolean abnormal = random.nextInt(3) == 0;
            double score = Math.rint((random.nextGaussian() + (abnormal ? 1 : 0)) * 1000) / 999.9;
            Label label = random.nextInt(50) == 0 ? Label.UNKNOWN : abnormal ? Label.ABNORMAL : Label.NORMAL;
            Optional<Boolean> decision = random.nextInt(50) == 0 ? Optional.empty() : Optional.of(score >= 0.5);
            predictions.add(new Prediction(
                    "case " + i,
                    Subject.of("subject " + subject),
                    "site " + subject % 4,
                    subject % 5,
                    label,
                    score,
                    decision));
        }
        return predictions;
    }

    static List<Fold> folds(int number) {
        List<Fold> folds = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            folds.add(new Fold("fold " + i, 0.5));
        }
        return folds;
    }
}
