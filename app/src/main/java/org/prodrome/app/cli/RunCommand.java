package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.split.Protocol;
import org.prodrome.recipe.Run;
import org.prodrome.recipe.RunOptions;
import org.prodrome.recipe.report.Verdict;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Membership;
import org.prodrome.runtime.ProcessGroup;
import org.prodrome.runtime.ProcessGroupException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code prodrome run}. */
@Command(
        name = "run",
        description = {
            "Carries a recipe out: trains, tests and judges it beside a trivial baseline, and writes a folder with"
                    + " report.html, metrics.json, predictions.csv, provenance.json and detector/.",
            "The folder appears whole or not at all, in place of that of an earlier run."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome run heart-sound/convolutional-autoencoder --profile smoke",
            "  prodrome run heart-sound/dissanayake2020-mfcc-cnn --data physionet2016 --out run1",
            "  prodrome run heart-sound/convolutional-autoencoder --data physionet2016 \\",
            "               --protocol leave-one-site-out",
            "  prodrome run my-recipe.yaml --data my-recordings --seed 7",
            "The first runs on simulated recordings and takes seconds."
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ChosenRecipe recipe = new ChosenRecipe();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with a cases.csv (path,subject,site,label), or in the layout of a public data"
                    + " set; without it, the recipe's simulator.")
    private @Nullable Path data;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: prodrome-out/RECIPE).")
    private @Nullable Path out;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            converter = Choices.OfProtocol.class,
            description = "How cases are parted: 5-fold, 5-fold 3 times, leave-one-site-out, leave-one-subject-out,"
                    + " by time, last 20 %% (by a cases.csv's times), or official, as the data set's source published it"
                    + " (official-by-record where that puts a subject on both sides); nested 5-fold, chosen by 3-fold"
                    + " chooses among the recipe's choices within each training part; default: the recipe's own.")
    private @Nullable Protocol protocol;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Choices.OfSeed.class,
            defaultValue = "1",
            description = "Of all chance: the same seed gives the same predictions (default: 1).")
    private Seed seed = new Seed(1);

    @Option(
            names = "--device",
            paramLabel = "NAME",
            converter = Choices.OfDevice.class,
            defaultValue = "cpu",
            description = "cpu or cuda (default: cpu).")
    private Device device = Device.CPU;

    @Option(
            names = "--processes",
            paramLabel = "N",
            converter = Choices.OfCount.class,
            defaultValue = "1",
            description = "Of this machine, which train together, each on its part of every batch; the result is that"
                    + " of one, but for rounding (default: 1).")
    private int processes = 1;

    @Override
    public Integer call() throws Exception {
        device.require();
        RunOptions options = new RunOptions(
                recipe.file(),
                recipe.profile(),
                Optional.ofNullable(data),
                Optional.ofNullable(protocol).map(Protocol::name),
                out == null ? place(recipe.name()) : out,
                seed,
                device);
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (processes == 1) {
            carryOut(options, line);
        } else {
            together(options, line);
        }
        return 0;
    }

    private void together(RunOptions options, CommandLine line) throws Exception {
        Optional<Membership> place = Companions.ofCompanion(processes);
        if (place.isPresent()) {
            Companions.endWithParent();
            try (ProcessGroup group = ProcessGroup.join(place.get(), device)) {
                Run.trainAlong(options, group);
                group.await();
            }
            return;
        }
        List<String> arguments = Objects.requireNonNull(spec)
                .root()
                .commandLine()
                .getParseResult()
                .originalArgs();
        try (Companions companions = Companions.start(processes, arguments, device)) {
            try (ProcessGroup group = ProcessGroup.join(companions.own(), device)) {
                print(carryOut(options, line, group), options, line);
                group.await();
                companions.awaitEnd();
            } catch (ProcessGroupException e) {
                throw new IllegalStateException(companions.failure().orElse(e.getMessage()), e);
            }
        }
    }

    private static Path place(String recipe) {
        Path folder = Path.of("prodrome-out");
        if (!recipe.matches(".*\\.ya?ml")) {
            return folder.resolve(recipe);
        }
        String file = String.valueOf(Path.of(recipe).getFileName());
        return folder.resolve(file.substring(0, file.lastIndexOf('.')));
    }

    /** Runs with a progress line, and prints the headline. */
    static void carryOut(RunOptions options, CommandLine line) throws Exception {
        Run.Result result;
        try (ProgressLine progress = new ProgressLine(line.getErr())) {
            result = Run.carryOut(options, progress);
        }
        print(result, options, line);
    }

    private static Run.Result carryOut(RunOptions options, CommandLine line, ProcessGroup group) throws Exception {
        try (ProgressLine progress = new ProgressLine(line.getErr())) {
            return Run.carryOut(options, progress, group);
        }
    }

    private static void print(Run.Result result, RunOptions options, CommandLine line) {
        PrintWriter out = line.getOut();
        out.printf(
                Locale.ROOT,
                "%s, %s, profile %s%n",
                result.recipe().name(),
                result.protocol(),
                options.profile().key());
        out.printf(Locale.ROOT, "%-36s %-24s %s%n", "", "model", "trivial baseline");
        for (Metric metric : Metric.HEADLINES) {
            out.printf(
                    Locale.ROOT,
                    "%-36s %-24s %s%n",
                    metric.title(),
                    text(result.model().metrics().get(metric)),
                    text(result.baseline().metrics().get(metric)));
        }
        Verdict verdict = Verdict.of(
                result.model().metrics().get(Metric.AUROC),
                result.baseline().metrics().get(Metric.AUROC));
        out.println(verdict.sentence(Metric.AUROC.title()));
        result.model().remarks().forEach(out::println);
        out.println("report: " + options.out().resolve("report.html"));
    }

    private static String text(@Nullable Figure figure) {
        return figure == null ? "undefined" : figure.text();
    }
}
