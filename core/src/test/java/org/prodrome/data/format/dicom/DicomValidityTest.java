package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;

/** De-identified files against dciodvfy of dicom3tools: what is wrong with a copy was wrong with its original. */
class DicomValidityTest {
    /**
     * Errors that de-identification brings about and is right to: the profile takes values away of which the original
     * has the patient's name in them, and dciodvfy then expects what such an object needs.
     */
    private static final Set<String> TAKEN = Set.of("eCT_Supplemental.dcm", "test-SR.dcm");

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
            Path copy = folder.resolve("copy.dcm");
            try {
                DicomDeidentification.write(file, copy);
            } catch (FormatException e) {
                continue;
            }
            Map<String, Long> before = errors(file);
            Map<String, Long> after = errors(copy);
            before.forEach((error, count) -> after.merge(error, -count, Long::sum));
            after.values().removeAll(Collections.singleton(0L));
            assertThat(after.entrySet().stream()
                            .filter(error -> error.getValue() > 0)
                            .toList())
                    .as("errors of the copy of %s", file)
                    .isEmpty();
            checked++;
        }
        assertThat(checked).isGreaterThan(20);
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
