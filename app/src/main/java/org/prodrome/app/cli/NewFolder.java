package org.prodrome.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;

/** A folder that is to be filled and may lose nothing by it. */
final class NewFolder {
    private NewFolder() {}

    /** @throws FormatException if it is a file, or a folder with something in it */
    static void require(Path folder) throws IOException, FormatException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new FormatException(folder.toString(), "a new or empty folder", "a file");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new FormatException(folder.toString(), "a new or empty folder", "one with files in it");
            }
        }
    }
}
