package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.data.Seed;
import org.prodrome.data.format.dicom.DicomMutations;
import org.prodrome.data.format.wfdb.Wfdb;

/** Every shared file, spoiled again and again among the files that it is read with: 100,000 in all. */
@Tag("slow")
class SharedMutationsTest {
    private static final int HEADER_BYTES = 1024;

    @TempDir
    private Path folder;

    private Path shared = Path.of("");

    @ParameterizedTest
    @CsvSource({"dicom, 40000", "nifti, 20000", "edf, 15000", "wfdb, 25000"})
    void spoiledFilesAreReadOrRefused(String format, int mutations) throws Exception {
        shared = SharedFiles.folder("conformance/" + format);
        copy();
        FileMutations.Spoiling spoiling =
                format.equals("dicom") ? DicomMutations::mutated : SharedMutationsTest::mutated;
        List<Path> files = SharedFiles.files(shared, "").stream()
                .filter(file -> isSpoiled(file))
                .toList();

        FileMutations.Figures figures =
                FileMutations.run(new Seed(20260801), mutations, files, spoiling, this::place, path -> {
                    try {
                        SharedFiles.readAll(reader(path));
                    } finally {
                        restore(path);
                    }
                });

        System.out.println(format + ": " + files.size() + " files, " + figures);
        assertThat(figures.read()).isBetween(1, mutations - 1);
    }

    private static boolean isSpoiled(Path file) {
        return Files.isRegularFile(file)
                && !file.getFileName().toString().toUpperCase(Locale.ROOT).matches("README.*|LICENSE.*|COPYING.*");
    }

    private static byte[] mutated(byte[] good, SplittableRandom random) {
        return FileMutations.mutated(good, HEADER_BYTES, random);
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.walk(shared)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(shared.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private Path place(Path original, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(shared.relativize(original).toString()), bytes);
    }

    private void restore(Path spoiled) throws IOException {
        Files.copy(shared.resolve(folder.relativize(spoiled).toString()), spoiled, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What reads a spoiled file: itself, or the header that names it. */
    private static Path reader(Path spoiled) throws IOException {
        String name = spoiled.getFileName().toString();
        if (Format.of(spoiled).isPresent()) {
            return spoiled;
        }
        try (Stream<Path> beside = Files.list(spoiled.resolveSibling(""))) {
            return beside.filter(path -> path.toString().endsWith(".hea"))
                    .sorted()
                    .filter(path -> Wfdb.signalFiles(path).contains(name))
                    .findFirst()
                    .orElse(spoiled);
        }
    }
}
