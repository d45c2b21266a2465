package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.runtime.OrtRuntime;

/** Front ends that are made of others. */
final class ComposedFrontEndsTest {
    private static final Grid GRID = Grid.ofTime(2, 400, 100);
    private static final SpectrogramFrontEnd SPECTRUM = new SpectrogramFrontEnd(FrontEnd.Level.KEPT, 0.4, 0.2, 5, 45);

    private static float[] seen(FrontEnd frontEnd, float[] input) {
        GraphBuilder g = new GraphBuilder("seen");
        FrontEnd.Seen seen = frontEnd.input(g, GRID);
        g.output("seen", seen.values(), seen.grid().shape(GraphBuilder.ANY));
        Network network = g.build();
        try (OrtRuntime runtime = new OrtRuntime(network.toOnnx(network.initialise(new Seed(1))), 1)) {
            return runtime.run(Map.of(Model.INPUT, Array.of(input, GRID.shape(1))))
                    .get("seen")
                    .floats();
        }
    }

    @Test
    void whatIsAPolynomialAlreadyIsSmoothEnough() {
        float[] cubic = new float[800];
        float[] rough = new float[800];
        SplittableRandom random = new Seed(2).random();
        for (int i = 0; i < cubic.length; i++) {
            double t = (i % 400 - 200) / 100.0;
            cubic[i] = (float) (t * t * t - t + 0.5);
            rough[i] = (float) random.nextGaussian();
        }
        FrontEnd smoothed = new SmoothedFrontEnd(9, 3, new PlainFrontEnd());
        float[] kept = seen(smoothed, cubic);
        for (int i = 0; i < cubic.length; i++) {
            assertThat((double) kept[i]).isCloseTo(cubic[i], within(1e-4));
        }
        // The middle weight of a cubic through nine points is 59 / 231 (Savitzky and Golay 1964, table I).
        assertThat(power(seen(smoothed, rough)) / power(rough)).isCloseTo(59 / 231.0, within(0.05));
    }

    private static double power(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += value * value;
        }
        return sum / x.length;
    }

    @Test
    void momentsAreTheVarianceAndTheDeviationOfEachFrame() {
        float[] input = new float[800];
        for (int i = 0; i < input.length; i++) {
            input[i] = (i < 400 ? 1 : 3) * (i % 2 == 0 ? 1 : -1);
        }
        float[] seen = seen(new MomentFrontEnd(SPECTRUM), input);
        int frames = 21;
        int rows = seen.length / 2 / frames;
        // Statistics are those of before training, so that standardised is as it was but for a small constant.
        for (int channel = 0; channel < 2; channel++) {
            double deviation = channel == 0 ? 1 : 3;
            int variance = ((channel + 1) * rows - 2) * frames + 10;
            assertThat((double) seen[variance]).isCloseTo(deviation * deviation, within(1e-3));
            assertThat((double) seen[variance + frames]).isCloseTo(deviation, within(1e-3));
        }
    }

    @Test
    void whatIsMeasuredOfTrainingCasesCantComeAfterSmoothing() {
        assertThatThrownBy(() -> new SmoothedFrontEnd(9, 3, new RawFrontEnd(FrontEnd.Level.KEPT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smoothed: expected a front end that measures nothing of the training cases");
    }
}
