package org.prodrome.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.prodrome.data.Seed;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.RecipeFile;
import org.prodrome.recipe.RunOptions;
import org.prodrome.runtime.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code prodrome demo}. */
@Command(
        name = "demo",
        description = "Trains and judges both heart-sound recipes on simulated recordings, in a few minutes.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  prodrome demo --out my-first-look")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "prodrome-out/demo",
            description = "Where to write (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("prodrome-out/demo");

    @Override
    public Integer call() throws Exception {
        for (String recipe : RecipeFile.CATALOGUE) {
            Path folder = out.resolve(recipe.substring(recipe.indexOf('/') + 1));
            RunCommand.carryOut(new RunOptions(
                    RecipeFile.find(recipe),
                    Profile.DEMO,
                    Optional.empty(),
                    Optional.empty(),
                    folder,
                    new Seed(1),
                    Device.CPU));
            System.out.println();
        }
        System.out.println(
                "The sounds were simulated. Open the two reports above in a browser; score a recording with");
        System.out.println("  prodrome score " + out.resolve("convolutional-autoencoder") + " RECORDING.wav");
        return 0;
    }
}
