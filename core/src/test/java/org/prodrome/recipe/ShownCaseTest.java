package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Prediction;
import org.prodrome.recipe.report.CaseKind;

final class ShownCaseTest {
    private static FoldRun.Tested tested(int fold, double score, Label label, boolean called) {
        String id = fold + " " + score;
        Prediction prediction = new Prediction(id, Subject.of(id), "here", fold, label, score, Optional.of(called));
        return new FoldRun.Tested(
                prediction, Optional.empty(), 0.5 * Math.pow(100, fold), OptionalDouble.empty(), Optional.empty());
    }

    /** The second fold's scores are a hundred times the first one's. */
    @Test
    void ranksByTheDistanceFromTheThresholdInUnitsOfTheFoldsSpread() {
        List<FoldRun.Tested> tested = new ArrayList<>();
        for (double score : new double[] {0.6, 0.7, 0.8, 0.9}) {
            tested.add(tested(0, score, Label.ABNORMAL, true));
        }
        tested.add(tested(0, 0, Label.ABNORMAL, false));
        tested.add(tested(0, 0.1, Label.NORMAL, false));
        tested.add(tested(1, 0, Label.NORMAL, false));
        tested.add(tested(1, 95, Label.NORMAL, true));
        tested.add(tested(1, 85, Label.ABNORMAL, true));
        List<ShownCase> shown = ShownCase.of(tested);
        assertThat(shown)
                .extracting(each -> each.kind() + " " + each.rank() + "/" + each.of() + " "
                        + each.tested().prediction().id())
                .containsExactly(
                        "FOUND 1/5 0 0.9",
                        "FOUND 2/5 1 85.0",
                        "FOUND 3/5 0 0.8",
                        "FALSE_ALARM 1/1 1 95.0",
                        "MISSED 1/1 0 0.0");
    }

    @Test
    void whoAbstainsOrIsRightlyNormalIsNotShown() {
        Prediction abstained = new Prediction("a", Subject.of("a"), "here", 0, Label.ABNORMAL, 1, Optional.empty());
        assertThat(CaseKind.of(abstained)).isEmpty();
        assertThat(CaseKind.of(tested(0, 0, Label.NORMAL, false).prediction())).isEmpty();
        assertThat(CaseKind.of(tested(0, 1, Label.UNKNOWN, true).prediction())).isEmpty();
    }
}
