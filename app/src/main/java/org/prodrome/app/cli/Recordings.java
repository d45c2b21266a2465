package org.prodrome.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Wav;

/** The recordings that somebody names on the command line: files, or folders of files. */
final class Recordings {
    private Recordings() {}

    /** @throws FormatException if a path leads nowhere or a folder holds no recording */
    static List<Path> files(List<Path> inputs) throws IOException, FormatException {
        List<Path> files = new ArrayList<>();
        for (Path input : inputs) {
            if (!Files.isDirectory(input)) {
                if (!Files.exists(input)) {
                    throw new FormatException(input.toString(), "a recording or a folder of them", "nothing there");
                }
                files.add(input);
                continue;
            }
            try (var inside = Files.walk(input)) {
                List<Path> found = inside.filter(
                                file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".wav"))
                        .sorted()
                        .toList();
                if (found.isEmpty()) {
                    throw new FormatException(input.toString(), "WAV files in the folder", "none");
                }
                files.addAll(found);
            }
        }
        return files;
    }

    static Case unlabelled(Path file) {
        return new Case(file.toString(), Subject.ofRecord(file.toString()), "", Truth.unknown(), () -> Wav.read(file));
    }
}
