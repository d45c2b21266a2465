package org.prodrome.runtime;

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
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Parameters;

/** Steps of an optimiser worked out by hand. */
class OptimiserTest {

    /** A loss of w x, whose gradient is x. */
    private static Network product() {
        GraphBuilder g = new GraphBuilder("product");
        var product = g.add(
                Arithmetic.Mul, g.parameter("w", new Initialiser.Constant(1), true, 1), g.input("x", GraphBuilder.ANY));
        g.output(
                "loss",
                g.node(Reduction.ReduceSum, product).integer("keepdims", 0).output());
        return g.build();
    }

    private static float after(double weightDecay, double... gradients) {
        Network network = product();
        try (TorchParameters parameters = new TorchParameters(network.initialise(new Seed(0)), Device.CPU);
                TorchPhase phase = new TorchPhase(
                        network, network.trainable(), Optimiser.AdamW.of(0.1, weightDecay), parameters)) {
            for (double gradient : gradients) {
                phase.step(Map.of("x", Array.of(new float[] {(float) gradient}, 1)), 1, new Seed(0));
            }
            Parameters trained = parameters.download();
            return trained.get("w").floats()[0];
        }
    }

    /** With m = 0.09 / 0.19 and v = 0.000999 / 0.001999 the second step is 0.1 x 0.6700582. */
    @Test
    void adamForgetsGradientsSoonAndTheirSquaresLate() {
        assertThat(after(0, 1)).isCloseTo(0.9f, within(1e-6f));
        assertThat(after(0, 1, 0)).isCloseTo(0.8329942f, within(1e-6f));
    }

    /** 1 x 0.95 - 0.1, then 0.85 x 0.95 - 0.0670058. */
    @Test
    void weightsDecayApartFromTheGradient() {
        assertThat(after(0.5, 1)).isCloseTo(0.85f, within(1e-6f));
        assertThat(after(0.5, 1, 0)).isCloseTo(0.7404942f, within(1e-6f));
    }
}
