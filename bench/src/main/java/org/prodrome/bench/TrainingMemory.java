package org.prodrome.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth;
import org.prodrome.data.synthetic.HeartSounds;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.model.Model;
import org.prodrome.objective.Objective;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.Recipe;
import org.prodrome.recipe.RecipeFile;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.signal.Windows;
import org.prodrome.train.Loop;

/**
 * Whether training leaks native memory: 2,000 steps of the MFCC network at its recipe's standard size, the process's
 * resident memory after each. The median of the last third may lie at most 2 % or 20 MB, whichever is more, above that
 * of the middle third. Linux only, for it reads /proc/self/status.
 *
 * <pre>./prodrome bench TrainingMemory [STEPS]</pre>
 *
 * <p>Exit code 1 where it grew by more.
 */
public final class TrainingMemory {
    private static final String RECIPE = "heart-sound/dissanayake2020-mfcc-cnn";
    private static final int STEPS = 2000;
    private static final int RECORDINGS = 40;
    private static final double GROWTH = 0.02;
    private static final long GROWTH_BYTES = 20_000_000;
    private static final Path STATUS = Path.of("/proc/self/status");

    private TrainingMemory() {}

    public static void main(String[] args) throws Exception {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : STEPS;
        Recipe recipe = RecipeFile.find(RECIPE).in(Profile.STANDARD);
        Network network = recipe.model()
                .network(
                        recipe.preparation().windows().length(),
                        recipe.preparation().rate());
        Recipe.Training training = recipe.training();
        long[] resident = new long[steps];
        Seed seed = new Seed(1);
        Loop.train(
                network,
                network.initialise(seed.split("parameters")),
                recipe.model()
                        .phases(
                                network,
                                Optimiser.AdamW.of(training.learningRate(), training.weightDecay()),
                                training.schedule()),
                batches(recipe, seed),
                steps,
                Device.CPU,
                seed.split("chance"),
                (round, rounds, loss) -> {
                    resident[(int) round - 1] = resident();
                    if (round % Math.max(1, rounds / 10) == 0) {
                        System.out.printf(
                                "step %d: %.1f MB, loss %.4f%n", round, resident[(int) round - 1] / 1e6, loss);
                    }
                });
        long middle = median(Arrays.copyOfRange(resident, steps / 3, 2 * steps / 3));
        long last = median(Arrays.copyOfRange(resident, 2 * steps / 3, steps));
        boolean flat = last - middle <= Math.max(GROWTH * middle, GROWTH_BYTES);
        System.out.printf(
                "median resident memory: middle third %.1f MB, last third %.1f MB, %+.2f %%: %s%n",
                middle / 1e6, last / 1e6, 100.0 * (last - middle) / middle, flat ? "flat" : "it grew");
        System.exit(flat ? 0 : 1);
    }

    /** Windows at random places of simulated recordings, as a run draws them. */
    private static Loop.Batches batches(Recipe recipe, Seed seed) throws Exception {
        List<Case> cases = new HeartSounds(RECORDINGS, recipe.simulator().seconds())
                .dataset(seed.split("simulator"))
                .cases();
        List<float[]> samples = new ArrayList<>();
        for (Case one : cases) {
            samples.add(recipe.preparation().samples(one));
        }
        Windows windows = recipe.preparation().windows();
        int size = recipe.training().batch();
        return step -> {
            SplittableRandom random = seed.split("batches").split(step).random();
            float[] signal = new float[size * windows.length()];
            float[] label = new float[size];
            for (int i = 0; i < size; i++) {
                int drawn = random.nextInt(cases.size());
                int room = Math.max(1, samples.get(drawn).length - windows.length() + 1);
                windows.copy(samples.get(drawn), random.nextInt(room), signal, i);
                label[i] = cases.get(drawn).truth().label() == Truth.Label.ABNORMAL ? 1 : 0;
            }
            return Map.of(
                    Model.SIGNAL, Array.of(signal, size, 1, windows.length()), Objective.LABEL, Array.of(label, size));
        };
    }

    /** Bytes. */
    private static long resident() {
        try {
            return Files.readAllLines(STATUS).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
