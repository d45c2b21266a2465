package org.prodrome.model.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.graph.Parameters;
import org.prodrome.model.Graphs;

final class PriorTest {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private static double logNormal(double x, double mean, double variance) {
        return -0.5 * (LOG_TWO_PI + Math.log(variance) + Math.pow(x - mean, 2) / variance);
    }

    @Test
    void theNormalPriorsDivergenceIsKingmasAndWellings() {
        Array mean = Array.of(new float[] {1, -2}, 1, 2);
        float[] divergence = Graphs.run(
                mean,
                (g, mu) -> new Prior.Normal()
                        .divergence(g, new Posterior(mu, g.constant(Array.of(new float[] {0.5f, -1}, 1, 2)), 2), mu));
        double expected = -0.5 * (1 + 0.5 - 1 - Math.exp(0.5)) - 0.5 * (1 - 1 - 4 - Math.exp(-1));
        assertThat((double) divergence[0]).isCloseTo(expected, within(1e-6));
    }

    @Test
    void theMixturesDensityIsTheMeanOfItsComponents() {
        Array z = Array.of(new float[] {0.3f, -1}, 1, 2);
        float[] surprise = Graphs.run(z, (g, code) -> new Prior.Mixture(2).surprise(g, code, 2), (_, start) -> {
            SortedMap<String, Array> chosen = new TreeMap<>(start.arrays());
            chosen.put("prior.means", Array.of(new float[] {0, 1, 2, -1}, 1, 2, 2));
            chosen.put("prior.log_variances", Array.of(new float[] {0, 0.7f, -0.4f, 0}, 1, 2, 2));
            return new Parameters(chosen);
        });
        double first = Math.exp(logNormal(0.3, 0, 1) + logNormal(-1, 1, Math.exp(0.7)));
        double second = Math.exp(logNormal(0.3, 2, Math.exp(-0.4)) + logNormal(-1, -1, 1));
        assertThat((double) surprise[0]).isCloseTo(-Math.log((first + second) / 2), within(1e-5));
    }

    @Test
    void theMixturesDivergenceIsThatOfOneDraw() {
        Array z = Array.of(new float[] {0.3f}, 1, 1);
        float[] difference = Graphs.run(z, (g, code) -> {
            Prior prior = new Prior.Mixture(2);
            Posterior posterior = new Posterior(
                    g.constant(Array.of(new float[] {-0.2f}, 1, 1)), g.constant(Array.of(new float[] {0.4f}, 1, 1)), 1);
            var divergence = prior.divergence(g, posterior, code);
            var surprise = g.again(() -> prior.surprise(g, code, 1));
            return g.add(org.prodrome.graph.Operator.Arithmetic.Sub, divergence, surprise);
        });
        assertThat((double) difference[0]).isCloseTo(logNormal(0.3, -0.2, Math.exp(0.4)), within(1e-5));
    }

    @Test
    void likelihoodsAreDensities() {
        Array x = Array.of(new float[] {1.5f}, 1, 1, 1);
        float[] normal = Graphs.run(
                x,
                (g, value) -> Likelihood.NORMAL.surprise(
                        g, value, new Likelihood.Said(g.constant(1), g.constant((float) Math.log(2)))));
        assertThat((double) normal[0]).isCloseTo(-logNormal(1.5, 1, 4), within(1e-6));
        float[] laplace = Graphs.run(
                x,
                (g, value) -> Likelihood.LAPLACE.surprise(
                        g, value, new Likelihood.Said(g.constant(1), g.constant((float) Math.log(2)))));
        assertThat((double) laplace[0]).isCloseTo(Math.log(4) + 0.25, within(1e-6));
    }
}
