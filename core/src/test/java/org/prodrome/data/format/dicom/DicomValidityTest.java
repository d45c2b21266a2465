package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;

/**
 * Written and de-identified files against dciodvfy of dicom3tools: what is wrong with a copy was wrong with its
 * original, or, where dciodvfy can't read that, with the original as it is written anew.
 */
class DicomValidityTest {
    /**
     * Errors that de-identification brings about and is right to: the profile takes values away of which the original
     * has the patient's name in them, and dciodvfy then expects what such an object needs.
     */
    private static final Set<String> TAKEN = Set.of("eCT_Supplemental.dcm", "test-SR.dcm");

    private static final String NO_OBJECT = "Error - Information Object Not found";
    private static final String UNREADABLE = "Error - Dicom dataset read failed";

    @TempDir
    private Path folder;

    @Test
    void aCopyHasNoErrorsOfItsOwn() throws Exception {
        check(SharedDicom.root().resolve("pydicom"), 40);
    }

    @Test
    @Tag("slow")
    void noCopyHasErrorsOfItsOwn() throws Exception {
        check(SharedDicom.root(), Integer.MAX_VALUE);
    }

    private void check(Path root, int most) throws Exception {
        assumeTrue(isThere(), "skipped: no dciodvfy; it comes with Debian's package dicom3tools");
        int checked = 0;
        for (Path file : SharedDicom.files(1 << 20)) {
            if (!file.startsWith(root) || TAKEN.contains(file.getFileName().toString()) || checked == most) {
                continue;
            }
            Path written = folder.resolve("written.dcm");
            Path copy = folder.resolve("copy.dcm");
            try {
                PartTen original = PartTen.open(file);
                Writer.write(written, original.set(), original.syntax());
                DicomDeidentification.write(file, copy);
            } catch (FormatException e) {
                continue;
            }
            Map<String, Long> before = errors(file);
            if (before.containsKey(UNREADABLE)) {
                before = errors(written);
            }
            if (before.containsKey(NO_OBJECT)) {
                continue;
            }
            assertNoMore(before, errors(written), "errors of what is written of " + file);
            assertNoMore(before, errors(copy), "errors of the copy of " + file);
            checked++;
        }
        assertThat(checked).isGreaterThan(20);
    }

    private static void assertNoMore(Map<String, Long> before, Map<String, Long> after, String of) {
        assertThat(after.entrySet().stream()
                        .filter(error -> error.getValue() > before.getOrDefault(error.getKey(), 0L))
                        // The data set's own, which files repeat before it.
                        .filter(error -> !error.getKey().contains("Media Storage SOP Instance UID"))
                        .toList())
                .as(of)
                .isEmpty();
    }

    private static boolean isThere() {
        try {
            new ProcessBuilder("dciodvfy").redirectErrorStream(true).start().destroy();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Errors by how often they come, without values, for those are others in the copy. */
    private static Map<String, Long> errors(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of("dciodvfy", file.toString()))
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("Error"))
                .map(line -> line.replaceAll("<[0-9.]+>", "<>").replaceAll("\\d+", "#"))
                .toList();
        process.waitFor();
        return new TreeMap<>(lines.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting())));
    }
}
