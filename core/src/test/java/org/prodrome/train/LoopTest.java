package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Clipping;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.Precision;

class LoopTest {
    private static final Optimiser DESCENT = new Optimiser.Sgd(0.3, 0.9, false, 0.01);
    private static final Network PLAIN = Tiny.network(false);
    private static final Network NORMED = Tiny.network(true);

    /** With a constant rate the first rounds are the same however many follow. */
    private static Plan constant(Network network, long rounds) {
        Phase phase = new Phase(
                        "train",
                        network.trainable(),
                        new Objective.BinaryCrossEntropy("logit"),
                        DESCENT,
                        Schedule.CONSTANT)
                .with(new Clipping.Norm(1));
        Plan plan = Tiny.plan(network, DESCENT, rounds);
        return new Plan(
                network,
                plan.start(),
                List.of(phase),
                plan.batches(),
                rounds,
                plan.device(),
                plan.seed(),
                Options.NONE);
    }

    private static Loop.Trained train(Plan plan, Options options) throws Exception {
        return Loop.train(plan.with(options), (_, _, _) -> {});
    }

    private static Map<String, double[]> doubles(Parameters parameters) {
        Map<String, double[]> doubles = new HashMap<>();
        parameters.arrays().forEach((name, array) -> {
            float[] values = array.floats();
            double[] wide = new double[values.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = values[i];
            }
            doubles.put(name, wide);
        });
        return doubles;
    }

    private static double difference(Parameters a, Parameters b) {
        Map<String, double[]> others = doubles(b);
        double largest = 0;
        for (var entry : doubles(a).entrySet()) {
            for (int i = 0; i < entry.getValue().length; i++) {
                largest = Math.max(largest, Math.abs(entry.getValue()[i] - others.get(entry.getKey())[i]));
            }
        }
        return largest;
    }

    /** The sum of parameters after some rounds, each with its weight. */
    private static Map<String, double[]> sum(Network network, Map<Long, Double> weights) throws Exception {
        Map<String, double[]> sum = new HashMap<>();
        for (var entry : weights.entrySet()) {
            doubles(train(constant(network, entry.getKey()), Options.NONE).parameters())
                    .forEach((name, values) -> {
                        double[] sums = sum.computeIfAbsent(name, _ -> new double[values.length]);
                        for (int i = 0; i < sums.length; i++) {
                            sums[i] += entry.getValue() * values[i];
                        }
                    });
        }
        return sum;
    }

    private static void assertEqual(Parameters got, Map<String, double[]> expected) {
        doubles(got)
                .forEach((name, values) ->
                        assertThat(values).as(name).containsExactly(expected.get(name), within(1e-6)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16, 40})
    void partsOfABatchAddUpToTheWhole(int parts) throws Exception {
        Plan plan = Tiny.plan(PLAIN, DESCENT, 10);
        List<Double> whole = new ArrayList<>();
        List<Double> parted = new ArrayList<>();
        Parameters once = Loop.train(plan, (_, _, loss) -> whole.add(loss)).parameters();
        Parameters added = Loop.train(plan.with(Options.NONE.withMicroBatches(parts)), (_, _, loss) -> parted.add(loss))
                .parameters();
        assertThat(difference(once, added)).isLessThan(1e-6);
        for (int i = 0; i < whole.size(); i++) {
            assertThat(parted.get(i)).isCloseTo(whole.get(i), within(1e-6));
        }
    }

    @Test
    void unlikeInputsCannotBeParted() {
        Plan plan = Tiny.plan(PLAIN, DESCENT, 1);
        Plan unlike = new Plan(
                PLAIN,
                plan.start(),
                plan.phases(),
                _ -> Map.of("x", Array.of(new float[12], 3, 4), Objective.LABEL, Array.of(new float[2], 2)),
                1,
                Device.CPU,
                plan.seed(),
                Options.NONE.withMicroBatches(2));
        assertThatThrownBy(() -> Loop.train(unlike, (_, _, _) -> {}))
                .hasMessage("batch: expected inputs with as many samples each, to part them, got {label=2, x=3}");
    }

    @Test
    void exponentialAverageIsCorrectedForItsBeginning() throws Exception {
        double decay = 0.6;
        Map<Long, Double> weights = new HashMap<>();
        for (long round = 3; round <= 6; round++) {
            weights.put(round, (1 - decay) * Math.pow(decay, 6.0 - round) / (1 - Math.pow(decay, 4)));
        }
        Parameters averaged = train(
                        constant(NORMED, 6), Options.NONE.with(new Averaging.Exponential(decay, new Extent.Steps(2))))
                .parameters();
        assertEqual(averaged, sum(NORMED, weights));
    }

    @Test
    void meanIsThatOfTheRoundsThatCount() throws Exception {
        Parameters averaged = train(
                        constant(PLAIN, 8), Options.NONE.with(new Averaging.Mean(new Extent.Percent(25), 2)))
                .parameters();
        assertEqual(averaged, sum(PLAIN, Map.of(4L, 1 / 3.0, 6L, 1 / 3.0, 8L, 1 / 3.0)));
    }

    @Test
    void statisticsAreSettledUnderTheMean() throws Exception {
        Options mean = Options.NONE.with(new Averaging.Mean(new Extent.Percent(0), 1));
        Plan plan = constant(NORMED, 120);
        // A running mean that is far off at first, so that its own average is, too.
        SortedMap<String, Array> start = new TreeMap<>(plan.start().arrays());
        float[] far = new float[8];
        Arrays.fill(far, 1000);
        start.put("norm.mean", Array.of(far, 8));
        Plan off = new Plan(
                NORMED,
                new Parameters(start),
                plan.phases(),
                plan.batches(),
                plan.rounds(),
                plan.device(),
                plan.seed(),
                mean);
        Parameters averaged = Loop.train(off, (_, _, _) -> {}).parameters();
        // What the first layer gives over the batches that settle, which the running mean has to be near.
        float[] weight = averaged.get("first.weight").floats();
        float[] bias = averaged.get("first.bias").floats();
        double[] means = new double[8];
        for (long step = 60; step < 100; step++) {
            float[] x = Tiny.batch(16, step).get("x").floats();
            for (int unit = 0; unit < 8; unit++) {
                for (int i = 0; i < x.length; i++) {
                    means[unit] += x[i] * weight[4 * unit + i % 4] / 16 / 40;
                }
                means[unit] += bias[unit] / 40;
            }
        }
        assertThat(doubles(averaged).get("norm.mean")).containsExactly(means, within(0.5));
    }

    @Test
    void averagesAreReadAsTheyAreWritten() {
        assertThat(Averaging.parse("none")).isEqualTo(new Averaging.None());
        assertThat(Averaging.parse("exponential 0.999").text()).isEqualTo("exponential 0.999 from 0 steps");
        assertThat(Averaging.parse("exponential 0.99 from 10 %"))
                .isEqualTo(new Averaging.Exponential(0.99, new Extent.Percent(10)));
        assertThat(Averaging.parse("mean from 75 %")).isEqualTo(new Averaging.Mean(new Extent.Percent(75), 1));
        assertThat(Averaging.parse("mean from 75 % every 50 steps").text()).isEqualTo("mean from 75 % every 50 steps");
        assertThatThrownBy(() -> Averaging.parse("exponentail 0.999"))
                .hasMessageEndingWith("did you mean exponential 0.999?");
        assertThatThrownBy(() -> Averaging.parse("exponential 1"))
                .hasMessage("averaging: expected a decay of 0 to below 1, got 1.0");
    }

    @Test
    void frozenPartsStayAsTheyAreAndUseTheirStatistics() throws Exception {
        Plan plan = constant(NORMED, 5);
        Parameters trained =
                train(plan, Options.NONE.freezing("first.*", "norm.*")).parameters();
        for (String name :
                List.of("first.weight", "first.bias", "norm.scale", "norm.shift", "norm.mean", "norm.variance")) {
            assertThat(trained.get(name).floats())
                    .as(name)
                    .isEqualTo(plan.start().get(name).floats());
        }
        assertThat(trained.get("second.weight").floats())
                .isNotEqualTo(plan.start().get("second.weight").floats());
        // A norm whose mean is 0 and whose variance is 1 does next to nothing when it uses them.
        Plan bare = constant(PLAIN, 5);
        Parameters like = train(bare, Options.NONE.freezing("first.*")).parameters();
        assertThat(trained.get("second.weight").floats())
                .containsExactly(like.get("second.weight").floats(), within(1e-4f));
    }

    @Test
    void aPatternThatMatchesNothingIsAnError() {
        assertThatThrownBy(() -> train(constant(NORMED, 1), Options.NONE.freezing("frist.*")))
                .hasMessage("pattern frist.*: expected the name of an initializer, got none that matches; did you mean"
                        + " first.*?");
        assertThatThrownBy(() -> train(constant(NORMED, 1), Options.NONE.freezing("norm.scales")))
                .hasMessageEndingWith("did you mean norm.scale?");
        assertThatThrownBy(() -> train(constant(NORMED, 1), Options.NONE.freezing("*")))
                .hasMessage("phase train: expected parameters to train, got none that [*] doesn't freeze");
    }

    @Test
    void stopsEarlyAndKeepsTheBest() throws Exception {
        // Held back are the opposite labels, so that learning makes their loss rise from the first look on.
        EarlyStopping stopping = new EarlyStopping(LoopTest::opposite, 2, 4, 3);
        List<Long> rounds = new ArrayList<>();
        Loop.Trained stopped =
                Loop.train(constant(NORMED, 100).with(Options.NONE.with(stopping)), (round, _, _) -> rounds.add(round));
        assertThat(stopped.rounds()).isEqualTo(16);
        assertThat(rounds).hasSize(16);
        assertThat(NORMED.toOnnx(stopped.parameters()))
                .isEqualTo(
                        NORMED.toOnnx(train(constant(NORMED, 4), Options.NONE).parameters()));
        assertThat(stopped.heldBackLoss()).isPresent();

        EarlyStopping patient = new EarlyStopping(step -> Tiny.batch(16, 1000 + step), 2, 10, 3);
        Loop.Trained whole = train(constant(NORMED, 20), Options.NONE.with(patient));
        assertThat(whole.rounds()).isEqualTo(20);
    }

    @Test
    void keepsWhatAJudgeFindsBestAndTrainsToTheEnd() throws Exception {
        List<Long> judged = new ArrayList<>();
        EarlyStopping.Judge judge = (parameters, round) -> {
            judged.add(round);
            assertThat(parameters.arrays()).isNotEmpty();
            return round == 8 || round == 16 ? 0.25 : 0.5;
        };
        EarlyStopping choosing = new EarlyStopping(new EarlyStopping.Judged("by round", judge), 4, EarlyStopping.NEVER);
        Loop.Trained chosen = train(constant(NORMED, 18), Options.NONE.with(choosing));
        assertThat(chosen.rounds()).isEqualTo(18);
        assertThat(judged).containsExactly(4L, 8L, 12L, 16L, 18L);
        // Of equals the first.
        assertThat(NORMED.toOnnx(chosen.parameters()))
                .isEqualTo(
                        NORMED.toOnnx(train(constant(NORMED, 8), Options.NONE).parameters()));
        EarlyStopping lost =
                new EarlyStopping(new EarlyStopping.Judged("nowhere", (_, _) -> Double.NaN), 4, EarlyStopping.NEVER);
        assertThatThrownBy(() -> train(constant(NORMED, 18), Options.NONE.with(lost)))
                .isInstanceOf(DivergenceException.class);
        assertThatThrownBy(() -> new EarlyStopping(new EarlyStopping.Judged("x", judge), 0, 1))
                .hasMessage("early stopping: expected every of 1 or more, got 0");
    }

    private static Map<String, Array> opposite(long step) {
        Map<String, Array> batch = new HashMap<>(Tiny.batch(16, 500 + step));
        float[] label = batch.get(Objective.LABEL).floats();
        for (int i = 0; i < label.length; i++) {
            label[i] = 1 - label[i];
        }
        batch.put(Objective.LABEL, Array.of(label, label.length));
        return batch;
    }

    @Test
    void computesInBfloat16AndKeepsParametersIn32Bits() throws Exception {
        List<Double> exact = new ArrayList<>();
        List<Double> mixed = new ArrayList<>();
        Plan plan = Tiny.plan(NORMED, Optimiser.Adam.of(0.02, 0), 80);
        Parameters full = Loop.train(plan, (_, _, loss) -> exact.add(loss)).parameters();
        Parameters half = Loop.train(plan.with(Options.NONE.with(Precision.BFLOAT16)), (_, _, loss) -> mixed.add(loss))
                .parameters();
        assertThat(mixed.getFirst()).isCloseTo(exact.getFirst(), within(0.02)).isNotEqualTo(exact.getFirst());
        assertThat(mean(mixed.subList(60, 80))).isCloseTo(mean(exact.subList(60, 80)), within(0.05));
        assertThat(mean(mixed.subList(60, 80))).isLessThan(0.8 * mean(mixed.subList(0, 10)));
        assertThat(difference(full, half)).isBetween(1e-5, 0.5);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** A single parameter w, and a loss made of it. */
    private static Plan single(
            float start, double rate, long rounds, java.util.function.BiFunction<GraphBuilder, Value, Value> loss) {
        GraphBuilder g = new GraphBuilder("single");
        Value w = g.parameter("w", new Initialiser.Constant(start), false, 1);
        Value spare = g.parameter("spare", new Initialiser.Constant(1), false, 1);
        Value whole = g.add(Arithmetic.Add, loss.apply(g, w), g.add(Arithmetic.Mul, spare, spare));
        g.output("value", whole);
        Network network = g.build();
        Phase phase = new Phase(
                "fit",
                network.trainable(),
                new Objective.Mean("value"),
                new Optimiser.Sgd(rate, 0, false, 0),
                Schedule.CONSTANT);
        return new Plan(
                network,
                network.initialise(new Seed(1)),
                List.of(phase),
                _ -> Map.of(),
                rounds,
                Device.CPU,
                new Seed(1),
                Options.NONE);
    }

    @Test
    void aLossThatIsNoFiniteNumberStopsTraining() {
        // w doubles its distance from 0 a hundredfold each step: its square overflows at the tenth.
        Plan plan = single(1, 50.5, 100, (g, w) -> g.add(Arithmetic.Mul, w, w));
        assertThatThrownBy(() -> Loop.train(plan, (_, _, _) -> {}))
                .isInstanceOf(DivergenceException.class)
                .hasMessage(
                        "phase fit, step 11: expected a finite loss, got Infinity; a lower learning rate, warm-up or"
                                + " clipping may help");
    }

    @Test
    void aGradientThatIsNoFiniteNumberStopsTrainingAndIsNamed() {
        // The root's slope at 0 is infinite while its value is 0.
        Plan plan = single(0, 0.1, 100, (g, w) -> g.add(Arithmetic.Sqrt, w));
        assertThatThrownBy(() -> Loop.train(plan, (_, _, _) -> {}))
                .isInstanceOf(DivergenceException.class)
                .hasMessage("phase fit, step 1: expected finite gradients, got one of w that is not (loss 1.0); a lower"
                        + " learning rate, warm-up or clipping may help");
    }

    @Test
    void aParameterThatIsNoFiniteNumberAtTheEndIsNamed() {
        Plan plan = single(1, 3e38, 1, (g, w) -> g.add(Arithmetic.Mul, w, w));
        assertThatThrownBy(() -> Loop.train(plan, (_, _, _) -> {}))
                .isInstanceOf(DivergenceException.class)
                .hasMessageStartingWith(
                        "phase fit, step 1: expected finite parameters after it, got spare that is not");
    }

    @Test
    void aHeldBackLossThatIsNoFiniteNumberStopsTraining() {
        Map<String, Array> spoilt = new HashMap<>(Tiny.batch(16, 1));
        spoilt.put("x", Array.of(new float[] {Float.NaN, 0, 0, 0}, 1, 4));
        EarlyStopping stopping = new EarlyStopping(_ -> spoilt, 1, 2, 1);
        assertThatThrownBy(() -> train(constant(PLAIN, 10), Options.NONE.with(stopping)))
                .hasMessageStartingWith("phase train, step 2: expected a finite loss on the data held back, got NaN");
    }

    @Test
    void aLossThatNothingLeadsToIsAnError() {
        GraphBuilder g = new GraphBuilder("idle");
        g.parameter("w", new Initialiser.Constant(1), false, 1);
        g.output("value", g.input("x", 1));
        Network network = g.build();
        Phase phase = new Phase("fit", network.trainable(), new Objective.Mean("value"), DESCENT, Schedule.CONSTANT);
        assertThatThrownBy(() -> Loop.train(
                        network,
                        network.initialise(new Seed(1)),
                        List.of(phase),
                        _ -> Map.of("x", Array.of(new float[1], 1)),
                        3,
                        Device.CPU,
                        new Seed(1),
                        (_, _, _) -> {}))
                .hasMessageStartingWith("output loss: expected one that depends on");
    }
}
