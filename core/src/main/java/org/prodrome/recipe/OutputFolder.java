package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A run's folder, which appears whole or not at all: it is filled beside its place, then moved there. */
final class OutputFolder {
    private static final String MARK = "metrics.json";

    private final Path place;

    /** @throws RecipeException if something other than an earlier run lies there */
    OutputFolder(Path place) throws IOException, RecipeException {
        this.place = place.toAbsolutePath().normalize();
        if (Files.exists(this.place)) {
            try (var inside = Files.isDirectory(this.place) ? Files.list(this.place) : List.<Path>of().stream()) {
                boolean ours = Files.exists(this.place.resolve(MARK));
                if (!Files.isDirectory(this.place) || (!ours && inside.findAny().isPresent())) {
                    throw new RecipeException(place
                            + ": expected a new folder, an empty one or that of an earlier run, got something else; "
                            + "choose another --out");
                }
            }
        }
    }

    /** Writes files into a folder. */
    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    void write(Filling filling) throws IOException {
        Path parent = java.util.Objects.requireNonNull(place.getParent());
        Files.createDirectories(parent);
        Path made = Files.createTempDirectory(parent, "." + place.getFileName() + "-");
        try {
            Files.setPosixFilePermissions(made, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (UnsupportedOperationException e) {
            // A file system without them has nothing to widen.
        }
        try {
            filling.fill(made);
            if (Files.exists(place)) {
                delete(place);
            }
            Files.move(made, place);
        } finally {
            if (Files.exists(made)) {
                delete(made);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
