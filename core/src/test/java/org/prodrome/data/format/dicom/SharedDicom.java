package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.format.Format;
import org.prodrome.data.format.SharedFiles;

/** The DICOM conformance files, where they are. */
final class SharedDicom {
    private SharedDicom() {}

    /** The folder; the test is skipped where it is missing. */
    static Path root() {
        return SharedFiles.folder("conformance/dicom");
    }

    static List<Path> files() throws IOException {
        try (var files = Files.walk(root())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Those that are taken for DICOM files, and are no larger than so many bytes. */
    static List<Path> files(long most) throws IOException {
        List<Path> small = new ArrayList<>();
        for (Path file : files()) {
            if (Files.size(file) <= most && Format.of(file).equals(Optional.of(Format.DICOM))) {
                small.add(file);
            }
        }
        return small;
    }
}
