package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Format;

/** The conformance files: what pydicom decodes of each, and why some are refused. */
class SharedDicomTest {
    @TempDir
    private Path folder;

    /** Files that pydicom 2.3.1 can't decode, and others of the same pixels that it can. */
    private static final Map<String, String> TWINS = Map.of(
            "pydicom-data/liver_deflate.dcm", "pydicom-data/liver.dcm",
            "pydicom-data/liver_j2k.dcm", "pydicom-data/liver.dcm",
            "pydicom-data/liver_rle.dcm", "pydicom-data/liver.dcm",
            "pydicom-data/liver_nonbyte_aligned_deflate.dcm", "pydicom-data/liver_nonbyte_aligned.dcm",
            "pydicom-data/liver_nonbyte_aligned_j2k.dcm", "pydicom-data/liver_nonbyte_aligned.dcm",
            "pydicom-data/liver_nonbyte_aligned_rle.dcm", "pydicom-data/liver_nonbyte_aligned.dcm",
            "pydicom/test_files/zipMR.gz", "pydicom/test_files/MR_small.dcm");

    /** Broken files, and what is said of them. */
    private static final Map<String, String> REFUSED = Map.of(
            "pydicom-data/emri_small_jpeg_2k_lossless_too_short.dcm", "at byte 40316",
            "pydicom/test_files/JPEG2000-embedded-sequence-delimiter.dcm",
                    "at byte 3050: expected an image of 1024 x 256",
            "pydicom/test_files/MR_truncated.dcm",
                    "at byte 1488: expected 8192 bytes of (7fe0,0010) PixelData, got 8130 to the end",
            "pydicom/test_files/badVR.dcm",
                    "at byte 1000: expected (0028,0008) NumberOfFrames to be a number, got a text that is none",
            "pydicom/test_files/no_meta.dcm", "at byte 0: expected a data element of DICOM",
            "pydicom/test_files/rtplan_truncated.dcm",
                    "at byte 1410: expected 976 bytes of (300a,00b0) BeamSequence, got 711 to the end");

    @Test
    void decodesWhatPydicomDecodes() throws Exception {
        Path root = SharedDicom.root();
        for (String[] golden : table("golden.csv")) {
            Contents contents = Format.read(root.resolve(golden[0]));
            assertThat(contents.parts().stream()
                            .map(part ->
                                    part.shape().stream().map(String::valueOf).collect(Collectors.joining("x")))
                            .collect(Collectors.joining(" + ")))
                    .as(golden[0])
                    .isEqualTo(golden[1]);
            assertThat(contents.digest()).as(golden[0]).contains(golden[2]);
        }
    }

    @Test
    void decodesWhatOnlyOtherFilesTellOf() throws Exception {
        Path root = SharedDicom.root();
        for (Map.Entry<String, String> twin : TWINS.entrySet()) {
            assertThat(Format.read(root.resolve(twin.getKey())).digest())
                    .as(twin.getKey())
                    .isEqualTo(Format.read(root.resolve(twin.getValue())).digest());
        }
    }

    @Test
    void decodesIrreversibleJpeg2000WithinOneStep() throws Exception {
        Path root = SharedDicom.root();
        for (String[] golden : table("near.csv")) {
            double step = Double.parseDouble(golden[1]);
            float[] values = samples(root.resolve(golden[0]));
            for (int i = 0; i < 200; i++) {
                float value = values[(int) ((long) i * (values.length - 1) / 199)];
                assertThat((double) value)
                        .as("%s, value %d", golden[0], i)
                        .isCloseTo(Double.parseDouble(golden[2 + i]), within(1.001 * step));
            }
        }
    }

    private static float[] samples(Path file) throws IOException, FormatException {
        var part = Format.read(file).parts().getFirst();
        return part.samples().all((int) part.count());
    }

    @Test
    void refusesBrokenFilesWithTheirPlace() throws Exception {
        Path root = SharedDicom.root();
        for (Map.Entry<String, String> broken : REFUSED.entrySet()) {
            assertThatThrownBy(
                            () -> Dicom.contents(root.resolve(broken.getKey())).digest())
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(broken.getValue());
        }
    }

    @Test
    void compressedFramesThatEndEarlyAreRefused() throws Exception {
        int tried = 0;
        List<String> read = new ArrayList<>();
        for (Path path : SharedDicom.files(700_000)) {
            PartTen file;
            try {
                file = PartTen.open(path);
            } catch (FormatException e) {
                continue;
            }
            if (!(file.set().element(Tag.PIXELS).orElse(null) instanceof Element pixels)
                    || !(pixels.content() instanceof Content.Fragments fragments)
                    || fragments.fragments().isEmpty()) {
                continue;
            }
            tried++;
            Path cut = folder.resolve("cut.dcm");
            Writer.write(cut, cut(file.set(), pixels, fragments), file.syntax());
            if (reads(cut)) {
                read.add(path.getFileName().toString());
            }
        }
        assertThat(read).as("cut frames that were read").isEmpty();
        assertThat(tried).isGreaterThan(40);
    }

    private static boolean reads(Path file) throws IOException {
        try {
            Dicom.contents(file).digest();
            return true;
        } catch (FormatException e) {
            return false;
        }
    }

    /** The same with half of the first fragment, an even number of bytes. */
    private static DataSet cut(DataSet set, Element pixels, Content.Fragments fragments) {
        NavigableMap<Integer, Element> elements = DataSet.sorted();
        set.elements().forEach(element -> elements.put(element.tag(), element));
        List<Content.Bytes> all = new ArrayList<>(fragments.fragments());
        Content.Bytes first = all.getFirst();
        all.set(0, new Content.Bytes(first.source(), first.at(), first.length() / 4 * 2, first.order()));
        Content content = new Content.Fragments(Content.Bytes.of(new byte[0]), all);
        elements.put(pixels.tag(), new Element(pixels.tag(), pixels.vr(), pixels.source(), pixels.at(), content));
        return new DataSet(elements, set.texts());
    }

    @Test
    void readsEveryOther() throws Exception {
        Path root = SharedDicom.root();
        Map<String, String> faults = new TreeMap<>();
        for (Path file : SharedDicom.files(Long.MAX_VALUE)) {
            String name = root.relativize(file).toString();
            try {
                Dicom.contents(file).digest();
            } catch (FormatException e) {
                faults.put(name, e.getMessage());
            }
        }
        assertThat(faults.keySet()).containsExactlyInAnyOrderElementsOf(REFUSED.keySet());
    }

    private static List<String[]> table(String name) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SharedDicomTest.class.getResourceAsStream(name)), StandardCharsets.US_ASCII))) {
            return in.lines().map(line -> line.split(",")).toList();
        }
    }
}
