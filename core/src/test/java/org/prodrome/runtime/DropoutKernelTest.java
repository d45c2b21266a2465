package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;

/** When Dropout drops, and what. */
class DropoutKernelTest {
    private static final int COUNT = 4000;
    private static final Array ONES = ones();
    private static final Array TRUE = NodeTrial.as(ElementType.BOOL, Array.of(new float[] {1}));

    private static Array ones() {
        float[] values = new float[COUNT];
        Arrays.fill(values, 1);
        return Array.of(values, 4, COUNT / 4);
    }

    private static NodeTrial dropout(int opset) {
        NodeTrial trial = new NodeTrial("Dropout", opset).output().output().input(ONES);
        return opset < 12 ? trial.with("ratio", 0.25) : trial.input(Array.scalar(0.25f));
    }

    private static void drops(Map<String, Array> got) {
        float[] values = got.get("out0").floats();
        double[] mask = Closeness.doubles(got.get("out1"));
        double kept = 0;
        for (int i = 0; i < COUNT; i++) {
            assertThat(values[i]).isEqualTo(mask[i] == 0 ? 0 : 1 / 0.75f);
            kept += mask[i];
        }
        // 5 standard errors
        assertThat(kept / COUNT).isCloseTo(0.75, Offset.offset(5 * Math.sqrt(0.75 * 0.25 / COUNT)));
    }

    @Test
    void dropsNothingInTheEvaluationReading() {
        for (int opset : new int[] {7, 10, 12, 13, 22}) {
            Map<String, Array> got = dropout(opset).torch();
            assertThat(got.get("out0").floats()).containsOnly(1);
            assertThat(Closeness.doubles(got.get("out1"))).containsOnly(1);
            assertThat(got.get("out1").type()).isEqualTo(opset < 10 ? ElementType.FLOAT32 : ElementType.BOOL);
        }
    }

    @Test
    void dropsInTheTrainingReading() {
        for (int opset : new int[] {7, 10, 12, 13, 22}) {
            drops(dropout(opset).trained(new Seed(3)));
        }
    }

    @Test
    void dropsInAnyReadingWhereTheNodeSaysSo() {
        drops(dropout(13).input(TRUE).torch());
        Array none = new NodeTrial("Dropout", 13)
                .input(ONES)
                .input(Array.scalar(0))
                .input(TRUE)
                .torch(0);
        assertThat(none.floats()).containsOnly(1);
    }

    @Test
    void hangsOnTheSeedAlone() {
        float[] once = dropout(13).trained(new Seed(3)).get("out0").floats();
        assertThat(dropout(13).trained(new Seed(3)).get("out0").floats()).isEqualTo(once);
        assertThat(dropout(13).trained(new Seed(4)).get("out0").floats()).isNotEqualTo(once);
        assertThat(dropout(13).with("seed", 5L).trained(new Seed(3)).get("out0").floats())
                .isNotEqualTo(once);
    }

    @Test
    void refusesARatioThatIsNone() {
        assertThatThrownBy(new NodeTrial("Dropout", 13)
                        .input(ONES)
                        .input(Array.scalar(1.5f))
                        .input(TRUE)::torch)
                .hasMessage("node trial (Dropout): expected a ratio of 0 to 1, got 1.5");
    }
}
