package org.prodrome.data.synthetic.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Image;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Box;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.synthetic.cohort.Findings.Finding;

final class FindingsTest {

    @Test
    void boxesEachFindingAndMasksThemTogether() throws Exception {
        Finding left = new Finding("nodule", (x, y) -> x < -0.5 && y < 0 ? 1 : 0);
        Finding right = new Finding("nodule", (x, y) -> x > 0.5 && y > 0.75 ? 1 : 0);
        Finding faint = new Finding("effusion", (_, _) -> 0.4);
        Truth truth = new Findings(List.of(left, right, faint), 0.7).truth(8);
        assertThat(truth.label()).isEqualTo(Label.ABNORMAL);
        assertThat(truth.classes()).containsExactly("nodule", "effusion");
        assertThat(truth.severity()).hasValue(0.7);
        assertThat(truth.boxes()).containsExactly(new Box(0, 0, 2, 4, "nodule"), new Box(6, 7, 8, 8, "nodule"));
        float[] mask = ((Image) truth.mask().orElseThrow().read()).samples();
        float sum = 0;
        for (float value : mask) {
            sum += value;
        }
        assertThat(sum).isEqualTo(2 * 4 + 2);
    }

    @Test
    void saysOfNothingThatItIsNormal() {
        Truth truth = new Findings(List.of(), 0.7).truth(8);
        assertThat(truth.label()).isEqualTo(Label.NORMAL);
        assertThat(truth.classes()).isEmpty();
        assertThat(truth.severity()).isEmpty();
        assertThat(truth.mask()).isPresent();
    }
}
