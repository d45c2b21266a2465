package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.ClassEvaluation.Overall;

class ClassEvaluationTest {
    private static final List<String> NAMES = List.of("normal", "a", "b");

    @TempDir
    private Path folder = Path.of("");

    private static Prediction of(int id, int fold, boolean several, List<Integer> actual, Double... probabilities) {
        return new Prediction(
                        "case-" + id,
                        Subject.of("subject-" + id),
                        "site",
                        fold,
                        actual.equals(List.of(0)) ? Label.NORMAL : Label.ABNORMAL,
                        1 - probabilities[0],
                        Optional.of(probabilities[0] < 0.5))
                .with(new Classed(NAMES, several, List.of(probabilities), actual));
    }

    /** Two folds, of which the second has no case of class b; in the first one of b is called a. */
    private static List<Prediction> predictions() {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            predictions.add(of(i, 0, false, List.of(0), 0.8, 0.1, 0.1));
            predictions.add(of(10 + i, 0, false, List.of(1), 0.1, 0.7, 0.2));
            predictions.add(of(20 + i, 0, false, List.of(2), 0.1, i == 0 ? 0.6 : 0.2, i == 0 ? 0.3 : 0.7));
            predictions.add(of(30 + i, 1, false, List.of(0), 0.6, 0.2, 0.2));
            predictions.add(of(40 + i, 1, false, List.of(1), i == 0 ? 0.7 : 0.2, i == 0 ? 0.1 : 0.6, 0.2));
        }
        return predictions;
    }

    private static Evaluation evaluate(List<Prediction> predictions) {
        return Evaluation.of(predictions, List.of(new Fold("fold 1", 0.5), new Fold("fold 2", 0.5)), 60, new Seed(1));
    }

    @Test
    void figuresAreMeansOverTheFoldsThatHaveTheClass() {
        Evaluation evaluation = evaluate(predictions());
        ClassEvaluation classes = evaluation.classes().orElseThrow();
        assertThat(classes.confusion()).containsExactly(List.of(8, 0, 0), List.of(1, 7, 0), List.of(0, 1, 3));
        // By probability of a, in fold 1 all 4 x 8 pairs are in order; in fold 2 4 of 16 are not.
        assertThat(classes.auroc().get("a").value()).isCloseTo((1 + 12 / 16.0) / 2, within(1e-9));
        assertThat(classes.auroc().get("b").value()).isEqualTo(1);
        assertThat(classes.auroc().get("b").cases()).isEqualTo(12);
        assertThat(classes.overall().get(Overall.ACCURACY).value()).isCloseTo((11 / 12.0 + 7 / 8.0) / 2, within(1e-9));
        assertThat(classes.overall().get(Overall.ACCURACY).pooled()).isCloseTo(18 / 20.0, within(1e-9));
        assertThat(classes.overall().get(Overall.BALANCED_ACCURACY).value())
                .isCloseTo(((1 + 1 + 0.75) / 3 + (1 + 0.75) / 2) / 2, within(1e-9));
        assertThat(classes.overall().get(Overall.ACCURACY).low()).isPresent();
        assertThat(evaluation.remarks())
                .contains("The class b is tested in 1 of 2 folds, and its AUROC is a mean over these.");
    }

    @Test
    void ofSeveralAtOnceThereIsNoConfusion() {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            predictions.add(of(i, 0, true, List.of(0), 0.8, 0.1, 0.1));
            predictions.add(of(10 + i, 0, true, List.of(1, 2), 0.1, 0.7, 0.6));
            predictions.add(of(20 + i, 1, true, List.of(1), 0.1, 0.7, 0.1));
            predictions.add(of(30 + i, 1, true, List.of(2), 0.1, 0.2, 0.6));
        }
        ClassEvaluation classes = evaluate(predictions).classes().orElseThrow();
        assertThat(classes.confusion()).isEmpty();
        assertThat(classes.auroc()).containsKeys("a", "b");
        assertThat(classes.overall()).containsOnlyKeys(Overall.MACRO_AUROC);
        assertThat(classes.overall().get(Overall.MACRO_AUROC).value()).isEqualTo(1);
    }

    @Test
    void aDetectorOfNormalAndAbnormalAloneHasNone() {
        assertThat(evaluate(predictions().stream()
                                .map(p -> new Prediction(
                                        p.id(), p.subject(), p.site(), p.fold(), p.label(), p.score(), p.decision()))
                                .toList())
                        .classes())
                .isEmpty();
    }

    @Test
    void eachClassHasAColumn() throws Exception {
        Path file = folder.resolve("predictions.csv");
        PredictionsCsv.write(file, List.of(of(1, 0, true, List.of(1, 2), 0.25, 0.5, 0.75)));
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "case,subject,site,fold,label,score,decision,class,"
                                + "probability: normal,probability: a,probability: b",
                        "case-1,subject-1,site,0,1,0.75,1,a;b,0.25,0.5,0.75");
    }

    @Test
    void probabilitiesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new Classed(NAMES, false, List.of(0.5, 0.5), List.of(0)))
                .hasMessage("classes: expected a probability for each of [normal, a, b], got [0.5, 0.5]");
        assertThatThrownBy(() -> new Classed(NAMES, false, List.of(0.5, 0.5, 0.0), List.of(3)))
                .hasMessage("classes: expected places among [normal, a, b], got [3]");
    }
}
