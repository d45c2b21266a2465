package org.prodrome.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ConfusionTest {
    private static final double[] SCORES = {0.1, 0.5, 0.5, 0.9, 0.7};
    private static final boolean[] ABNORMAL = {false, false, true, true, false};

    @Test
    void aScoreAtTheThresholdIsAbnormal() throws UndefinedMetricException {
        Confusion confusion = Confusion.at(0.5, SCORES, ABNORMAL);
        assertThat(confusion).isEqualTo(new Confusion(2, 2, 1, 0));
        assertThat(confusion.sensitivity()).isEqualTo(1);
        assertThat(confusion.specificity()).isEqualTo(1.0 / 3);
        assertThat(confusion.macc()).isEqualTo(2.0 / 3);
    }

    @Test
    void aboveAllScoresNothingIsCalled() {
        assertThat(Confusion.at(Double.POSITIVE_INFINITY, SCORES, ABNORMAL)).isEqualTo(new Confusion(0, 0, 3, 2));
    }

    @Test
    void whatNeedsAMissingClassHasNoValue() throws UndefinedMetricException {
        Confusion normals = new Confusion(0, 1, 3, 0);
        assertThat(normals.specificity()).isEqualTo(0.75);
        assertThatThrownBy(normals::sensitivity)
                .hasMessage("sensitivity: expected abnormal cases, got 4 normal and 0 abnormal");
        assertThatThrownBy(normals::macc).isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(new Confusion(1, 0, 0, 0)::specificity)
                .hasMessage("specificity: expected normal cases, got 0 normal and 1 abnormal");
    }

    @Test
    void refusesWhatIsNoCount() {
        assertThatThrownBy(() -> new Confusion(0, -1, 0, 0))
                .hasMessage("confusion: expected counts of 0 or more, got 0 TP, -1 FP, 0 TN, 0 FN");
        assertThatThrownBy(() -> Confusion.at(Double.NaN, SCORES, ABNORMAL))
                .hasMessage("threshold: expected a number, got NaN");
    }
}
