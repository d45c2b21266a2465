package org.prodrome.graph.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.BoltzmannMachine.Visible;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.TorchRuntime;

/** Three visible and three hidden units, whose 64 states can be told one by one. */
class BoltzmannMachineTest {
    private static final int N = 3;
    private static final BoltzmannMachine BINARY = new BoltzmannMachine("m", Visible.BINARY, N, N);
    private static final double[] WEIGHT = {0.8, -1.1, 0.3, 0.5, 0.9, -0.7, -0.4, 0.2, 1.2};
    private static final double[] VISIBLE = {0.3, -0.6, 0.1};
    private static final double[] HIDDEN = {-0.2, 0.4, 0.7};
    private static final float[][] DATA = {{1, 0, 1}, {1, 1, 0}, {1, 0, 1}, {0, 1, 1}};

    private static float[] bits(int state) {
        return new float[] {state & 1, state >> 1 & 1, state >> 2 & 1};
    }

    private static double minusEnergy(double[] weight, double[] visible, double[] hidden, float[] v, float[] h) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += visible[i] * v[i] + hidden[i] * h[i];
            for (int j = 0; j < N; j++) {
                sum += v[i] * weight[i * N + j] * h[j];
            }
        }
        return sum;
    }

    /** The sum over all hidden states of e to the negative energy. */
    private static double weightOf(double[] weight, double[] visible, double[] hidden, float[] v) {
        double sum = 0;
        for (int h = 0; h < 1 << N; h++) {
            sum += Math.exp(minusEnergy(weight, visible, hidden, v, bits(h)));
        }
        return sum;
    }

    private static double partition(double[] weight, double[] visible, double[] hidden) {
        double sum = 0;
        for (int v = 0; v < 1 << N; v++) {
            sum += weightOf(weight, visible, hidden, bits(v));
        }
        return sum;
    }

    /** Mean negative log likelihood of the data, all states counted. */
    private static double cost(double[] weight, double[] visible, double[] hidden) {
        double sum = 0;
        for (float[] v : DATA) {
            sum -= Math.log(weightOf(weight, visible, hidden, v) / partition(weight, visible, hidden));
        }
        return sum / DATA.length;
    }

    private static float[] exactGradient(double[] by) {
        float[] gradient = new float[by.length];
        for (int i = 0; i < by.length; i++) {
            double kept = by[i];
            by[i] = kept + 1e-5;
            double above = cost(WEIGHT, VISIBLE, HIDDEN);
            by[i] = kept - 1e-5;
            double below = cost(WEIGHT, VISIBLE, HIDDEN);
            by[i] = kept;
            gradient[i] = (float) ((above - below) / 2e-5);
        }
        return gradient;
    }

    private static Parameters parameters() {
        var arrays = new TreeMap<String, Array>();
        arrays.put("m.weight", Array.of(floats(WEIGHT), N, N));
        arrays.put("m.visible", Array.of(floats(VISIBLE), N));
        arrays.put("m.hidden", Array.of(floats(HIDDEN), N));
        return new Parameters(arrays);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * N];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i / N][i % N];
        }
        return flat;
    }

    private static void outputGradients(GraphBuilder g, Value of) {
        g.output("weight", Gradients.of(g, of, g.value("m.weight")), N, N);
        g.output("visible", Gradients.of(g, of, g.value("m.visible")), N);
        g.output("hidden", Gradients.of(g, of, g.value("m.hidden")), N);
    }

    private static Map<String, Array> run(Network network, Map<String, Array> inputs) {
        try (TorchRuntime torch = new TorchRuntime(network, parameters(), Device.CPU)) {
            return torch.run(inputs);
        }
    }

    private static void assertGradient(Map<String, Array> outputs, double tolerance) {
        Offset<Float> within = Offset.offset((float) tolerance);
        assertThat(outputs.get("weight").floats()).containsExactly(exactGradient(WEIGHT), within);
        assertThat(outputs.get("visible").floats()).containsExactly(exactGradient(VISIBLE), within);
        assertThat(outputs.get("hidden").floats()).containsExactly(exactGradient(HIDDEN), within);
    }

    /** With each of the eight visible states weighted by its share of the data less its probability. */
    @Test
    void theFreeEnergysGradientIsTheLikelihoodsWhereTheModelsStatesAreExact() {
        GraphBuilder g = new GraphBuilder("exact");
        Value v = g.input("v", GraphBuilder.ANY, N);
        Value share = g.input("share", GraphBuilder.ANY);
        Value energy = BINARY.freeEnergy(g, v);
        outputGradients(g, Layers.sum(g, g.add(Arithmetic.Mul, share, energy), 0));
        float[][] states = new float[1 << N][];
        float[] shares = new float[1 << N];
        for (int state = 0; state < states.length; state++) {
            states[state] = bits(state);
            float[] bits = states[state];
            double probability = weightOf(WEIGHT, VISIBLE, HIDDEN, bits) / partition(WEIGHT, VISIBLE, HIDDEN);
            double among =
                    Arrays.stream(DATA).filter(row -> Arrays.equals(row, bits)).count();
            shares[state] = (float) (among / DATA.length - probability);
        }
        assertGradient(
                run(g.build(), Map.of("v", Array.of(flat(states), 1 << N, N), "share", Array.of(shares, 1 << N))),
                1e-4);
    }

    /** Forty steps from the data, of 40,000 chains, are as good as the model's own samples. */
    @Test
    void longChainsGiveTheLikelihoodsGradient() {
        int steps = 40;
        int chains = 40_000;
        GraphBuilder g = new GraphBuilder("sampled");
        Value data = g.input("v", GraphBuilder.ANY, N);
        Value forHidden = g.input("h", steps, GraphBuilder.ANY, N);
        Value forVisible = g.input("w", steps, GraphBuilder.ANY, N);
        BINARY.hidden(g, data);
        BINARY.declareVisible(g);
        Value sampled = g.again(() -> {
            Value at = data;
            for (int step = 0; step < steps; step++) {
                at = BINARY.sample(g, at, step(g, forHidden, step), step(g, forVisible, step));
            }
            return at;
        });
        outputGradients(g, g.again(() -> BINARY.contrast(g, data, sampled)));
        float[][] rows = new float[chains][];
        Arrays.setAll(rows, i -> DATA[i % DATA.length]);
        assertGradient(
                run(
                        g.build(),
                        Map.of(
                                "v",
                                Array.of(flat(rows), chains, N),
                                "h",
                                uniform(1, steps, chains),
                                "w",
                                uniform(2, steps, chains))),
                0.01);
    }

    private static Value step(GraphBuilder g, Value drawn, int step) {
        return Layers.reshape(g, Layers.between(g, drawn, 0, step, step + 1), -1, N);
    }

    private static Array uniform(long seed, int steps, int chains) {
        var random = new Seed(seed).random();
        float[] values = new float[steps * chains * N];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Array.of(values, steps, chains, N);
    }

    /**
     * With weights of 0 and a bias of 2, quantities are 2 and what is drawn, and their free energy (v - 2)^2 / 2 - log
     * 2.
     */
    @Test
    void gaussianUnitsAreDrawnAroundTheirMeans() {
        BoltzmannMachine gaussian = new BoltzmannMachine("m", Visible.GAUSSIAN, 1, 1);
        GraphBuilder g = new GraphBuilder("gaussian");
        Value v = g.input("v", GraphBuilder.ANY, 1);
        g.output("energy", gaussian.freeEnergy(g, v), GraphBuilder.ANY);
        g.output("drawn", g.again(() -> gaussian.sample(g, v, v, v)), GraphBuilder.ANY, 1);
        var arrays = new TreeMap<String, Array>();
        arrays.put("m.weight", Array.of(new float[1], 1, 1));
        arrays.put("m.hidden", Array.of(new float[1], 1));
        arrays.put("m.visible", Array.of(new float[] {2}, 1));
        try (TorchRuntime torch = new TorchRuntime(g.build(), new Parameters(arrays), Device.CPU)) {
            Map<String, Array> outputs = torch.run(Map.of("v", Array.of(new float[] {0.5f}, 1, 1)));
            assertThat(outputs.get("energy").floats()[0])
                    .isCloseTo((float) (1.125 - Math.log(2)), Offset.offset(1e-6f));
            assertThat(outputs.get("drawn").floats()[0]).isCloseTo(2.5f, Offset.offset(1e-6f));
        }
    }
}
