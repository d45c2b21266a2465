package org.prodrome.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Attachments;

/** The recordings that somebody names on the command line: files, or folders of files. */
final class Recordings {
    private Recordings() {}

    /**
     * Every file that is named, and every WAV file in the folders that are named, hidden ones aside.
     *
     * @throws FormatException if a path leads nowhere or a folder holds no recording
     */
    static List<Path> files(List<Path> inputs) throws IOException, FormatException {
        return files(inputs, Recordings::isSound, "WAV files");
    }

    /**
     * Every file that is named, and every file in the folders that are named; hidden ones aside, and those that are
     * read with another one.
     *
     * @throws FormatException if a path leads nowhere or a folder holds no file
     */
    static List<Path> all(List<Path> inputs) throws IOException, FormatException {
        List<Path> files = files(inputs, _ -> true, "files");
        Attachments attachments = new Attachments();
        List<Path> kept = new ArrayList<>();
        for (Path file : files) {
            if (inputs.contains(file) || !attachments.has(file)) {
                kept.add(file);
            }
        }
        return kept;
    }

    /**
     * As {@link #all}, without what is copied along with another file.
     *
     * @throws FormatException if a path leads nowhere or a folder holds no file
     */
    static List<Path> toCopy(List<Path> inputs) throws IOException, FormatException {
        Attachments attachments = new Attachments();
        List<Path> kept = new ArrayList<>();
        for (Path file : files(inputs, _ -> true, "files")) {
            if (inputs.contains(file) || !attachments.goesAlong(file)) {
                kept.add(file);
            }
        }
        return kept.stream().distinct().toList();
    }

    private static List<Path> files(List<Path> inputs, Predicate<String> wanted, String what)
            throws IOException, FormatException {
        List<Path> files = new ArrayList<>();
        for (Path input : inputs) {
            if (!Files.isDirectory(input)) {
                if (!Files.exists(input)) {
                    throw new FormatException(input.toString(), "a recording or a folder of them", "nothing there");
                }
                files.add(input);
                continue;
            }
            List<Path> found = inside(input, wanted);
            if (found.isEmpty()) {
                throw new FormatException(input.toString(), what + " in the folder", "none");
            }
            files.addAll(found);
        }
        return files;
    }

    private static List<Path> inside(Path folder, Predicate<String> wanted) throws IOException {
        try (var inside = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return inside.filter(file -> named(file, wanted) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    private static boolean named(Path file, Predicate<String> wanted) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && wanted.test(name);
    }

    private static boolean isSound(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".wav");
    }
}
