package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
        assertThat(DicomMutations.run(new Seed(19931029), 1000, SharedDicom.files(SMALL), folder)
                        .read())
                .isBetween(1, 999);
    }
}
