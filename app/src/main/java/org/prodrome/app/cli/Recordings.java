package org.prodrome.app.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Attachments;

/** The recordings that somebody names on the command line: files, or folders of files. */
final class Recordings {
    private Recordings() {}

    /**
     * Every file that is named, and every file in the folders that are named; hidden ones aside, and those that are
     * read with another one.
     *
     * @throws FormatException if a path leads nowhere or a folder holds no file
     */
    static List<Path> all(List<Path> inputs) throws IOException, FormatException {
        List<Path> files = files(inputs);
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
        for (Path file : files(inputs)) {
            if (inputs.contains(file) || !attachments.goesAlong(file)) {
                kept.add(file);
            }
        }
        return kept.stream().distinct().toList();
    }

    private static List<Path> files(List<Path> inputs) throws IOException, FormatException {
        List<Path> files = new ArrayList<>();
        for (Path input : inputs) {
            if (!Files.isDirectory(input)) {
                if (!Files.exists(input)) {
                    throw new FormatException(input.toString(), "a recording or a folder of them", "nothing there");
                }
                if (!Files.isRegularFile(input)) {
                    throw new FormatException(input.toString(), "a file or a folder", "a pipe or a device");
                }
                files.add(input);
                continue;
            }
            List<Path> found = inside(input);
            if (found.isEmpty()) {
                throw new FormatException(input.toString(), "files in the folder", "none");
            }
            files.addAll(found);
        }
        return files;
    }

    private static List<Path> inside(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && isVisible(file)) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                        // A link to a folder around it, whose files are found without it.
                        if (e instanceof FileSystemLoopException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw e;
                    }
                });
        return found.stream().sorted().toList();
    }

    private static boolean isVisible(Path file) {
        return !String.valueOf(file.getFileName()).startsWith(".");
    }
}
