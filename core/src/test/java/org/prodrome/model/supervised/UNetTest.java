package org.prodrome.model.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.RawFrontEnd;
import org.prodrome.runtime.OrtRuntime;

class UNetTest {
    private static final Grid GRID = Grid.ofSpace(1, 8, 8);

    private static UNet prior(double prior) {
        return new UNet(new RawFrontEnd(FrontEnd.Level.KEPT), List.of(4, 8), true, 0, prior, 0.1);
    }

    private static float[] scores(UNet model) {
        SplittableRandom random = new SplittableRandom(3);
        float[] pictures = new float[2 * 64];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = (float) random.nextGaussian();
        }
        Network network = model.network(GRID).keeping(Model.SCORE);
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(network.initialise(new Seed(1))), 1)) {
            return Objects.requireNonNull(ort.run(Map.of(Model.INPUT, Array.of(pictures, GRID.shape(2))))
                            .get(Model.SCORE))
                    .floats();
        }
    }

    /** The odds of 1 in 100 are those of an even chance divided by 99. */
    @Test
    void placesBeginAtThePriorsOdds() {
        float[] even = scores(prior(0.5));
        float[] rare = scores(prior(0.01));
        for (int i = 0; i < even.length; i++) {
            assertThat((double) rare[i]).isCloseTo(even[i] - Math.log(99), within(1e-4));
        }
    }

    @Test
    void refusesAPriorThatIsNoDoubt() {
        assertThatThrownBy(() -> prior(0)).hasMessageContaining("a prior above 0 and below 1");
        assertThatThrownBy(() -> prior(1)).hasMessageContaining("got [4, 8], 0.0, 1.0 and 0.1");
    }
}
