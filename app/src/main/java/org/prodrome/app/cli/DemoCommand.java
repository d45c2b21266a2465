package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Seed;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.RecipeFile;
import org.prodrome.recipe.RunOptions;
import org.prodrome.runtime.Device;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code prodrome demo}. */
@Command(
        name = "demo",
        description = "Trains and judges both heart-sound recipes on simulated recordings, in a few minutes.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  prodrome demo", "  prodrome demo --out my-first-look"})
final class DemoCommand implements Callable<Integer> {
    /** What a newcomer sees first. */
    private static final List<String> SOUNDS =
            List.of("heart-sound/convolutional-autoencoder", "heart-sound/dissanayake2020-mfcc-cnn");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "prodrome-out/demo",
            description = "Where to write (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("prodrome-out/demo");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PrintWriter print = line.getOut();
        for (String recipe : SOUNDS) {
            Path folder = out.resolve(recipe.substring(recipe.indexOf('/') + 1));
            RunCommand.carryOut(
                    new RunOptions(
                            RecipeFile.find(recipe),
                            Profile.DEMO,
                            Optional.empty(),
                            Optional.empty(),
                            folder,
                            new Seed(1),
                            Device.CPU),
                    line);
            print.println();
            print.flush();
        }
        print.println("The sounds were simulated. Open the two reports above in a browser; score a recording with");
        print.println("  prodrome score " + out.resolve("convolutional-autoencoder") + " RECORDING.wav");
        return 0;
    }
}
