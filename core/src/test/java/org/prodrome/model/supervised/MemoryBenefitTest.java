package org.prodrome.model.supervised;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Logger;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.RawFrontEnd;
import org.prodrome.model.supervised.MemoryNetwork.Controllers;
import org.prodrome.model.supervised.MemoryNetwork.Serving;
import org.prodrome.model.task.Detection;
import org.prodrome.model.trunk.Gaps;
import org.prodrome.model.trunk.Pooling;
import org.prodrome.model.trunk.RecurrentTrunk;
import org.prodrome.model.trunk.Steps;
import org.prodrome.model.trunk.Trunk;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.train.Loop;
import org.prodrome.train.Schedule;

/**
 * Cases in a row from a device whose level is another every fifty cases or so, of which one in five is abnormal: two
 * above the level. What a case is, earlier cases tell. Levels in training have a deviation of 1.5; after the shift they
 * lie around 5, where no level of the training was. Prints the AUROC of the network without memory, with one, and with
 * one of plastic controllers, each with a 95 % t interval over five seeds.
 */
@Tag("slow")
final class MemoryBenefitTest {
    private static final Grid GRID = Grid.ofTime(1, 3, 1);
    private static final FrontEnd KEPT = new RawFrontEnd(FrontEnd.Level.KEPT);
    private static final Trunk TRUNK = new RecurrentTrunk(
            new Steps.Each(), Gaps.FILLED, Recurrence.GRU, Direction.FORWARD, List.of(12), 0, Pooling.LAST);
    private static final int BATCH = 24;
    private static final int ROUNDS = 500;
    private static final int TESTED = 1500;
    private static final int SEEDS = 5;

    /** Cases in a row. */
    private record Stream(float[] input, float[] label) {
        static Stream of(Seed seed, int cases, double centre) {
            var random = seed.random();
            float[] input = new float[3 * cases];
            float[] label = new float[cases];
            double level = centre + 1.5 * random.nextGaussian();
            for (int i = 0; i < cases; i++) {
                if (random.nextInt(50) == 0) {
                    level = centre + 1.5 * random.nextGaussian();
                }
                label[i] = random.nextInt(5) == 0 ? 1 : 0;
                double shown = level + 2 * label[i] + 0.4 * random.nextGaussian();
                for (int t = 0; t < 3; t++) {
                    input[3 * i + t] = (float) (shown + 0.2 * random.nextGaussian());
                }
            }
            return new Stream(input, label);
        }

        Map<String, Array> batch(long step) {
            int from = Math.toIntExact(step * BATCH);
            return Map.of(
                    Model.INPUT,
                    Array.of(Arrays.copyOfRange(input, 3 * from, 3 * (from + BATCH)), GRID.shape(BATCH)),
                    Objective.LABEL,
                    Array.of(Arrays.copyOfRange(label, from, from + BATCH), BATCH));
        }

        double auroc(Network network, Parameters trained, String score) throws UndefinedMetricException {
            try (OrtRuntime ort = new OrtRuntime(network.keeping(score).toOnnx(trained), 1)) {
                float[] scores = ort.run(Map.of(Model.INPUT, Array.of(input, GRID.shape(label.length))))
                        .get(score)
                        .floats();
                double[] values = new double[scores.length];
                boolean[] abnormal = new boolean[scores.length];
                for (int i = 0; i < scores.length; i++) {
                    values[i] = scores[i];
                    abnormal[i] = label[i] == 1;
                }
                return Auroc.of(values, abnormal);
            }
        }
    }

    private record Arm(String name, Supervised model, String score) {
        Parameters trained(Network network, Seed seed) {
            Stream stream = Stream.of(seed.split("training"), BATCH * ROUNDS, 0);
            return Loop.train(
                    network,
                    network.initialise(seed.split("parameters")),
                    model.phases(network, Optimiser.AdamW.of(5e-3, 1e-4), Schedule.COSINE),
                    stream::batch,
                    ROUNDS,
                    Device.CPU,
                    seed.split("chance"),
                    (_, _, _) -> {});
        }

        static Arm remembering(String name, Controllers controllers) {
            MemoryNetwork model = new MemoryNetwork(KEPT, TRUNK, 4, 12, controllers, Serving.LIVE, 0, new Detection());
            return new Arm(name, model, MemoryNetwork.LIVE + Model.SCORE);
        }
    }

    private static String interval(double[] values) {
        SummaryStatistics all = new SummaryStatistics();
        Arrays.stream(values).forEach(all::addValue);
        double half = new TDistribution(SEEDS - 1).inverseCumulativeProbability(0.975)
                * all.getStandardDeviation()
                / Math.sqrt(SEEDS);
        return String.format(
                Locale.ROOT, "%.3f (%.3f to %.3f)", all.getMean(), all.getMean() - half, all.getMean() + half);
    }

    @Test
    void aMemoryHelpsWhereEarlierCasesTell() throws UndefinedMetricException {
        List<Arm> arms = List.of(
                new Arm("without memory", new Classifier(KEPT, TRUNK, 12, 0, new Detection()), Model.SCORE),
                Arm.remembering("memory", Controllers.FIXED),
                Arm.remembering("plastic memory", Controllers.PLASTIC));
        double[][] alike = new double[arms.size()][SEEDS];
        double[][] shifted = new double[arms.size()][SEEDS];
        for (int arm = 0; arm < arms.size(); arm++) {
            Arm one = arms.get(arm);
            Network network = one.model().network(GRID);
            for (int i = 0; i < SEEDS; i++) {
                Seed seed = new Seed(i);
                Parameters trained = one.trained(network, seed);
                alike[arm][i] = Stream.of(seed.split("test"), TESTED, 0).auroc(network, trained, one.score());
                shifted[arm][i] = Stream.of(seed.split("shift"), TESTED, 5).auroc(network, trained, one.score());
            }
            log(one.name() + ": AUROC " + interval(alike[arm]) + ", after the shift " + interval(shifted[arm]));
        }
        log("memory less without: " + interval(difference(alike[1], alike[0])));
        log("plastic less fixed: " + interval(difference(alike[2], alike[1])) + ", after the shift "
                + interval(difference(shifted[2], shifted[1])));
        assertThat(Arrays.stream(difference(alike[1], alike[0])).min().orElseThrow())
                .isGreaterThan(0.05);
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static void log(String line) {
        Logger.getLogger(MemoryBenefitTest.class.getName()).info(line);
    }
}
