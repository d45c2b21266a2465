package org.prodrome.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;
import org.prodrome.data.NearMiss;
import org.prodrome.data.Printable;
import org.prodrome.recipe.RecipeException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong, as one line. What only a fault of Prodrome's own explains comes with its stack trace. */
final class Failures {
    private Failures() {}

    static void report(Exception failure, PrintWriter err) {
        err.println("prodrome: " + line(failure));
        if (!explained(failure)) {
            failure.printStackTrace(err);
        }
    }

    static void report(ParameterException wrong, PrintWriter err) {
        CommandLine at = wrong.getCommandLine();
        boolean bare = at.getParent() == null && !(wrong instanceof UnmatchedArgumentException);
        if (bare) {
            at.usage(err);
            return;
        }
        String message = wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched(at, unmatched.getUnmatched().getFirst())
                : first(String.valueOf(wrong.getMessage()));
        err.println("prodrome: " + message + " (see " + at.getCommandSpec().qualifiedName() + " --help)");
    }

    private static String unmatched(CommandLine at, String word) {
        boolean option = word.startsWith("-");
        List<String> known = option
                ? at.getCommandSpec().options().stream()
                        .flatMap(each -> Stream.of(each.names()))
                        .toList()
                : List.copyOf(at.getSubcommands().keySet());
        String expected = option ? "an option of " + at.getCommandSpec().qualifiedName() : "one of " + known;
        String typed = option ? word.replaceAll("=.*", "") : word;
        Optional<String> meant = known.isEmpty() ? Optional.empty() : NearMiss.of(typed, known);
        return (known.isEmpty() ? "expected no more arguments" : "expected " + expected) + ", got '" + word + "'"
                + meant.map(near -> "; did you mean " + near + "?").orElse("");
    }

    /** One line without the program's name. */
    static String line(Exception failure) {
        return switch (failure) {
            case UncheckedIOException e -> line(e.getCause() == null ? new IOException(e) : e.getCause());
            case NoSuchFileException e -> Printable.line(e.getFile()) + ": expected a file, got nothing there";
            case AccessDeniedException e -> Printable.line(e.getFile()) + ": expected permission to use it, got none";
            case FileSystemException e ->
                Printable.line(e.getFile()) + ": " + (e.getReason() == null ? "failed" : e.getReason());
            case InvalidPathException e ->
                "expected a path that this system can hold, got '" + Printable.line(e.getInput()) + "'";
            default ->
                explained(failure)
                        ? first(failure.getMessage() == null ? failure.toString() : failure.getMessage())
                        : "a fault of Prodrome's own, please report it: " + first(failure.toString());
        };
    }

    /** Whether the message was written for somebody who uses Prodrome. */
    private static boolean explained(Exception failure) {
        return switch (failure) {
            case FormatException _, RecipeException _, IOException _, UncheckedIOException _ -> true;
            case IllegalArgumentException _, IllegalStateException _ -> failure.getMessage() != null;
            default -> failure.getClass().getName().startsWith("org.prodrome.");
        };
    }

    private static String first(String message) {
        return message.lines().findFirst().orElse("no reason given");
    }
}
