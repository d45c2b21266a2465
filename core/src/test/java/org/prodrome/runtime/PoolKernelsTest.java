package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.runtime.NodeTrial.agree;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphException;
import org.prodrome.runtime.NodeTrial.Draw;

/** Holds pooling to ONNX Runtime where that keeps to ONNX, and to numbers worked out by hand where it doesn't. */
class PoolKernelsTest {

    /** A window whose reach fits, and pads below its size: what ONNX Runtime takes. */
    private static NodeTrial window(String operator, int opset, boolean ceils, boolean dilates, Draw draw) {
        int axes = draw.from(1, 3);
        long[] kernel = draw.lengths(axes, 1, 3);
        NodeTrial trial = new NodeTrial(operator, opset).with("kernel_shape", kernel);
        String automatic = draw.one("NOTSET", "NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER");
        boolean same = automatic.startsWith("SAME");
        if (draw.chance()) {
            long[] strides = draw.lengths(axes, 1, 3);
            Arrays.setAll(strides, i -> Math.min(strides[i], kernel[i] + 1)); // it counts pads below 0 as well
            trial.with("strides", strides);
        }
        if (dilates && !same && draw.chance()) { // it forgets the dilation there
            trial.with("dilations", draw.lengths(axes, 1, 2));
        }
        if (ceils && draw.chance()) {
            trial.with("ceil_mode", 1L);
        }
        if (automatic.equals("NOTSET")) {
            long[] pads = draw.lengths(2 * axes, 0, 2);
            Arrays.setAll(pads, i -> Math.min(pads[i], kernel[i % axes] - 1));
            trial.with("pads", pads);
        } else {
            trial.with("auto_pad", automatic);
        }
        long[] shape = draw.lengths(axes + 2, 5, 8);
        shape[0] = draw.from(1, 2);
        shape[1] = draw.from(1, 3);
        return trial.input(draw.array(shape));
    }

    @Test
    void findsTheLargestAndWhereItWas() {
        agree(41, 150, 0, draw -> {
            int opset = draw.one(8, 10, 11, 12, 22);
            NodeTrial trial =
                    window("MaxPool", opset, opset >= 10, opset >= 10, draw).output();
            return draw.chance() ? trial.output().with("storage_order", (long) draw.from(0, 1)) : trial;
        });
    }

    @Test
    void findsTheLargestOfEveryType() {
        Array small = Array.of(new float[] {7, 250, 3, 9, 0, 1, 255, 2, 4, 4, 5, 6}, 1, 1, 3, 4);
        for (ElementType type :
                new ElementType[] {ElementType.FLOAT16, ElementType.FLOAT64, ElementType.UINT8, ElementType.FLOAT32}) {
            new NodeTrial("MaxPool", 12)
                    .with("kernel_shape", 2, 2)
                    .with("pads", 1, 1, 0, 1)
                    .input(NodeTrial.as(type, small))
                    .output()
                    .output()
                    .agrees(0);
        }
    }

    @Test
    void averages() {
        agree(42, 150, 1e-6, draw -> {
            int opset = draw.one(7, 10, 11, 19, 22);
            return window("AveragePool", opset, opset >= 10, opset >= 19, draw)
                    .with("count_include_pad", (long) draw.from(0, 1));
        });
    }

    @Test
    void takesNorms() {
        agree(43, 150, 1e-5, draw -> {
            int opset = draw.one(7, 11, 18, 22);
            return window("LpPool", opset, opset >= 18, opset >= 18, draw).with("p", (long) draw.from(1, 4));
        });
    }

    @Test
    void poolsTheWholeOfAnyRank() {
        for (String operator : new String[] {"GlobalMaxPool", "GlobalAveragePool"}) {
            agree(
                    44,
                    20,
                    1e-6,
                    draw -> new NodeTrial(operator, draw.one(7, 22))
                            .input(draw.array(draw.lengths(draw.from(3, 5), 1, 4))));
            Array six = Array.of(new float[] {1, 5, 2, 8}, 1, 2, 1, 1, 2, 1);
            assertThat(new NodeTrial(operator, 7).input(six).torch(0).floats())
                    .containsExactly(operator.equals("GlobalMaxPool") ? new float[] {5, 8} : new float[] {3, 5});
            Array two = Array.of(new float[] {1, 5, 2, 8}, 2, 2);
            assertThat(new NodeTrial(operator, 7).input(two).torch(0).floats()).containsExactly(1, 5, 2, 8);
        }
    }

    @Test
    void padsForTheDilatedWindow() {
        Array x = Array.of(new float[] {1, 2, 3, 4, 5}, 1, 1, 5);
        NodeTrial average = new NodeTrial("AveragePool", 19)
                .with("kernel_shape", new long[] {2})
                .with("dilations", new long[] {3})
                .with("auto_pad", "SAME_UPPER")
                .input(x);
        // Windows {-1, 2}, {0, 3}, {1, 4}, {2, 5}, {3, 6}: 3 pads, one before and two after.
        assertThat(average.torch(0).floats()).containsExactly(3, 2.5f, 3.5f, 3, 4);
    }

    @Test
    void countsNoWindowThatBeginsBeyondTheInput() {
        Array x = Array.of(new float[] {1, 2, 3}, 1, 1, 3);
        NodeTrial pool = new NodeTrial("MaxPool", 12)
                .with("kernel_shape", new long[] {2})
                .with("strides", new long[] {3})
                .with("pads", 0, 1)
                .with("ceil_mode", 1L)
                .input(x);
        assertThat(pool.torch(0).floats()).containsExactly(2);
    }

    @Test
    void givesNothingOfAnInputShorterThanTheWindow() {
        for (String operator : new String[] {"MaxPool", "AveragePool", "LpPool"}) {
            Array pooled = new NodeTrial(operator, 11)
                    .with("kernel_shape", 3, 4)
                    .input(Array.of(new float[9], 1, 1, 3, 3))
                    .torch(0);
            assertThat(pooled.shape()).containsExactly(1, 1, 1, 0);
        }
    }

    @Test
    void putsBackWhereItWas() {
        Array x = Array.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Array places = Array.of(new long[] {0, 7, 9, 14}, 1, 1, 2, 2);
        NodeTrial unpool = new NodeTrial("MaxUnpool", 11)
                .with("kernel_shape", 2, 2)
                .with("strides", 2, 2)
                .input(x)
                .input(places);
        unpool.agrees(0);
        unpool.input(Array.of(new long[] {1, 1, 4, 5}, 4));
        // Places count in the shape that the window tells, 4 by 4.
        assertThat(unpool.torch(0).floats())
                .containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 3, 0, 0, 0, 0, 0, 4, 0, 0);
        assertThatThrownBy(() -> new NodeTrial("MaxUnpool", 11)
                        .with("kernel_shape", 2, 2)
                        .with("strides", 2, 2)
                        .input(x)
                        .input(Array.of(new long[] {0, 7, 9, 16}, 1, 1, 2, 2))
                        .torch())
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("node trial (MaxUnpool)");
    }

    @Test
    void refusesAtLoadWhatNoWindowIs() {
        Array x = Array.of(new float[9], 1, 1, 3, 3);
        assertThatThrownBy(() -> new NodeTrial("MaxPool", 12).input(x).torch())
                .hasMessage("node trial (MaxPool): expected the attribute kernel_shape, got none");
        assertThatThrownBy(() -> new NodeTrial("LpPool", 12)
                        .with("kernel_shape", 2, 2)
                        .with("auto_pad", "SAME")
                        .input(x)
                        .torch())
                .hasMessage("node trial (LpPool): expected an auto_pad of [NOTSET, VALID, SAME_UPPER, SAME_LOWER], got"
                        + " SAME");
        assertThatThrownBy(() -> new NodeTrial("AveragePool", 12)
                        .with("kernel_shape", 2, 0)
                        .input(x)
                        .torch())
                .hasMessageContaining("expected kernel_shape of 1 to");
        assertThatThrownBy(() -> new NodeTrial("AveragePool", 12)
                        .with("kernel_shape", 2, 2)
                        .with("pads", 1L << 30, 1L << 30, 1L << 30, 1L << 30)
                        .input(x)
                        .torch())
                .hasMessageContaining("elements, got the shape");
        assertThatThrownBy(() -> new NodeTrial("MaxPool", 12)
                        .with("kernel_shape", 2, 2)
                        .with("strides", 1, 1, 1)
                        .input(x)
                        .torch())
                .hasMessage("node trial (MaxPool): expected 2 values of strides, got 3");
    }
}
