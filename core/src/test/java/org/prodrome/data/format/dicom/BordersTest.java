package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.data.FormatException;

/** Files that end at or near a border of their structure, and counts beyond any file, are refused with the place. */
class BordersTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatEndsAnywhereIsRefused() throws Exception {
        byte[] good = image("1");
        assertThat(Dicom.contents(Files.write(folder.resolve("good.dcm"), good)).parts())
                .hasSize(1);
        for (int length = 0; length < good.length; length++) {
            Path cut = Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(good, length));
            assertThatThrownBy(() -> {
                        var parts = Dicom.contents(cut).parts();
                        assertThat(parts).isNotEmpty();
                        parts.getFirst().samples().digest();
                    })
                    .as("%d of %d bytes", length, good.length)
                    .satisfiesAnyOf(
                            e -> assertThat(e)
                                    .isInstanceOf(FormatException.class)
                                    .hasMessageContaining("expected"),
                            // At the border before the pixels what is left is a data set without any.
                            e -> assertThat(e).isInstanceOf(AssertionError.class));
        }
    }

    @Test
    void anEndIsCalledOne() throws Exception {
        Path empty = Files.write(folder.resolve("empty.dcm"), new byte[0]);
        assertThatThrownBy(() -> Dicom.contents(empty))
                .hasMessageEndingWith("at byte 0: expected a data element of DICOM, got the end of the file");
        byte[] good = image("1");
        int head = 12 + 16;
        Path cut = Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(good, good.length - head + 3));
        assertThatThrownBy(() -> Dicom.contents(cut))
                .hasMessageEndingWith("expected another data element or an end mark, got the end of the file");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'a number from 1 to 2147483647, got 0'",
        "-1, 'a number from 1 to 2147483647, got -1'",
        "2147483648, 'a whole number of at most 2147483647, got another'",
        "2147483647, 'bytes long, got 16 bytes'",
        "1e9, '16000000000 bytes long, got 16 bytes'",
        "0x10, 'a number, got a text that is none'"
    })
    void framesThatNoFileHasAreRefused(String frames, String message) throws Exception {
        Path file = Files.write(folder.resolve("frames.dcm"), image(frames));
        assertThatThrownBy(() -> Dicom.contents(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    /** 2 x 4 pixels of 16 bits, whose element is the last. */
    private static byte[] image(String frames) {
        return DicomFiles.little()
                .text(Tag.SOP_CLASS, Vr.UI, "1.2.840.10008.5.1.4.1.1.7")
                .text(Tag.FRAMES, Vr.IS, frames)
                .grey(2, 4)
                .bytes(Tag.PIXELS, Vr.OW, new byte[16])
                .file(TransferSyntax.EXPLICIT);
    }
}
