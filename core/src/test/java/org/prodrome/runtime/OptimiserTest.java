package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;

/** Optimisers step as PyTorch's do, and go on from what they remembered as if they had never stopped. */
class OptimiserTest {
    private static final Clipping UNCLIPPED = new Clipping.None();

    /** A loss whose gradients are what the inputs say: the sum of each parameter times its input. */
    private static Network following() {
        GraphBuilder g = new GraphBuilder("following");
        Value weight = g.parameter("weight", new Initialiser.Constant(0), true, 3, 7);
        Value bias = g.parameter("bias", new Initialiser.Constant(0), false, 2);
        Value ofWeight = g.add(Arithmetic.Mul, weight, g.input("weight gradient", 3, 7));
        Value ofBias = g.add(Arithmetic.Mul, bias, g.input("bias gradient", 2));
        g.output("loss", g.add(Arithmetic.Add, sum(g, ofWeight), sum(g, ofBias)));
        return g.build();
    }

    private static Value sum(GraphBuilder g, Value value) {
        return g.node(Reduction.ReduceSum, value).integer("keepdims", 0).output();
    }

    private static Map<String, List<float[]>> golden() throws IOException {
        Map<String, List<float[]>> golden = new LinkedHashMap<>();
        try (var in = Objects.requireNonNull(OptimiserTest.class.getResourceAsStream("optimisers.csv"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] cells = line.split(",");
                float[] values = new float[cells.length - 2];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.parseFloat(cells[i + 2]);
                }
                golden.computeIfAbsent(cells[0], _ -> new ArrayList<>()).add(values);
            }
        }
        return golden;
    }

    private static Map<String, Array> arrays(float[] values, String suffix) {
        float[] weight = java.util.Arrays.copyOf(values, 21);
        float[] bias = java.util.Arrays.copyOfRange(values, 21, 23);
        return new TreeMap<>(Map.of("weight" + suffix, Array.of(weight, 3, 7), "bias" + suffix, Array.of(bias, 2)));
    }

    private static TorchPhase phase(Optimiser optimiser, Clipping clipping, TorchParameters parameters) {
        return new TorchPhase(
                following(), Set.of("weight", "bias"), optimiser, clipping, Precision.FLOAT32, parameters);
    }

    private static float[] values(TorchParameters parameters) {
        Parameters now = parameters.download();
        float[] values = java.util.Arrays.copyOf(now.get("weight").floats(), 23);
        System.arraycopy(now.get("bias").floats(), 0, values, 21, 2);
        return values;
    }

    private static void step(TorchPhase phase, float[] gradient, int step) {
        phase.step(List.of(MicroBatch.whole(arrays(gradient, " gradient"))), step < 6 ? 1 : 0.5, new Seed(1));
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("sgd", new Optimiser.Sgd(0.1, 0, false, 0), UNCLIPPED),
                Arguments.of("sgd with weight decay", new Optimiser.Sgd(0.1, 0, false, 0.2), UNCLIPPED),
                Arguments.of("momentum", new Optimiser.Sgd(0.1, 0.9, false, 0.01), UNCLIPPED),
                Arguments.of("nesterov", new Optimiser.Sgd(0.1, 0.9, true, 0.01), UNCLIPPED),
                Arguments.of("adam", Optimiser.Adam.of(0.1, 0), UNCLIPPED),
                Arguments.of("adam with weight decay", new Optimiser.Adam(0.1, 0.8, 0.95, 1e-3, 0.3), UNCLIPPED),
                Arguments.of("adamw", Optimiser.AdamW.of(0.1, 0), UNCLIPPED),
                Arguments.of("adamw with weight decay", new Optimiser.AdamW(0.1, 0.8, 0.95, 1e-3, 0.3), UNCLIPPED),
                Arguments.of("rmsprop", Optimiser.RmsProp.of(0.1, 0), UNCLIPPED),
                Arguments.of("rmsprop with all", new Optimiser.RmsProp(0.1, 0.9, 0.8, true, 1e-3, 0.3), UNCLIPPED),
                Arguments.of("rmsprop with momentum", new Optimiser.RmsProp(0.1, 0.99, 0.9, false, 1e-8, 0), UNCLIPPED),
                Arguments.of("clipped by norm", new Optimiser.Sgd(0.1, 0, false, 0), new Clipping.Norm(5)),
                Arguments.of("clipped by value", new Optimiser.Sgd(0.1, 0, false, 0), new Clipping.Value(0.75)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void stepsAsPyTorchDoes(String name, Optimiser optimiser, Clipping clipping) throws IOException {
        Map<String, List<float[]>> golden = golden();
        Parameters start =
                new Parameters(new TreeMap<>(arrays(golden.get("start").getFirst(), "")));
        try (TorchParameters parameters = new TorchParameters(start, Device.CPU);
                TorchPhase phase = phase(optimiser, clipping, parameters)) {
            for (int step = 0; step < 12; step++) {
                step(phase, golden.get("gradient").get(step), step);
                float[] got = values(parameters);
                float[] expected = golden.get(name).get(step);
                for (int i = 0; i < 23; i++) {
                    assertThat(got[i])
                            .as("step %d, element %d", step + 1, i)
                            .isCloseTo(expected[i], within(Math.max(1, Math.abs(expected[i])) * 2e-6f));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void goesOnFromItsStateToTheSameBytes(String name, Optimiser optimiser, Clipping clipping) throws IOException {
        List<float[]> gradients = golden().get("gradient");
        Parameters start = new Parameters(new TreeMap<>(arrays(gradients.getFirst(), "")));
        Parameters half;
        Map<String, Array> state;
        float[] undisturbed;
        try (TorchParameters parameters = new TorchParameters(start, Device.CPU);
                TorchPhase phase = phase(optimiser, clipping, parameters)) {
            for (int step = 0; step < 5; step++) {
                step(phase, gradients.get(step), step);
            }
            half = parameters.download();
            state = phase.optimiserState();
            for (int step = 5; step < 12; step++) {
                step(phase, gradients.get(step), step);
            }
            undisturbed = values(parameters);
        }
        try (TorchParameters parameters = new TorchParameters(half, Device.CPU);
                TorchPhase phase = phase(optimiser, clipping, parameters)) {
            phase.restoreOptimiser(state);
            for (int step = 5; step < 12; step++) {
                step(phase, gradients.get(step), step);
            }
            assertThat(values(parameters)).isEqualTo(undisturbed);
        }
    }

    /** An element whose gradients are these and whose first value is 1, after as many steps at a rate of 0.1. */
    private static float after(double weightDecay, double... gradients) {
        float[] ones = new float[23];
        java.util.Arrays.fill(ones, 1);
        try (TorchParameters parameters =
                        new TorchParameters(new Parameters(new TreeMap<>(arrays(ones, ""))), Device.CPU);
                TorchPhase phase = phase(Optimiser.AdamW.of(0.1, weightDecay), UNCLIPPED, parameters)) {
            for (double gradient : gradients) {
                float[] alike = new float[23];
                java.util.Arrays.fill(alike, (float) gradient);
                step(phase, alike, 0);
            }
            return values(parameters)[0];
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

    @Test
    void refusesStateOfAnother() throws IOException {
        Parameters start =
                new Parameters(new TreeMap<>(arrays(golden().get("start").getFirst(), "")));
        try (TorchParameters parameters = new TorchParameters(start, Device.CPU);
                TorchPhase phase = phase(Optimiser.Adam.of(0.1, 0), UNCLIPPED, parameters)) {
            Map<String, Array> state = phase.optimiserState();
            assertThat(state.keySet())
                    .containsExactly(
                            "mean/bias", "mean/weight", "square/bias", "square/weight", "step/bias", "step/weight");
            state.put("mean/weight", Array.of(new float[21], 7, 3));
            assertThatThrownBy(() -> phase.restoreOptimiser(state))
                    .isInstanceOf(GraphException.class)
                    .hasMessage("optimiser state mean/weight: expected the shape [3, 7], got [7, 3]");
            assertThatThrownBy(() -> phase.restoreOptimiser(Map.of()))
                    .hasMessage("optimiser state: expected step/weight, got none");
        }
    }

    @Test
    void leavesAloneWhatNoGradientReached() {
        GraphBuilder g = new GraphBuilder("one of two");
        Value used = g.parameter("used", new Initialiser.Constant(1), true, 2);
        Value unused = g.parameter("unused", new Initialiser.Constant(1), true, 2);
        g.output("loss", sum(g, used));
        g.output("other", sum(g, unused));
        Network network = g.build();
        try (TorchParameters parameters = new TorchParameters(network.initialise(new Seed(1)), Device.CPU);
                TorchPhase phase = new TorchPhase(
                        network,
                        Set.of("used", "unused"),
                        new Optimiser.Sgd(0.1, 0.9, false, 0.5),
                        UNCLIPPED,
                        Precision.FLOAT32,
                        parameters)) {
            phase.step(List.of(MicroBatch.whole(Map.of())), 1, new Seed(1));
            assertThat(parameters.download().get("used").floats()).containsOnly(1 - 0.1f * 1.5f);
            assertThat(parameters.download().get("unused").floats()).containsOnly(1);
        }
    }

    @Test
    void readsWhatRecipesWrite() {
        assertThat(Optimiser.parse("adamw", 0.1, 0.2)).isEqualTo(Optimiser.AdamW.of(0.1, 0.2));
        assertThat(Optimiser.parse("adam", 0.1, 0.2)).isEqualTo(Optimiser.Adam.of(0.1, 0.2));
        assertThat(Optimiser.parse("adam betas 0.5 0.9", 0.1, 0.2))
                .isEqualTo(new Optimiser.Adam(0.1, 0.5, 0.9, 1e-8, 0.2))
                .isEqualTo(new Optimiser.Adam(0.05, 0.5, 0.9, 1e-8, 0.2).times(2));
        assertThat(Optimiser.parse("sgd", 0.1, 0)).isEqualTo(new Optimiser.Sgd(0.1, 0, false, 0));
        assertThat(Optimiser.parse("sgd momentum 0.9", 0.1, 0)).isEqualTo(new Optimiser.Sgd(0.1, 0.9, false, 0));
        assertThat(Optimiser.parse("sgd nesterov 0.9", 0.1, 0)).isEqualTo(new Optimiser.Sgd(0.1, 0.9, true, 0));
        assertThat(Optimiser.parse("rmsprop", 0.1, 0)).isEqualTo(Optimiser.RmsProp.of(0.1, 0));
        assertThat(Optimiser.parse("rmsprop centred momentum 0.8", 0.1, 0))
                .isEqualTo(new Optimiser.RmsProp(0.1, 0.99, 0.8, true, 1e-8, 0));
        assertThatThrownBy(() -> Optimiser.parse("adanw", 0.1, 0)).hasMessageEndingWith("did you mean adamw?");
        assertThatThrownBy(() -> Optimiser.parse("sgd momentum 1.5", 0.1, 0))
                .hasMessage("momentum: expected 0 to below 1, got 1.5");
        assertThat(Clipping.parse("norm 1")).isEqualTo(new Clipping.Norm(1));
        assertThat(Clipping.parse(new Clipping.Value(0.5).text())).isEqualTo(new Clipping.Value(0.5));
        assertThat(Clipping.parse("none")).isEqualTo(UNCLIPPED);
        assertThatThrownBy(() -> Clipping.parse("norms 1")).hasMessageEndingWith("did you mean norm 1?");
        assertThatThrownBy(() -> Clipping.parse("norm 0")).hasMessage("clip norm: expected a number above 0, got 0.0");
    }
}
