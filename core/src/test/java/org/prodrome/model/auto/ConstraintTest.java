package org.prodrome.model.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Graphs;

final class ConstraintTest {
    private static final int INPUTS = 5;
    private static final int UNITS = 3;

    /** Of one sigmoid layer the penalty is the sum over units of (h (1 - h))² times the squared norm of its weights. */
    @Test
    void theExactJacobianOfOneLayerIsTheClosedForm() {
        Array x = new org.prodrome.graph.Initialiser.Normal(1).draw(new Seed(1), 2, INPUTS);
        AtomicReference<Parameters> used = new AtomicReference<>();
        float[] penalty = Graphs.run(
                x,
                (g, input) -> {
                    Value code = g.add(Activation.Sigmoid, Layers.dense(g, "layer", input, INPUTS, UNITS));
                    return new Constraint.Contractive(0.5).penalty(g, code, UNITS, input);
                },
                (_, start) -> {
                    used.set(start);
                    return start;
                });
        float[] weight = used.get().get("layer.weight").floats();
        for (int sample = 0; sample < 2; sample++) {
            double expected = 0;
            for (int unit = 0; unit < UNITS; unit++) {
                double sum = 0;
                double norm = 0;
                for (int i = 0; i < INPUTS; i++) {
                    sum += weight[unit * INPUTS + i] * x.floats()[sample * INPUTS + i];
                    norm += Math.pow(weight[unit * INPUTS + i], 2);
                }
                double h = 1 / (1 + Math.exp(-sum));
                expected += Math.pow(h * (1 - h), 2) * norm;
            }
            assertThat((double) penalty[sample]).isCloseTo(0.5 * expected, within(1e-6));
        }
    }

    @Test
    void sparsityIsTheDivergenceOfTheRateFromTheMeanActivity() {
        Array code = Array.of(new float[] {0.1f, 0.8f, 0.3f, 0.4f}, 2, 2);
        float[] penalty = Graphs.run(code, (g, h) -> new Constraint.Sparsity(0.05, 3).penalty(g, h, 2, h));
        double expected = 3 * (divergence(0.05, 0.2) + divergence(0.05, 0.6));
        assertThat((double) penalty[0]).isCloseTo(expected, within(1e-5));
    }

    private static double divergence(double rate, double mean) {
        return rate * Math.log(rate / mean) + (1 - rate) * Math.log((1 - rate) / (1 - mean));
    }

    @Test
    void magnitudesAreSummedCaseByCase() {
        Array code = Array.of(new float[] {-1, 2, 0.5f, 0}, 2, 2);
        float[] penalty = Graphs.run(code, (g, h) -> new Constraint.Magnitude(0.1).penalty(g, h, 2, h));
        assertThat(penalty[0]).isCloseTo(0.3f, within(1e-6f));
        assertThat(penalty[1]).isCloseTo(0.05f, within(1e-6f));
    }

    @Test
    void whatNoConstraintHasIsRefused() {
        assertThatThrownBy(() -> new Constraint.Sparsity(1, 1))
                .hasMessage("sparsity: expected a rate between 0 and 1, got 1.0");
        assertThatThrownBy(() -> new Constraint.Masking(1))
                .hasMessage("masking noise: expected a rate of 0 to below 1, got 1.0");
    }
}
