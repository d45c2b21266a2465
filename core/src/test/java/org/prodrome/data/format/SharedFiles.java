package org.prodrome.data.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;

/** Files of other projects' tests, and the digests that reference tools give of them. */
public final class SharedFiles {
    private SharedFiles() {}

    /** A folder of shared files; a test that asks for it is skipped where it isn't there. */
    public static Path folder(String name) {
        Path folder = Path.of(System.getenv().getOrDefault("PRODROME_SHARED", "../../shared"))
                .resolve(name);
        assumeTrue(Files.isDirectory(folder), "skipped: no " + folder.toAbsolutePath() + "; set PRODROME_SHARED");
        return folder;
    }

    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** The rows of a golden file, without its first. */
    static List<String[]> golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SharedFiles.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    /** As golden files write them: "2x650000", one for each part. */
    static String shapes(Contents contents) {
        return contents.parts().stream()
                .map(part -> part.shape().stream().map(String::valueOf).collect(Collectors.joining("x")))
                .collect(Collectors.joining(" "));
    }

    /** Reads a file of whichever format, and all its samples. */
    static void readAll(Path file) throws IOException, FormatException {
        for (Part part : Format.read(file).parts()) {
            long[] count = {0};
            part.samples().to((_, from, to) -> count[0] += to - from);
            if (count[0] != part.count()) {
                throw new AssertionError(file + ": " + count[0] + " samples of " + part.count());
            }
        }
    }
}
