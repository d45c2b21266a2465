package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A run's folder, which appears whole or not at all: it is filled beside its place, under a hidden name, then moved
 * there. What a run that was killed left behind, the next one clears away.
 */
final class OutputFolder {
    /** What a run writes, and what a file manager leaves; a folder that holds anything else is not replaced. */
    static final Set<String> CONTENTS = Set.of(
            "report.html",
            "metrics.json",
            "predictions.csv",
            "baseline-predictions.csv",
            "provenance.json",
            "model-card.json",
            "detector",
            ".DS_Store");

    /** Filling takes seconds. */
    private static final Duration STALE = Duration.ofMinutes(10);

    /** As long as what follows a hidden name may be. */
    private static final String LONGEST_MARK = "4194304-7fffffffffffffff-before";

    private final Path place;
    private final Path parent;
    private final String hidden;

    /** @throws RecipeException if something other than an earlier run lies there, or nothing can be written there */
    OutputFolder(Path wanted) throws IOException, RecipeException {
        Path absolute = wanted.toAbsolutePath().normalize();
        place = Files.exists(absolute) ? absolute.toRealPath() : absolute;
        if (place.getParent() == null) {
            throw new RecipeException(wanted + ": expected a folder that can be replaced, got a root");
        }
        parent = place.getParent();
        hidden = "." + place.getFileName() + ".part-";
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            checkReplaceable(wanted);
        }
        checkWritable(wanted);
    }

    private void checkReplaceable(Path wanted) throws IOException, RecipeException {
        String got = Files.isDirectory(place) ? stranger() : Files.exists(place) ? "a file" : "a link to nothing";
        if (!got.isEmpty()) {
            throw new RecipeException(wanted + ": expected a new folder, an empty one or that of an earlier run, got "
                    + got + "; choose another --out");
        }
        if (!Files.getFileStore(place).equals(Files.getFileStore(parent))) {
            throw new RecipeException(wanted + ": expected a folder that can be replaced, got where a file system is"
                    + " mounted; choose one within it, such as " + wanted.resolve("run"));
        }
    }

    /** What in the folder no run wrote, or nothing. */
    private String stranger() throws IOException {
        try (var inside = Files.list(place)) {
            List<String> names =
                    inside.map(path -> String.valueOf(path.getFileName())).toList();
            long others =
                    names.stream().filter(name -> !CONTENTS.contains(name)).count();
            return others > 0 ? "a folder with " + others + " other file(s) in it" : "";
        }
    }

    private void checkWritable(Path wanted) throws RecipeException {
        Path there = parent;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw new RecipeException(wanted + ": expected folders on the way to it, got the file " + there);
        }
        if (!Files.isWritable(there)) {
            throw new RecipeException(wanted + ": expected permission to write into " + there + ", got none");
        }
        tryToWrite(wanted, there);
    }

    /** Makes and removes folders: only that tells a read-only file system, or a name that it can't hold. */
    private void tryToWrite(Path wanted, Path there) throws RecipeException {
        try {
            Path trial = Files.createTempDirectory(there, hidden);
            try {
                for (Path name : there.relativize(place)) {
                    Files.delete(Files.createDirectory(trial.resolve(name)));
                }
                Files.delete(Files.createDirectory(trial.resolve(hidden + LONGEST_MARK)));
            } finally {
                Files.delete(trial);
            }
        } catch (IOException e) {
            String reason = e instanceof FileSystemException told ? told.getReason() : e.getMessage();
            throw new RecipeException(
                    wanted + ": expected a folder that can be made there, got: "
                            + (reason == null ? e.getClass().getSimpleName() : reason),
                    e);
        }
    }

    /** Writes files into a folder. */
    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    /** Where the folder stands or will stand. */
    Path parent() {
        return parent;
    }

    /** Bytes that may be written there. */
    long free() throws IOException {
        Path there = parent;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
    }

    void write(Filling filling) throws IOException {
        Files.createDirectories(parent);
        sweep();
        String mark = hidden + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
        Path made = parent.resolve(mark);
        // Not a temporary directory: those are closed to the user's group, whatever the user's own rule is.
        Files.createDirectory(made);
        try {
            filling.fill(made);
            replace(made, parent.resolve(mark + "-before"));
        } finally {
            delete(made);
        }
    }

    private void replace(Path made, Path aside) throws IOException {
        boolean before = Files.exists(place);
        if (before) {
            Files.move(place, aside);
        }
        try {
            Files.move(made, place);
        } catch (IOException e) {
            if (before) {
                Files.move(aside, place);
            }
            throw e;
        }
        delete(aside);
    }

    private void sweep() throws IOException {
        Instant stale = Instant.now().minus(STALE);
        try (var beside = Files.list(parent)) {
            for (Path path : beside.toList()) {
                boolean ours = String.valueOf(path.getFileName()).startsWith(hidden);
                if (ours && Files.getLastModifiedTime(path).toInstant().isBefore(stale)) {
                    delete(path);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
