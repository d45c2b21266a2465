package org.prodrome.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RescalingTest {
    @Test
    void equalsPytorchsAntialiasedInterpolation() throws Exception {
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "rescaling.csv")) {
            float[] values = new float[Integer.parseInt(row[0])];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.sin((double) i * i);
            }
            float[] got = Rescaling.stretch(values, 1, values.length, 1, Integer.parseInt(row[1]));
            double[] expected = SignalInputs.numbers(row[2]);
            assertThat(got).hasSize(expected.length);
            for (int i = 0; i < got.length; i++) {
                assertThat((double) got[i])
                        .as("%s to %s at %d", row[0], row[1], i)
                        .isCloseTo(expected[i], within(1e-6));
            }
            compared++;
        }
        assertThat(compared).isEqualTo(63);
    }

    @Test
    void stretchesTheMiddleAxisAlone() {
        float[] values = {0, 10, 2, 12, 100, 110, 102, 112};
        assertThat(Rescaling.stretch(values, 2, 2, 2, 1)).containsExactly(1, 11, 101, 111);
        assertThat(Rescaling.stretch(values, 1, 4, 2, 4)).isSameAs(values);
    }

    @Test
    void whatIsConstantStays() {
        float[] values = new float[35 * 3];
        Arrays.fill(values, 7);
        float[] stretched = Rescaling.stretch(values, 1, 35, 3, 20);
        assertThat(stretched).hasSize(60);
        for (float value : stretched) {
            assertThat(value).isCloseTo(7, within(1e-5f));
        }
    }

    @Test
    void refusesLengthsThatDoNotFit() {
        assertThatThrownBy(() -> Rescaling.stretch(new float[5], 1, 2, 2, 3))
                .hasMessageContaining("expected values of 1 x 2 x 2")
                .hasMessageContaining("got 5");
        assertThatThrownBy(() -> Rescaling.stretch(new float[4], 1, 2, 2, 0)).hasMessageContaining("got 4 and 0");
    }
}
