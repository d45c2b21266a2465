package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.runtime.NodeTrial.agree;

import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.runtime.NodeTrial.Draw;

/** Holds what normalises to ONNX Runtime, and to numbers worked out by hand. */
class NormalizationKernelsTest {

    private static NodeTrial batch(int opset, Draw draw, long[] shape) {
        long channels = shape[1];
        return new NodeTrial("BatchNormalization", opset)
                .with("epsilon", 0.01)
                .with("momentum", 0.7)
                .input(draw.array(shape))
                .input(draw.array(channels))
                .input(draw.array(channels))
                .input(draw.array(channels))
                .input(draw.positive(channels));
    }

    @Test
    void normalisesBatches() {
        agree(61, 40, 1e-5, draw -> batch(draw.one(7, 9, 14, 15), draw, draw.lengths(draw.from(2, 5), 1, 5)));
        agree(
                62,
                40,
                1e-5,
                draw -> batch(draw.one(14, 15), draw, draw.lengths(draw.from(2, 5), 2, 5))
                        .with("training_mode", 1L)
                        .output()
                        .output()
                        .output());
    }

    /** Two samples of two elements, each element a channel: means 2 and 6, variances 1 and 4. */
    private static NodeTrial perElement(int opset) {
        return new NodeTrial("BatchNormalization", opset)
                .with("spatial", 0L)
                .with("epsilon", 0.0)
                .with("momentum", 0.5)
                .input(Array.of(new float[] {1, 4, 3, 8}, 2, 1, 2))
                .input(Array.of(new float[] {1, 10}, 1, 2))
                .input(Array.of(new float[] {0, 1}, 1, 2))
                .input(Array.of(new float[] {0, 0}, 1, 2))
                .input(Array.of(new float[] {1, 4}, 1, 2));
    }

    @Test
    void normalisesEachElementBeforeOperatorSetNine() {
        assertThat(perElement(7).torch(0).floats()).containsExactly(1, 21, 3, 41);
        Map<String, Array> all =
                perElement(8).output().output().output().output().output().torch();
        assertThat(all.get("out0").floats()).containsExactly(-1, -9, 1, 11);
        assertThat(all.get("out1").floats()).containsExactly(1, 3);
        assertThat(all.get("out2").floats()).containsExactly(1, 4);
        assertThat(all.get("out3").floats()).containsExactly(2, 6);
        assertThat(all.get("out4").floats()).containsExactly(1, 4);
        assertThat(all.get("out1").shape()).containsExactly(1, 2);
    }

    @Test
    void movesRunningStatisticsInTheTrainingReading() {
        Draw draw = new Draw(new Seed(63).random());
        long[] shape = {4, 3, 5};
        Map<String, Array> trained = batch(15, draw, shape).trained(new Seed(1));
        Map<String, Array> asked = batch(15, new Draw(new Seed(63).random()), shape)
                .with("training_mode", 1L)
                .output()
                .output()
                .output()
                .ort();
        NodeTrial.same("result", trained.get("out0"), asked.get("out0"), 1e-5);
        NodeTrial.same("mean", trained.get("in3"), asked.get("out1"), 1e-6);
        NodeTrial.same("variance", trained.get("in4"), asked.get("out2"), 1e-6);
    }

    @Test
    void leavesRunningStatisticsAloneWhereTheyAreOutputs() {
        Draw draw = new Draw(new Seed(64).random());
        NodeTrial trial = batch(15, draw, new long[] {4, 3, 5})
                .with("training_mode", 1L)
                .output()
                .output()
                .output();
        Map<String, Array> trained = trial.trained(new Seed(1));
        Draw again = new Draw(new Seed(64).random());
        again.array(60);
        again.array(3);
        again.array(3);
        assertThat(trained.get("in3").floats()).isEqualTo(again.array(3).floats());
        assertThat(trained.get("out1").floats()).isNotEqualTo(trained.get("in3").floats());
    }

    @Test
    void mixesTypesOfBatchesAndStatistics() {
        Draw draw = new Draw(new Seed(65).random());
        Map<String, Array> all = new NodeTrial("BatchNormalization", 15)
                .with("training_mode", 1L)
                .input(NodeTrial.as(ElementType.FLOAT16, draw.array(3, 2, 4)))
                .input(draw.array(2))
                .input(draw.array(2))
                .input(draw.array(2))
                .input(NodeTrial.as(ElementType.FLOAT64, draw.positive(2)))
                .output()
                .output()
                .output()
                .torch();
        assertThat(all.get("out0").type()).isEqualTo(ElementType.FLOAT16);
        assertThat(all.get("out1").type()).isEqualTo(ElementType.FLOAT32);
        assertThat(all.get("out2").type()).isEqualTo(ElementType.FLOAT64);
    }

    @Test
    void normalisesChannelsAndGroupsOfThem() {
        agree(66, 40, 1e-5, draw -> {
            long[] shape = draw.lengths(draw.from(3, 5), 1, 5);
            return new NodeTrial("InstanceNormalization", draw.one(7, 22))
                    .with("epsilon", 0.01)
                    .input(draw.array(shape))
                    .input(draw.array(shape[1]))
                    .input(draw.array(shape[1]));
        });
        agree(67, 40, 1e-5, draw -> {
            int opset = draw.one(18, 21, 22);
            long groups = draw.from(1, 3);
            long[] shape = draw.lengths(draw.from(3, 5), 1, 5);
            shape[1] = groups * draw.from(1, 3);
            long parameters = opset < 21 ? groups : shape[1];
            return new NodeTrial("GroupNormalization", opset)
                    .with("epsilon", 0.01)
                    .with("num_groups", groups)
                    .input(draw.array(shape))
                    .input(draw.array(parameters))
                    .input(draw.array(parameters));
        });
    }

    @Test
    void normalisesLayers() {
        agree(68, 80, 1e-5, draw -> {
            int rank = draw.from(1, 5);
            long[] shape = draw.lengths(rank, 1, 5);
            int axis = draw.from(0, rank - 1);
            long[] scale = Arrays.copyOfRange(shape, axis, rank);
            if (draw.chance()) {
                scale[draw.from(0, scale.length - 1)] = 1; // spreads
            }
            NodeTrial trial = new NodeTrial("LayerNormalization", draw.one(17, 22))
                    .with("epsilon", 0.01)
                    .with("axis", (long) (draw.chance() ? axis : axis - rank))
                    .input(draw.array(shape))
                    .input(draw.array(scale));
            if (draw.chance()) {
                trial.input(draw.array(scale));
            }
            trial.output();
            return draw.chance() ? trial : trial.output().output();
        });
        agree(
                69,
                20,
                2e-3,
                draw -> new NodeTrial("LayerNormalization", 17)
                        .input(NodeTrial.as(ElementType.FLOAT16, draw.array(3, 4)))
                        .input(NodeTrial.as(ElementType.FLOAT16, draw.array(4)))
                        .output()
                        .output()
                        .output());
        agree(70, 40, 1e-5, draw -> {
            long[] shape = draw.lengths(draw.from(1, 4), 1, 5);
            int axis = draw.from(0, shape.length - 1);
            return new NodeTrial("RMSNormalization", 23)
                    .with("epsilon", 0.01)
                    .with("axis", (long) axis)
                    .input(draw.array(shape))
                    .input(draw.array(Arrays.copyOfRange(shape, axis, shape.length)));
        });
    }

    @Test
    void aRootMeanSquareHasTheScalesType() {
        Array x = NodeTrial.as(ElementType.FLOAT16, Array.of(new float[] {3, 4}, 1, 2));
        Array scaled = new NodeTrial("RMSNormalization", 23)
                .with("epsilon", 0.0)
                .input(x)
                .input(Array.of(new float[] {1, 2}, 2))
                .torch(0);
        assertThat(scaled.floats()).containsExactly(new float[] {0.84852814f, 2.2627418f}, Offset.offset(1e-6f));
    }

    @Test
    void normalisesByMeanAndVariance() {
        agree(71, 30, 1e-4, draw -> {
            NodeTrial trial = new NodeTrial("MeanVarianceNormalization", draw.one(9, 13))
                    .input(draw.array(draw.lengths(4, 2, 4)));
            return draw.chance() ? trial : trial.with("axes", 1, 3);
        });
        Array alike = Array.of(new float[] {2, 2, 2}, 1, 3);
        assertThat(new NodeTrial("MeanVarianceNormalization", 13)
                        .with("axes", new long[] {1})
                        .input(alike)
                        .torch(0)
                        .floats())
                .containsOnly(0);
    }

    @Test
    void normalisesByNorms() {
        agree(72, 40, 1e-6, draw -> {
            long[] shape = draw.lengths(draw.from(1, 4), 1, 5);
            return new NodeTrial("LpNormalization", draw.one(7, 22))
                    .with("p", (long) draw.from(1, 2))
                    .with("axis", (long) draw.from(-shape.length, shape.length - 1))
                    .input(
                            draw.chance()
                                    ? draw.array(shape)
                                    : Array.of(new float[draw.array(shape).floats().length], shape));
        });
    }

    @Test
    void normalisesByNeighbouringChannels() {
        agree(
                73,
                40,
                1e-5,
                draw -> new NodeTrial("LRN", draw.one(7, 13))
                        .with("size", 2L * draw.from(0, 5) + 1) // the even ones ONNX Runtime refuses
                        .with("alpha", 0.3)
                        .with("beta", 0.6)
                        .with("bias", 1.5)
                        .input(draw.array(draw.lengths(4, 1, 7))));
        Array x = Array.of(new float[] {1, 2, 3}, 1, 3);
        NodeTrial response = new NodeTrial("LRN", 13)
                .with("size", 2L)
                .with("alpha", 2.0)
                .with("beta", 1.0)
                .input(x);
        // Each channel looks at itself and the next: 1 + 1 + 4, 1 + 4 + 9, 1 + 9.
        assertThat(response.torch(0).floats())
                .containsExactly(new float[] {1 / 6f, 2 / 14f, 3 / 10f}, Offset.offset(1e-6f));
    }

    @Test
    void refusesByName() {
        Array x = Array.of(new float[6], 1, 3, 2);
        Array two = Array.of(new float[2], 2);
        assertThatThrownBy(() -> new NodeTrial("GroupNormalization", 21)
                        .with("num_groups", 2L)
                        .input(x)
                        .input(two)
                        .input(two)
                        .torch())
                .hasMessage("node trial (GroupNormalization): expected an input of channels in 2 equal groups, got the"
                        + " shape [1, 3, 2]");
        assertThatThrownBy(() -> new NodeTrial("LpNormalization", 7)
                        .with("p", 3L)
                        .input(x)
                        .torch())
                .hasMessage("node trial (LpNormalization): expected a p of 1 or 2, got 3");
        assertThatThrownBy(() -> new NodeTrial("LRN", 7).input(x).torch())
                .hasMessage("node trial (LRN): expected a size of 1 or more, got 0");
        assertThatThrownBy(() -> new NodeTrial("LayerNormalization", 17)
                        .with("axis", 3L)
                        .input(x)
                        .input(two)
                        .torch())
                .hasMessage("node trial (LayerNormalization): expected an axis of the input, got 3 and the shape"
                        + " [1, 3, 2]");
        assertThatThrownBy(() -> new NodeTrial("LayerNormalization", 17)
                        .with("stash_type", 16L)
                        .input(x)
                        .input(two)
                        .torch())
                .hasMessageContaining("got BFLOAT16");
    }
}
