package org.prodrome.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that goes, with all that is in it, when its benchmark ends. */
record Scratch(Path folder) implements AutoCloseable {
    Scratch() throws IOException {
        this(Files.createTempDirectory("prodrome-bench"));
    }

    @Override
    public void close() throws IOException {
        try (var inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
