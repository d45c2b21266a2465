package org.prodrome.model.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.TorchRuntime;

final class CriticTest {
    /** For D(x) = w·x² the gradient at the point between is 2 w x̂, by hand. */
    @Test
    void thePenaltyIsHowFarTheGradientsNormIsFromOne() {
        GraphBuilder g = new GraphBuilder("penalty");
        Value weight = g.parameter("weight", new Initialiser.Given(Array.of(new float[] {0.5f, 1}, 2, 1)), true, 2, 1);
        Value real = g.input("real", GraphBuilder.ANY, 2);
        Value made = g.input("made", GraphBuilder.ANY, 2);
        Value mix = g.input("mix", GraphBuilder.ANY, 1);
        Value penalty = Critic.penalty(
                g, x -> Layers.reshape(g, g.add(Arithmetic.MatMul, Layers.square(g, x), weight), -1), real, made, mix);
        g.output("penalty", penalty, GraphBuilder.ANY);
        Network network = g.build();
        try (TorchRuntime torch = new TorchRuntime(network, network.initialise(new Seed(1)), Device.CPU)) {
            float[] got = torch.run(Map.of(
                            "real", Array.of(new float[] {4, 2, 1, 0}, 2, 2),
                            "made", Array.of(new float[] {0, 2, 0, 0}, 2, 2),
                            "mix", Array.of(new float[] {0.75f, 1}, 2, 1)))
                    .get("penalty")
                    .floats();
            // Between: (3, 2), gradient (3, 4), norm 5; then (1, 0), gradient (1, 0), norm 1.
            assertThat((double) got[0]).isCloseTo(16, within(1e-5));
            assertThat((double) got[1]).isCloseTo(0, within(1e-5));
        }
    }
}
