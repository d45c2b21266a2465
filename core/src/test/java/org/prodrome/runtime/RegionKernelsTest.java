package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.runtime.NodeTrial.agree;

import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;

/** Holds RoiAlign and NonMaxSuppression to ONNX Runtime. */
class RegionKernelsTest {

    @Test
    void poolsRegions() {
        agree(101, 120, 1e-5, draw -> {
            int opset = draw.one(10, 16);
            int samples = draw.from(1, 3);
            int regions = draw.from(0, 5);
            float[] corners = new float[4 * regions];
            long[] of = new long[regions];
            for (int i = 0; i < regions; i++) {
                of[i] = draw.from(0, samples - 1);
                for (int axis = 0; axis < 2; axis++) {
                    float start = (float) draw.random().nextDouble(-3, 25);
                    corners[4 * i + axis] = start;
                    corners[4 * i + 2 + axis] = start + (float) draw.random().nextDouble(-1, 20);
                }
            }
            NodeTrial trial = new NodeTrial("RoiAlign", opset)
                    .with("output_height", (long) draw.from(1, 4))
                    .with("output_width", (long) draw.from(1, 4))
                    .with("sampling_ratio", (long) draw.from(0, 3))
                    .with("spatial_scale", draw.one(1.0, 0.5, 0.1, 0.25))
                    .with("mode", draw.one("avg", "avg", "avg", "max"));
            if (opset >= 16) {
                trial.with("coordinate_transformation_mode", draw.one("half_pixel", "output_half_pixel"));
            }
            ElementType type = draw.one(ElementType.FLOAT32, ElementType.FLOAT64);
            return trial.input(
                            NodeTrial.as(type, draw.array(samples, draw.from(1, 3), draw.from(1, 9), draw.from(1, 9))))
                    .input(NodeTrial.as(type, Array.of(corners, regions, 4)))
                    .input(Array.of(of, regions));
        });
    }

    @Test
    void refusesRegionsOfNowhereAndWithoutEnd() {
        Array map = Array.of(new float[4], 1, 1, 2, 2);
        Array region = Array.of(new float[] {0, 0, 1, 1}, 1, 4);
        assertThatThrownBy(
                        new NodeTrial("RoiAlign", 16).input(map).input(region).input(Array.of(new long[] {1}, 1))
                                ::torch)
                .hasMessage("node trial (RoiAlign): expected regions of samples 0 to 0, got one of 1");
        for (float far : new float[] {1e30f, Float.POSITIVE_INFINITY, Float.NaN}) {
            assertThatThrownBy(new NodeTrial("RoiAlign", 16)
                            .input(map)
                            .input(Array.of(new float[] {0, 0, far, 1}, 1, 4))
                            .input(Array.of(new long[] {0}, 1))::torch)
                    .hasMessageContaining("expected a region of at most");
        }
        assertThatThrownBy(new NodeTrial("RoiAlign", 16).with("mode", "sum").input(map)::torch)
                .hasMessage("node trial (RoiAlign): expected the mode avg or max, got sum");
    }

    @Test
    void choosesBoxes() {
        agree(102, 150, 0, draw -> {
            int batch = draw.from(1, 2);
            int count = draw.from(1, 12);
            NodeTrial trial = new NodeTrial("NonMaxSuppression", draw.one(10, 11))
                    .with("center_point_box", (long) draw.from(0, 1));
            long[] shape = {batch, draw.from(1, 3), count};
            float[] scores = draw.array(shape).floats();
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Math.round(2 * scores[i]) / 2f; // with ties
            }
            trial.input(draw.positive(batch, count, 4)).input(Array.of(scores, shape));
            trial.input(Array.of(new long[] {draw.from(0, 5)}, 1));
            if (draw.chance()) {
                trial.absent();
            } else {
                trial.input(Array.of(new float[] {(float) draw.random().nextDouble()}, 1));
            }
            return draw.chance() ? trial : trial.input(Array.of(new float[] {draw.one(0f, 0.5f, 1f)}, 1));
        });
    }

    @Test
    void choosesNothingUnlessAskedForSome() {
        Array boxes = Array.of(new float[] {0, 0, 1, 1}, 1, 1, 4);
        Array chosen = new NodeTrial("NonMaxSuppression", 11)
                .input(boxes)
                .input(Array.of(new float[] {1}, 1, 1, 1))
                .torch(0);
        assertThat(chosen.shape()).containsExactly(0, 3);
        assertThat(chosen.type()).isEqualTo(ElementType.INT64);
    }
}
