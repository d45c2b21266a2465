package org.prodrome.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.prodrome.runtime.Clipping;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;
import org.prodrome.train.Averaging;
import org.prodrome.train.Checkpointing;
import org.prodrome.train.EarlyStopping;
import org.prodrome.train.Extent;
import org.prodrome.train.Loop;
import org.prodrome.train.Options;
import org.prodrome.train.Phase;
import org.prodrome.train.Plan;

/**
 * Whether training leaks native memory: 2,000 steps of the MFCC network at its recipe's standard size, the process's
 * resident memory after each; see {@link ResidentMemory} for what is flat. At another profile's size, such as
 * {@code smoke}, a step takes milliseconds, and all that training can do is done: clipping, micro-batches, an average,
 * looks at data held back and checkpoints.
 *
 * <pre>./prodrome bench TrainingMemory [STEPS] [PROFILE]</pre>
 *
 * <p>Exit code 1 where it grew.
 */
public final class TrainingMemory {
    private static final String RECIPE = "heart-sound/dissanayake2020-mfcc-cnn";
    private static final int STEPS = 2000;
    private static final int RECORDINGS = 40;

    private TrainingMemory() {}

    public static void main(String[] args) throws Exception {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : STEPS;
        Profile profile = args.length > 1 ? Profile.valueOf(args[1].toUpperCase(Locale.ROOT)) : Profile.STANDARD;
        Recipe recipe = RecipeFile.find(RECIPE).in(profile);
        Network network = recipe.model().network(recipe.preparation().grid());
        Recipe.Training training = recipe.training();
        Seed seed = new Seed(1);
        Loop.Batches batches = batches(recipe, seed);
        List<Phase> phases = recipe
                .model()
                .phases(
                        network,
                        Optimiser.AdamW.of(training.learningRate(), training.weightDecay()),
                        training.schedule())
                .stream()
                .map(phase -> profile == Profile.STANDARD ? phase : phase.with(new Clipping.Norm(1)))
                .toList();
        ResidentMemory memory = new ResidentMemory(steps);
        Path checkpoint = Files.createTempDirectory("training-memory").resolve("checkpoint");
        Loop.train(
                new Plan(
                        network,
                        network.initialise(seed.split("parameters")),
                        phases,
                        batches,
                        steps,
                        Device.CPU,
                        seed.split("chance"),
                        profile == Profile.STANDARD ? Options.NONE : everything(batches, checkpoint)),
                (round, rounds, loss) -> {
                    memory.look();
                    if (round % Math.max(1, rounds / 10) == 0) {
                        System.out.printf(
                                Locale.ROOT, "step %d: %.1f MB, loss %.4f%n", round, memory.last() / 1e6, loss);
                    }
                });
        Files.deleteIfExists(checkpoint);
        Files.delete(java.util.Objects.requireNonNull(checkpoint.getParent()));
        System.exit(memory.flat() ? 0 : 1);
    }

    private static Options everything(Loop.Batches batches, Path checkpoint) {
        return Options.NONE
                .withMicroBatches(2)
                .with(new Averaging.Exponential(0.999, new Extent.Steps(0)))
                .with(new EarlyStopping(step -> batches.at(-1 - step), 2, 100, Integer.MAX_VALUE))
                .with(new Checkpointing(checkpoint, new Checkpointing.Every.Rounds(500), "simulated"));
    }

    /** Windows at random places of simulated recordings, as a run draws them. */
    private static Loop.Batches batches(Recipe recipe, Seed seed) throws Exception {
        List<Case> cases = new HeartSounds(RECORDINGS, recipe.simulator().size())
                .dataset(seed.split("simulator"))
                .cases();
        List<Field> fields = new ArrayList<>();
        for (Case one : cases) {
            fields.add(recipe.preparation().field(one));
        }
        Windows windows = recipe.preparation().windows();
        int size = recipe.training().batch();
        return step -> {
            SplittableRandom random = seed.split("batches").split(step).random();
            float[] input = new float[size * windows.length()];
            float[] label = new float[size];
            for (int i = 0; i < size; i++) {
                int drawn = random.nextInt(cases.size());
                int room = Math.max(1, fields.get(drawn).length() - windows.length() + 1);
                windows.copy(fields.get(drawn), random.nextInt(room), input, i);
                label[i] = cases.get(drawn).truth().label() == Truth.Label.ABNORMAL ? 1 : 0;
            }
            return Map.of(
                    Model.INPUT, Array.of(input, size, 1, windows.length()), Objective.LABEL, Array.of(label, size));
        };
    }
}
