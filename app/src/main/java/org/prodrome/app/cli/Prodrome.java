package org.prodrome.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command line. Results go to standard output, messages to standard error; 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "prodrome",
        description = {
            "Finds what does not belong in medical recordings: trains, judges and runs deep anomaly detectors.",
            "Research use only. Not a medical device."
        },
        subcommands = {
            DemoCommand.class,
            RecipesCommand.class,
            SourcesCommand.class,
            RunCommand.class,
            CompareCommand.class,
            ResultsCommand.class,
            GalleryCommand.class,
            ScoreCommand.class,
            StreamCommand.class,
            SimulateCommand.class,
            InspectCommand.class,
            DescribeCommand.class,
            FeaturesCommand.class,
            MeasureCommand.class,
            DeidentifyCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed; one line on standard error says why", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome demo                                   # start here",
            "  prodrome recipes",
            "  prodrome run heart-sound/dissanayake2020-mfcc-cnn --data physionet2016 --out run1",
            "  prodrome score run1 new-recordings/ --json > scores.jsonl",
            "  prodrome inspect recording.wav",
            "  prodrome run --help"
        })
public final class Prodrome {
    private Prodrome() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(
                new ResultStream(new FileOutputStream(FileDescriptor.out)),
                System.out.charset(),
                new PrintWriter(System.err, true, System.err.charset()),
                args));
    }

    /** Runs a command and gives its exit code: 1 as well where results were lost on their way, as on a full disk. */
    static int run(ResultStream results, Charset charset, PrintWriter err, String... args) {
        int code = run(new PrintWriter(results, true, charset), err, args);
        Optional<String> loss = results.loss();
        loss.ifPresent(reason -> err.println("prodrome: standard output: expected to write results, got: " + reason));
        err.flush();
        return loss.isPresent() && code == ExitCode.OK ? ExitCode.SOFTWARE : code;
    }

    /**
     * Runs a command and gives its exit code.
     *
     * @param out takes results
     * @param err takes messages and progress
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Prodrome());
        line.setOut(out);
        line.setErr(err);
        describeVersion(line);
        line.setUsageHelpWidth(100);
        line.setUsageHelpLongOptionsMaxWidth(24);
        line.setExecutionExceptionHandler((failure, _, _) -> {
            Failures.report(failure, err);
            return ExitCode.SOFTWARE;
        });
        line.setParameterExceptionHandler((wrong, _) -> {
            Failures.report(wrong, err);
            return ExitCode.USAGE;
        });
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            err.println("prodrome: expected to do with " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB of memory, got no more; allow more, as in PRODROME_MEMORY=8g");
            return ExitCode.SOFTWARE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static void describeVersion(CommandLine line) {
        String version =
                Objects.requireNonNullElse(Prodrome.class.getPackage().getImplementationVersion(), "in a test");
        String text = "prodrome " + version + " (commit " + System.getProperty("prodrome.commit", "unknown") + ")";
        line.getCommandSpec().version(text);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version(text));
    }
}
