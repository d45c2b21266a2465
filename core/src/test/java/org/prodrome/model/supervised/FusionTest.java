package org.prodrome.model.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.RawFrontEnd;
import org.prodrome.model.supervised.Fusion.Joined;
import org.prodrome.model.task.Detection;
import org.prodrome.model.trunk.ConvolutionalTrunk;
import org.prodrome.model.trunk.Trunk;
import org.prodrome.runtime.OrtRuntime;

class FusionTest {
    private static final Grid PAIR = new Grid(2, List.of(8), OptionalDouble.empty(), true);
    private static final Trunk TRUNK = new ConvolutionalTrunk(List.of(4));

    private static Fusion fusion(Joined joined) {
        return new Fusion(
                new RawFrontEnd(FrontEnd.Level.KEPT),
                List.of(new Fusion.Part("a", 1, TRUNK), new Fusion.Part("b", 1, TRUNK)),
                joined,
                0.5,
                32,
                0,
                new Detection());
    }

    /** Scores of cases whose parts are as given, or missing where not a number. */
    private static float[] scores(Joined joined, float[]... cases) {
        Network network = fusion(joined).network(PAIR).keeping(Model.SCORE);
        float[] input = new float[16 * cases.length];
        for (int i = 0; i < input.length; i++) {
            float level = cases[i / 16][i / 8 % 2];
            input[i] = level * (float) Math.sin(i % 8 * level);
        }
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(network.initialise(new Seed(4))), 1)) {
            return Objects.requireNonNull(ort.run(Map.of(Model.INPUT, Array.of(input, PAIR.shape(cases.length))))
                            .get(Model.SCORE))
                    .floats();
        }
    }

    @Test
    void aDecisionIsTheMeanOfThoseOfThePartsThatAreThere() {
        float[] scores =
                scores(Joined.DECISIONS, new float[] {1, 2}, new float[] {1, Float.NaN}, new float[] {Float.NaN, 2});
        assertThat(scores[0]).isCloseTo((scores[1] + scores[2]) / 2, within(1e-5f));
        assertThat(scores[1]).isNotCloseTo(scores[2], within(1e-4f));
    }

    @Test
    void whatIsMissingIsNoValue() {
        float[] scores = scores(
                Joined.FEATURES,
                new float[] {1, Float.NaN},
                new float[] {1, 0},
                new float[] {Float.NaN, 2},
                new float[] {Float.NaN, Float.NaN});
        for (float score : scores) {
            assertThat(score).isFinite();
        }
        assertThat(Arrays.asList(scores[0], scores[1], scores[2], scores[3])).doesNotHaveDuplicates();
    }

    @Test
    void otherDataAreRefused() {
        assertThatThrownBy(() -> fusion(Joined.FEATURES).network(Grid.ofSpace(2, 8)))
                .hasMessage("fusion: expected several parts of 2 channels in all, any of which a case may lack, got 2"
                        + " channels without gaps");
        assertThatThrownBy(() -> fusion(Joined.FEATURES).network(PAIR.with(3))).hasMessageEndingWith("got 3 channels");
    }
}
