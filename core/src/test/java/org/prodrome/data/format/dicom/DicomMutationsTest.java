package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;

/** Spoiled DICOM files are refused in words, or read. */
class DicomMutationsTest {
    private static final long SMALL = 300_000;

    @TempDir
    private Path folder;

    @Test
    void aThousandSpoiledFilesAreReadOrRefused() throws Exception {
        Seed seed = new Seed(System.nanoTime());
        assertThat(DicomMutations.run(seed, 1000, SharedDicom.files(SMALL), folder))
                .as(seed.toString())
                .isBetween(1, 999);
    }

    @Test
    @Tag("slow")
    void manySpoiledFilesAreReadOrRefused() throws Exception {
        Seed seed = new Seed(System.nanoTime());
        assertThat(DicomMutations.run(seed, 40_000, SharedDicom.files(1 << 20), folder))
                .as(seed.toString())
                .isBetween(1, 39_999);
    }
}
