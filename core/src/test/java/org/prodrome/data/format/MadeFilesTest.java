package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;

/** Volumes, pictures and arrays of every storage equal what the formats' own tools read. */
class MadeFilesTest {
    private static final Path MADE = Path.of("src/test/resources/org/prodrome/data/format/made");
    private static final int HEADER_BYTES = 600;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"made.csv", "made-parquet.csv"})
    void madeFilesAreReadAsTheirToolsReadThem(String golden) throws Exception {
        for (String[] row : SharedFiles.golden(golden)) {
            Contents contents = Format.read(MADE.resolve(row[0]));

            assertThat(SharedFiles.shapes(contents)).as(row[0]).isEqualTo(row[1]);
            assertThat(contents.digest()).as(row[0]).contains(row[2]);
        }
    }

    @Test
    void sharedFilesAreReadAsTheirToolsReadThem() throws Exception {
        Path shared = SharedFiles.folder("");
        for (String[] row : SharedFiles.golden("golden-volumes.csv")) {
            Contents contents = Format.read(shared.resolve(row[0]));

            assertThat(SharedFiles.shapes(contents)).as(row[0]).isEqualTo(row[1]);
            assertThat(contents.digest()).as(row[0]).contains(row[2]);
        }
    }

    @Test
    void everySharedFileOfNibabelIsReadOrRefusedByItsName() throws Exception {
        Path shared = SharedFiles.folder("conformance/nifti/nibabel");
        for (Path file : SharedFiles.files(shared, "")) {
            if (!Files.isRegularFile(file)
                    || file.toString().endsWith(".dcm")
                    || file.toString().endsWith(".rst")) {
                continue;
            }
            if (file.toString().contains(".nii")) {
                SharedFiles.readAll(file);
            } else {
                assertThatThrownBy(() -> Format.read(file))
                        .isInstanceOf(FormatException.class)
                        .hasMessageFindingMatch("a MINC|an AFNI|an MGH|an ECAT|Analyze 7.5|the other file of the pair");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    objects.npy  | pickled Python objects
                    plain.h5     | plain HDF5
                    j-cmyk.jpg   | CMYK
                    """)
    void whatIsNotReadIsRefusedByItsName(String file, String named) {
        assertThatThrownBy(() -> Format.read(MADE.resolve(file)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"t-le-u2-None.tif", "p-RGBA.png", "j-420.jpg", "packed.npz", "scaled.nii.gz", "a-le-f4.npy"})
    void aFileCutAnywhereIsRefused(String name) throws Exception {
        byte[] whole = Files.readAllBytes(MADE.resolve(name));
        Path cut = folder.resolve(name);
        for (int length = 0; length < whole.length * 9 / 10; length += 1 + whole.length / 50) {
            Files.write(cut, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> SharedFiles.readAll(cut))
                    .as("%s cut to %d bytes", name, length)
                    .isInstanceOf(FormatException.class);
        }
    }

    /** The library waited for ever for the second half of the page. */
    @Test
    void aPageThatReachesBeyondItsColumnIsRefused() {
        assertThatThrownBy(() -> Format.read(MADE.resolveSibling("endless.parquet")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("byte 98: expected pages of 4 values up to byte 90");
    }

    @Test
    void spoiledFilesAreReadOrRefused() throws Exception {
        mutate(1_000);
    }

    @Test
    @Tag("slow")
    void manySpoiledFilesAreReadOrRefused() throws Exception {
        System.out.println(mutate(40_000));
    }

    private FileMutations.Figures mutate(int mutations) throws Exception {
        List<Path> files = SharedFiles.files(MADE, "");
        files = files.stream().filter(Files::isRegularFile).toList();
        return FileMutations.run(
                new Seed(4),
                mutations,
                files,
                HEADER_BYTES,
                (original, bytes) -> Files.write(folder.resolve(original.getFileName()), bytes),
                SharedFiles::readAll);
    }
}
