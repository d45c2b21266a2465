package org.prodrome.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Results go to standard output, messages to standard error; 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "prodrome",
        description = {
            "Finds what does not belong in medical recordings: trains, judges and runs deep anomaly detectors.",
            "Research use only."
        },
        subcommands = {
            DemoCommand.class,
            RecipesCommand.class,
            RunCommand.class,
            ResultsCommand.class,
            ScoreCommand.class,
            InspectCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "prodrome 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome demo",
            "  prodrome recipes",
            "  prodrome run heart-sound/dissanayake2020-mfcc-cnn --data physionet2016 --out run1",
            "  prodrome score run1 new-recordings/",
            "  prodrome inspect recording.wav --json"
        })
public final class Prodrome {
    private Prodrome() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and gives its exit code. */
    public static int run(String... args) {
        CommandLine line = new CommandLine(new Prodrome());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, at, _) -> {
            at.getErr().println("prodrome: " + firstLine(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
        line.setParameterExceptionHandler((wrong, _) -> {
            CommandLine at = wrong.getCommandLine();
            at.getErr()
                    .println("prodrome: " + firstLine(wrong) + " (see "
                            + at.getCommandSpec().qualifiedName() + " --help)");
            return CommandLine.ExitCode.USAGE;
        });
        return line.execute(args);
    }

    private static String firstLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
