package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.statistic.SeedSpread;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.RawFrontEnd;
import org.prodrome.model.supervised.Classifier;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Joint;
import org.prodrome.model.task.Side;
import org.prodrome.model.task.Side.Subject.Use;
import org.prodrome.model.task.Task;
import org.prodrome.model.trunk.ConvolutionalTrunk;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.Windows;
import org.prodrome.train.Loop;
import org.prodrome.train.Schedule;

/**
 * Whether features learned beside the subject, or against it, tell more or less of whose a recording is: one recording
 * of each subject of the test part is sought among the other ones of all, by the nearest in the features.
 */
@Tag("slow")
class SubjectInFeaturesTest {
    private static final int SEEDS = 5;
    private static final int STEPS = 400;
    private static final int BATCH = 16;
    private static final Task SINGLE = new Detection();
    /** Student's, 97.5 % at four degrees of freedom. */
    private static final double STUDENT = 2.776;

    @TempDir
    private Path folder = Path.of("");

    /** What features are worth: the AUROC of the detection, and the share of subjects found by them. */
    private record Worth(double auroc, double found) {}

    private static Task joint(Use use, double weight) {
        return new Joint(SINGLE, List.of(new Side.Subject(128, 32, use, weight)), Joint.Weighing.FIXED);
    }

    @Test
    void howMuchOfTheSubjectFeaturesTell() throws Exception {
        RecipeTrial trial = RecipeTrial.of("ecg/convolutional-classifier", Profile.DEMO, folder);
        Map<String, Task> tasks = new LinkedHashMap<>();
        tasks.put("single task", SINGLE);
        tasks.put("subject kept", joint(Use.KEPT, 0.3));
        tasks.put("subject reversed", joint(Use.REVERSED, 0.3));
        tasks.put("subject confused", joint(Use.CONFUSED, 1));
        Map<String, List<Worth>> worths = new HashMap<>();
        tasks.forEach((name, task) -> {
            List<Worth> each = new ArrayList<>();
            for (int seed = 0; seed < SEEDS; seed++) {
                each.add(worth(trial, task, new Seed(seed)));
            }
            worths.put(name, each);
            print(name + ", AUROC", each.stream().map(Worth::auroc).toList());
            print(name + ", subjects found", each.stream().map(Worth::found).toList());
        });
        for (String name : List.of("subject kept", "subject reversed", "subject confused")) {
            List<Double> less = new ArrayList<>();
            for (int seed = 0; seed < SEEDS; seed++) {
                less.add(Objects.requireNonNull(worths.get("single task"))
                                .get(seed)
                                .found()
                        - Objects.requireNonNull(worths.get(name)).get(seed).found());
            }
            print("single task less " + name + ", subjects found", less);
        }
        double chance = 1.0 / (trial.cases().size() / 2 - 1);
        worths.forEach((name, each) -> assertThat(
                        SeedSpread.of(each.stream().map(Worth::found).toList()).mean())
                .as(name)
                .isBetween(chance, 0.5));
    }

    private static void print(String what, List<Double> figures) {
        SeedSpread spread = SeedSpread.of(figures);
        double half = STUDENT * spread.deviation() / Math.sqrt(SEEDS);
        System.out.printf(
                Locale.ROOT,
                "%s: %.3f (%.3f to %.3f over %d seeds)%n",
                what,
                spread.mean(),
                spread.mean() - half,
                spread.mean() + half,
                SEEDS);
    }

    private static Worth worth(RecipeTrial trial, Task task, Seed seed) {
        Grid grid = trial.recipe().preparation().grid();
        List<Prepared> cases = trial.cases().stream()
                .map(one -> Objects.requireNonNull(trial.prepared().get(one.id())))
                .toList();
        List<String> subjects = cases.stream()
                .map(one -> one.of().subject().id())
                .distinct()
                .sorted()
                .toList();
        List<String> learned = subjects.subList(0, subjects.size() / 2);
        List<Prepared> train = cases.stream()
                .filter(one -> learned.contains(one.of().subject().id()))
                .toList();
        List<Prepared> test = cases.stream()
                .filter(one -> !learned.contains(one.of().subject().id()))
                .toList();
        Classifier model = new Classifier(
                new RawFrontEnd(FrontEnd.Level.LEVELLED), new ConvolutionalTrunk(List.of(8, 16, 32, 32)), 0, 0, task);
        Network network = model.network(grid);
        WindowBatches batches = new WindowBatches(
                train,
                Balance.LABELS,
                trial.recipe().preparation(),
                BATCH,
                Augmenting.NONE,
                Targets.of(model.targets(), train),
                seed.split("batches"));
        Parameters trained = Loop.train(
                network,
                network.initialise(seed.split("parameters")),
                model.phases(network, Optimiser.AdamW.of(2e-3, 1e-2), Schedule.COSINE),
                batches,
                STEPS,
                Device.CPU,
                seed.split("chance"),
                (_, _, _) -> {});
        return judged(network.keeping(Model.SCORE, Supervised.FEATURES), trained, trial, test);
    }

    private static Worth judged(Network network, Parameters trained, RecipeTrial trial, List<Prepared> test) {
        double[] scores = new double[test.size()];
        boolean[] abnormal = new boolean[test.size()];
        double[][] features = new double[test.size()][];
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(trained), 1)) {
            for (int i = 0; i < scores.length; i++) {
                Map<String, Array> said = ort.run(windows(trial, test.get(i)));
                scores[i] = Arrays.stream(doubles(said, Model.SCORE)).average().orElseThrow();
                abnormal[i] = test.get(i).abnormal();
                features[i] = mean(doubles(said, Supervised.FEATURES), (int)
                        Objects.requireNonNull(said.get(Model.SCORE)).size());
            }
        }
        standardise(features);
        try {
            return new Worth(Auroc.of(scores, abnormal), found(features, test));
        } catch (UndefinedMetricException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Array> windows(RecipeTrial trial, Prepared one) {
        Windows windows = trial.recipe().preparation().windows();
        Grid grid = trial.recipe().preparation().grid();
        int[] starts = windows.starts(one.field().length());
        float[] input = new float[Math.toIntExact(starts.length * grid.size())];
        for (int i = 0; i < starts.length; i++) {
            windows.copy(one.field(), starts[i], input, i);
        }
        return Map.of(Model.INPUT, Array.of(input, grid.shape(starts.length)));
    }

    private static double[] doubles(Map<String, Array> said, String output) {
        float[] values = Objects.requireNonNull(said.get(output)).floats();
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static double[] mean(double[] rows, int count) {
        double[] mean = new double[rows.length / count];
        for (int i = 0; i < rows.length; i++) {
            mean[i % mean.length] += rows[i] / count;
        }
        return mean;
    }

    private static void standardise(double[][] features) {
        for (int column = 0; column < features[0].length; column++) {
            int at = column;
            double mean = Arrays.stream(features)
                    .mapToDouble(row -> row[at])
                    .average()
                    .orElseThrow();
            double variance = Arrays.stream(features)
                    .mapToDouble(row -> (row[at] - mean) * (row[at] - mean))
                    .average()
                    .orElseThrow();
            double deviation = Math.sqrt(variance) + 1e-9;
            for (double[] row : features) {
                row[column] = (row[column] - mean) / deviation;
            }
        }
    }

    /** Of all cases, the share whose nearest other one is the same subject's. */
    private static double found(double[][] features, List<Prepared> test) {
        double found = 0;
        for (int i = 0; i < features.length; i++) {
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < features.length; j++) {
                double squared = 0;
                for (int k = 0; k < features[i].length; k++) {
                    squared += (features[i][k] - features[j][k]) * (features[i][k] - features[j][k]);
                }
                if (j != i && squared < least) {
                    least = squared;
                    nearest = j;
                }
            }
            found += test.get(i).of().subject().equals(test.get(nearest).of().subject()) ? 1 : 0;
        }
        return found / features.length;
    }
}
