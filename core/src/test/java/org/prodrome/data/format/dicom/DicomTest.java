package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Volume;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;

/** Small files made by hand: values that one can work out, and lies that must not be believed. */
class DicomTest {
    @TempDir
    private Path folder;

    private Contents read(byte[] file) throws IOException, FormatException {
        return Dicom.contents(DicomFiles.write(folder, file));
    }

    private float[] samples(byte[] file) throws IOException, FormatException {
        Part part = read(file).parts().getFirst();
        return part.samples().all((int) part.count());
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Test
    void everyEncodingHoldsTheSame() throws Exception {
        float[] expected = floats(1, 256, 515, 65535);
        for (boolean explicit : new boolean[] {true, false}) {
            byte[] set = DicomFiles.bare(explicit, ByteOrder.LITTLE_ENDIAN)
                    .text(Tag.MODALITY, Vr.CS, "MR")
                    .grey(2, 2)
                    .words(Tag.PIXELS, 1, 256, 515, 65535)
                    .set();
            TransferSyntax syntax = explicit ? TransferSyntax.EXPLICIT : TransferSyntax.IMPLICIT;
            assertThat(samples(DicomFiles.file(syntax, set))).containsExactly(expected);
            assertThat(samples(set)).containsExactly(expected);
        }
        DicomFiles big = DicomFiles.bare(true, ByteOrder.BIG_ENDIAN)
                .text(Tag.MODALITY, Vr.CS, "MR")
                .grey(2, 2)
                .words(Tag.PIXELS, 1, 256, 515, 65535);
        assertThat(samples(big.file(TransferSyntax.BIG_ENDIAN))).containsExactly(expected);
        assertThat(samples(big.set())).containsExactly(expected);
        byte[] little = DicomFiles.little()
                .grey(2, 2)
                .words(Tag.PIXELS, 1, 256, 515, 65535)
                .set();
        assertThat(samples(DicomFiles.file(TransferSyntax.DEFLATED, deflated(little))))
                .containsExactly(expected);
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 100];
        return Arrays.copyOf(out, deflater.deflate(out));
    }

    @Test
    void aWrongTransferSyntaxIsSaidAndOvercome() throws Exception {
        byte[] set = DicomFiles.bare(false, ByteOrder.LITTLE_ENDIAN)
                .text(Tag.MODALITY, Vr.CS, "MR")
                .grey(1, 1)
                .words(Tag.PIXELS, 7)
                .set();
        Contents contents = read(DicomFiles.file(TransferSyntax.EXPLICIT, set));
        assertThat(contents.warnings())
                .contains("the data set is written as implicit little endian, not as explicit little endian as the file"
                        + " says");
    }

    @Test
    void aTagWhoseMeaningWasAnotherOnceIsPassedOver() throws Exception {
        byte[] set = DicomFiles.bare(false, ByteOrder.LITTLE_ENDIAN)
                .text(Tag.MODALITY, Vr.CS, "MR")
                .grey(1, 1)
                .text(0x0040a170, Vr.CS, "NAMED TYPE")
                .words(Tag.PIXELS, 7)
                .set();
        assertThat(samples(DicomFiles.file(TransferSyntax.IMPLICIT, set))).containsExactly(7);
    }

    @Test
    void thePrefixMayStandInAValueByChance() throws Exception {
        byte[] set = DicomFiles.little()
                .text(Tag.MODALITY, Vr.CS, "MR")
                .text(0x00080080, Vr.LO, "x".repeat(110) + "DICM and more than that")
                .grey(1, 1)
                .words(Tag.PIXELS, 7)
                .set();
        assertThat(new String(set, 128, 4, StandardCharsets.US_ASCII)).isEqualTo("DICM");
        assertThat(samples(set)).containsExactly(7);
    }

    @Test
    void onlyStoredBitsCountAndTheirHighestIsTheSign() throws Exception {
        byte[] file = DicomFiles.little()
                .us(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC, Vr.CS, "MONOCHROME2")
                .us(Tag.ROWS, 1)
                .us(Tag.COLUMNS, 3)
                .us(Tag.BITS_ALLOCATED, 16)
                .us(Tag.BITS_STORED, 4)
                .us(Tag.HIGH_BIT, 7)
                .us(Tag.PIXEL_REPRESENTATION, 1)
                .words(Tag.PIXELS, 0xff7f, 0x008f, 0x00f0)
                .file(TransferSyntax.EXPLICIT);
        assertThat(samples(file)).containsExactly(floats(7, -8, -1));
    }

    @Test
    void rescalingGivesHounsfieldUnitsOfCt() throws Exception {
        byte[] file = DicomFiles.little()
                .text(Tag.MODALITY, Vr.CS, "CT")
                .grey(1, 2)
                .text(Tag.WINDOW_CENTER, Vr.DS, "40\\600")
                .text(Tag.WINDOW_WIDTH, Vr.DS, "400\\1500")
                .text(Tag.RESCALE_INTERCEPT, Vr.DS, "-1024")
                .text(Tag.RESCALE_SLOPE, Vr.DS, "0.1")
                .words(Tag.PIXELS, 0, 65535)
                .file(TransferSyntax.EXPLICIT);
        assertThat(samples(file)).containsExactly(-1024f, (float) (65535 * 0.1 - 1024));
        assertThat(read(file).parts().getFirst().channels()).containsExactly(new Signal.Channel("grey", "HU"));
        assertThat(read(file).warnings())
                .containsExactly("a window for display is kept apart, not applied: centre 40, width 400");
    }

    @Test
    void aModalityTableIsLookedUp() throws Exception {
        byte[] file = DicomFiles.little()
                .grey(1, 4)
                .sequence(
                        Tag.MODALITY_LUT,
                        DicomFiles.little()
                                .us(Tag.LUT_DESCRIPTOR, 2, 10, 16)
                                .text(Tag.LUT_TYPE, Vr.LO, "OD")
                                .us(Tag.LUT_DATA, 100, 200))
                .words(Tag.PIXELS, 0, 10, 11, 99)
                .file(TransferSyntax.EXPLICIT);
        assertThat(samples(file)).containsExactly(100, 100, 200, 200);
        assertThat(read(file).parts().getFirst().channels().getFirst().unit()).isEqualTo("OD");
    }

    @Test
    void monochrome1StaysAsItIsStoredAndIsSaid() throws Exception {
        byte[] file = DicomFiles.little()
                .us(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC, Vr.CS, "MONOCHROME1")
                .us(Tag.ROWS, 1)
                .us(Tag.COLUMNS, 2)
                .us(Tag.BITS_ALLOCATED, 8)
                .bytes(Tag.PIXELS, Vr.OB, (byte) 0, (byte) 200)
                .file(TransferSyntax.EXPLICIT);
        assertThat(samples(file)).containsExactly(0, 200);
        assertThat(read(file).warnings()).anyMatch(warning -> warning.startsWith("MONOCHROME1"));
    }

    @Test
    void coloursComeChannelByChannel() throws Exception {
        byte[] pixels = {1, 2, 3, 4, 5, 6};
        byte[] interleaved = DicomFiles.little()
                .colour(1, 2, "RGB", 0)
                .bytes(Tag.PIXELS, Vr.OB, pixels)
                .file(TransferSyntax.EXPLICIT);
        byte[] planar = DicomFiles.little()
                .colour(1, 2, "RGB", 1)
                .bytes(Tag.PIXELS, Vr.OB, pixels)
                .file(TransferSyntax.EXPLICIT);
        assertThat(samples(interleaved)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(samples(planar)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void luminanceAndDifferencesBecomeColours() throws Exception {
        // R = Y + 1.402 (CR - 128), G = Y - 0.344 (CB - 128) - 0.714 (CR - 128), B = Y + 1.772 (CB - 128)
        byte[] full = DicomFiles.little()
                .colour(1, 2, "YBR_FULL", 0)
                .bytes(Tag.PIXELS, Vr.OB, (byte) 100, (byte) 128, (byte) 128, (byte) 100, (byte) 138, (byte) 148)
                .file(TransferSyntax.EXPLICIT);
        assertThat(samples(full)).containsExactly(100, 128, 100, 82, 100, 118);
        byte[] halved = DicomFiles.little()
                .colour(1, 2, "YBR_FULL_422", 0)
                .bytes(Tag.PIXELS, Vr.OB, (byte) 100, (byte) 50, (byte) 138, (byte) 148)
                .file(TransferSyntax.EXPLICIT);
        assertThat(samples(halved)).containsExactly(128, 78, 82, 32, 118, 68);
    }

    @Test
    void palettesGiveTheirColours() throws Exception {
        DicomFiles file = DicomFiles.little()
                .us(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC, Vr.CS, "PALETTE COLOR")
                .us(Tag.ROWS, 1)
                .us(Tag.COLUMNS, 3)
                .us(Tag.BITS_ALLOCATED, 8);
        for (int c = 0; c < 3; c++) {
            file.us(Tag.PALETTE_DESCRIPTOR + c, 2, 1, 16);
        }
        for (int c = 0; c < 3; c++) {
            file.words(Tag.PALETTE_DATA + c, 1000 * c, 1000 * c + 1);
        }
        file.bytes(Tag.PIXELS, Vr.OB, (byte) 0, (byte) 1, (byte) 2);
        assertThat(samples(file.file(TransferSyntax.EXPLICIT)))
                .containsExactly(0, 0, 1, 1000, 1000, 1001, 2000, 2000, 2001);
    }

    @Test
    void segmentedPalettesAreExpanded() throws Exception {
        DicomFiles file = DicomFiles.little()
                .us(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC, Vr.CS, "PALETTE COLOR")
                .us(Tag.ROWS, 1)
                .us(Tag.COLUMNS, 7)
                .us(Tag.BITS_ALLOCATED, 8);
        for (int c = 0; c < 3; c++) {
            file.us(Tag.PALETTE_DESCRIPTOR + c, 7, 0, 16);
        }
        for (int c = 0; c < 3; c++) {
            // Two values, a line of three to 40, and the first segment once more.
            file.words(Tag.PALETTE_SEGMENTS + c, 0, 2, 5, 10, 1, 3, 40, 2, 1, 0, 0);
        }
        file.bytes(Tag.PIXELS, Vr.OB, new byte[] {0, 1, 2, 3, 4, 5, 6});
        assertThat(Arrays.copyOf(samples(file.file(TransferSyntax.EXPLICIT)), 7))
                .containsExactly(5, 10, 20, 30, 40, 5, 10);
    }

    @Test
    void runLengthsAreExpandedHighestByteFirst() throws Exception {
        ByteArrayOutputStream rle = new ByteArrayOutputStream();
        rle.writeBytes(new byte[] {2, 0, 0, 0, 64, 0, 0, 0, 66, 0, 0, 0});
        rle.writeBytes(new byte[52]);
        rle.writeBytes(new byte[] {-3, 1, 3, 10, 20, 30, 40, 0});
        byte[] file =
                DicomFiles.little().grey(2, 2).fragments(rle.toByteArray()).file(TransferSyntax.RLE);
        assertThat(samples(file)).containsExactly(266, 276, 286, 296);
    }

    @Test
    void bitsAreReadAcrossFrames() throws Exception {
        byte[] file = DicomFiles.little()
                .us(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC, Vr.CS, "MONOCHROME2")
                .text(Tag.FRAMES, Vr.IS, "2")
                .us(Tag.ROWS, 1)
                .us(Tag.COLUMNS, 5)
                .us(Tag.BITS_ALLOCATED, 1)
                .bytes(Tag.PIXELS, Vr.OB, (byte) 0b101_10011, (byte) 0b01)
                .file(TransferSyntax.EXPLICIT);
        assertThat(read(file).parts().getFirst().shape()).containsExactly(1, 2, 1, 5);
        assertThat(samples(file)).containsExactly(1, 1, 0, 0, 1, 1, 0, 1, 1, 0);
    }

    @Test
    void framesOfDifferentScalesAreEachScaled() throws Exception {
        DicomFiles[] groups = new DicomFiles[2];
        for (int i = 0; i < 2; i++) {
            groups[i] = DicomFiles.little()
                    .sequence(Tag.PLANE_POSITION, DicomFiles.little().text(Tag.POSITION, Vr.DS, "1\\2\\" + (3 + 4 * i)))
                    .sequence(
                            Tag.PLANE_ORIENTATION, DicomFiles.little().text(Tag.ORIENTATION, Vr.DS, "1\\0\\0\\0\\1\\0"))
                    .sequence(Tag.PIXEL_MEASURES, DicomFiles.little().text(Tag.PIXEL_SPACING, Vr.DS, "0.5\\0.25"))
                    .sequence(
                            Tag.VALUE_TRANSFORMATION,
                            DicomFiles.little()
                                    .text(Tag.RESCALE_INTERCEPT, Vr.DS, "0")
                                    .text(Tag.RESCALE_SLOPE, Vr.DS, i == 0 ? "2" : "3")
                                    .text(Tag.RESCALE_TYPE, Vr.LO, "US"));
        }
        byte[] file = DicomFiles.little()
                .us(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC, Vr.CS, "MONOCHROME2")
                .text(Tag.FRAMES, Vr.IS, "2")
                .us(Tag.ROWS, 1)
                .us(Tag.COLUMNS, 1)
                .us(Tag.BITS_ALLOCATED, 16)
                .sequence(Tag.FRAME_GROUPS, groups)
                .words(Tag.PIXELS, 10, 10)
                .file(TransferSyntax.EXPLICIT);
        Volume volume = (Volume) read(file).payload().orElseThrow();
        assertThat(volume.samples()).containsExactly(20, 30);
        assertThat(volume.spacing()).containsExactly(4.0, 0.5, 0.25);
        assertThat(volume.affine())
                .containsExactly(
                        -0.25, -0.0, -0.0, -1.0, -0.0, -0.5, -0.0, -2.0, 0.0, 0.0, 4.0, 3.0, 0.0, 0.0, 0.0, 1.0);
    }

    @Test
    void overlaysAreKeptApart() throws Exception {
        byte[] file = DicomFiles.little()
                .grey(1, 1)
                .us(0x60000010, 2)
                .us(0x60000011, 3)
                .words(0x60003000, 0b101_011)
                .words(Tag.PIXELS, 9)
                .file(TransferSyntax.EXPLICIT);
        assertThat(samples(file)).containsExactly(9);
        assertThat(read(file).warnings()).containsExactly("an overlay is kept apart, not drawn");
        Part overlay = Dicom.overlays(DicomFiles.write(folder, file)).getFirst();
        assertThat(overlay.samples().all(6)).containsExactly(1, 1, 0, 1, 0, 1);
    }

    @Test
    void waveformsComeInTheirUnit() throws Exception {
        DicomFiles channel = DicomFiles.little()
                .text(0x003a0203, Vr.SH, "II")
                .text(0x003a0210, Vr.DS, "2.5")
                .sequence(0x003a0211, DicomFiles.little().text(Tag.CODE_VALUE, Vr.SH, "uV"))
                .text(0x003a0212, Vr.DS, "2")
                .text(0x003a0213, Vr.DS, "1");
        DicomFiles group = DicomFiles.little()
                .us(0x003a0005, 1)
                .bytes(0x003a0010, Vr.UL, (byte) 2, (byte) 0, (byte) 0, (byte) 0)
                .text(0x003a001a, Vr.DS, "500")
                .sequence(0x003a0200, channel)
                .us(0x54001004, 16)
                .text(0x54001006, Vr.CS, "SS")
                .words(0x54001010, 4, -4);
        Signal signal =
                (Signal) read(DicomFiles.little().sequence(Tag.WAVEFORMS, group).file(TransferSyntax.EXPLICIT))
                        .payload()
                        .orElseThrow();
        assertThat(signal.samples()[0]).containsExactly(21, -19);
        assertThat(signal.rate()).isEqualTo(500);
        assertThat(signal.channels()).containsExactly(new Signal.Channel("II", "uV"));
    }

    @Test
    void reportsHaveNoSamples() throws Exception {
        Contents report =
                read(DicomFiles.little().text(Tag.MODALITY, Vr.CS, "SR").file(TransferSyntax.EXPLICIT));
        assertThat(report.parts()).isEmpty();
        assertThat(report.digest()).isEmpty();
        assertThat(report.encoding()).isEqualTo("explicit little endian, a structured report");
    }

    @Test
    void liesAreRefusedWithTheirPlace() {
        refused(DicomFiles.little().grey(2, 2).words(Tag.PIXELS, 1, 2, 3), "(7fe0,0010) PixelData to be 8 bytes long");
        refused(DicomFiles.little().grey(0, 2).words(Tag.PIXELS, 1), "(0028,0010) Rows to be a number from 1 to 65535");
        refused(
                DicomFiles.little()
                        .text(Tag.FRAMES, Vr.IS, "2147483647")
                        .grey(65535, 65535)
                        .words(Tag.PIXELS, 1),
                "(7fe0,0010) PixelData to be");
        refused(DicomFiles.little().grey(1, 1).head(Tag.PIXELS, Vr.OW, -2), "4294967294 bytes of (7fe0,0010)");
        refused(DicomFiles.little().head(0x00081140, Vr.SQ, -1).mark(Tag.ITEM, -1), "an item delimiter");
        refused(DicomFiles.little().head(0x00081140, Vr.SQ, -1).mark(Tag.PIXELS, 0), "an item (fffe,e000)");
        refused(DicomFiles.little().grey(1, 1).head(Tag.PIXELS, Vr.OB, -1).mark(Tag.ITEM, 1 << 30), "a fragment");
    }

    @Test
    void compressedFramesThatClaimTooMuchAreRefused() {
        byte[] rle = new byte[64 + 10];
        rle[0] = 2;
        assertThatThrownBy(() -> samples(
                        DicomFiles.little().grey(8000, 8000).fragments(rle).file(TransferSyntax.RLE)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("RLE data for 64000000 pixels");
        assertThatThrownBy(() -> samples(
                        DicomFiles.little().grey(65535, 65535).fragments(rle).file(TransferSyntax.JPEG_BASELINE)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("compressed frames of at most 67108864 samples");
    }

    @Test
    void videosAreRefusedByTheirName() {
        assertThatThrownBy(() -> read(DicomFiles.little()
                        .colour(1, 1, "RGB", 0)
                        .fragments(new byte[8])
                        .file(TransferSyntax.HEVC)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("got HEVC video");
    }

    @Test
    void deepNestingEnds() {
        DicomFiles deep = DicomFiles.little();
        for (int i = 0; i < 100_000; i++) {
            deep.head(0x00081140, Vr.SQ, -1).mark(Tag.ITEM, -1);
        }
        refused(deep, "sequences nested at most 40 deep");
    }

    @Test
    void whatInflatesWithoutEndIsRefused() {
        byte[] bomb = deflated(new byte[(1 << 28) + 100]);
        assertThatThrownBy(() -> read(DicomFiles.file(TransferSyntax.DEFLATED, bomb)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("inflate to at most 268435456 bytes");
    }

    private void refused(DicomFiles file, String words) {
        assertThatThrownBy(() -> read(file.file(TransferSyntax.EXPLICIT)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("at byte");
    }

    @Test
    void messagesRepeatNothingOfTheFile() {
        String canary = "CANARY";
        List<byte[]> files = List.of(
                DicomFiles.little()
                        .text(Tag.PHOTOMETRIC, Vr.CS, canary)
                        .us(Tag.ROWS, 1)
                        .us(Tag.COLUMNS, 1)
                        .words(Tag.PIXELS, 1)
                        .file(TransferSyntax.EXPLICIT),
                DicomFiles.little()
                        .text(Tag.FRAMES, Vr.IS, canary)
                        .grey(1, 1)
                        .words(Tag.PIXELS, 1)
                        .file(TransferSyntax.EXPLICIT));
        for (byte[] file : files) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains(canary);
            assertThatThrownBy(() -> read(file))
                    .isInstanceOf(FormatException.class)
                    .hasMessageNotContaining(canary);
        }
    }
}
