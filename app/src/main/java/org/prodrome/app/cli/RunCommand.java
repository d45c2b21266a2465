package org.prodrome.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.RecipeFile;
import org.prodrome.recipe.Run;
import org.prodrome.recipe.RunOptions;
import org.prodrome.runtime.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prodrome run}. */
@Command(
        name = "run",
        description = "Carries a recipe out: trains, tests and judges it, and writes its report and its detector.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome run heart-sound/convolutional-autoencoder",
            "  prodrome run heart-sound/dissanayake2020-mfcc-cnn --data physionet2016 --protocol leave-one-site-out"
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RECIPE", description = "A name from 'prodrome recipes', or a YAML file.")
    private String recipe = "";

    @Option(names = "--data", paramLabel = "DIR", description = "The data; without it, the recipe's simulator.")
    private @Nullable Path data;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: prodrome-out/RECIPE).")
    private @Nullable Path out;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "5-fold, leave-one-site-out, leave-one-subject-out (default: the recipe's own).")
    private @Nullable String protocol;

    @Option(
            names = "--profile",
            defaultValue = "standard",
            description = "smoke, demo, standard or paper (default: ${DEFAULT-VALUE}).")
    private Profile profile = Profile.STANDARD;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of all chance (default: 1).")
    private long seed;

    @Option(names = "--device", defaultValue = "cpu", description = "cpu or cuda (default: cpu).")
    private Device device = Device.CPU;

    @Override
    public Integer call() throws Exception {
        device.require();
        RunOptions options = new RunOptions(
                RecipeFile.find(recipe),
                profile,
                Optional.ofNullable(data),
                Optional.ofNullable(protocol),
                out == null ? Path.of("prodrome-out").resolve(recipe.replaceAll("\\.ya?ml$", "")) : out,
                new Seed(seed),
                device);
        carryOut(options);
        return 0;
    }

    /** Runs with a progress line, and prints the headline. */
    static void carryOut(RunOptions options) throws Exception {
        Run.Result result;
        try (ProgressLine progress = new ProgressLine()) {
            result = Run.carryOut(options, progress);
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %s, profile %s%n",
                result.recipe().name(),
                result.protocol(),
                options.profile().key());
        System.out.printf(Locale.ROOT, "%-34s %-24s %s%n", "", "model", "trivial baseline");
        for (Metric metric : Metric.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %-24s %s%n",
                    metric.title(),
                    text(result.model().metrics().get(metric)),
                    text(result.baseline().metrics().get(metric)));
        }
        System.out.println(verdict(result));
        System.out.println("report: " + options.out().resolve("report.html"));
    }

    private static String verdict(Run.Result result) {
        Figure model = result.model().metrics().get(Metric.AUROC);
        Figure baseline = result.baseline().metrics().get(Metric.AUROC);
        if (model == null || baseline == null) {
            return "The AUROC is undefined here, so model and baseline can't be compared by it.";
        }
        return model.value() > baseline.high()
                ? "The model's AUROC lies above the trivial baseline's interval."
                : "The model's AUROC does not lie above the trivial baseline's interval: this run doesn't show that "
                        + "the model is better.";
    }

    private static String text(@Nullable Figure figure) {
        return figure == null
                ? "undefined"
                : String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", figure.value(), figure.low(), figure.high());
    }
}
