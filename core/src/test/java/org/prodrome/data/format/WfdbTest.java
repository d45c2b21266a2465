package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Sha256;
import org.prodrome.data.Signal;
import org.prodrome.data.format.wfdb.Wfdb;
import org.prodrome.data.format.wfdb.WfdbAnnotations;

final class WfdbTest {
    private static final String CANARY = "Quirinia-Zwetschgenbaum";

    @TempDir
    private Path folder;

    @Test
    void readsWhatWfdbPythonReads() throws Exception {
        Path samples = SharedFiles.folder("conformance/wfdb").resolve("sample-data");
        List<String[]> golden = SharedFiles.golden("wfdb_golden.csv");
        assertThat(SharedFiles.files(samples, ".hea")).hasSameSizeAs(golden);
        for (String[] row : golden) {
            Path file = samples.resolve(row[0]);
            if (row[0].endsWith("_layout.hea")) {
                assertThat(Format.read(file).parts()).as(row[0]).isEmpty();
            } else if (row[1].equals("refused")) {
                assertThatThrownBy(() -> Format.read(file))
                        .as(row[0])
                        .isInstanceOf(FormatException.class)
                        .hasMessageMatching(
                                ".*, line \\d+: expected the (signal file|segment's header)( \\S+)? beside it, got none");
            } else {
                Contents contents = Format.read(file);
                assertThat(SharedFiles.shapes(contents)).as(row[0]).isEqualTo(row[1]);
                assertThat(contents.digest()).as(row[0]).contains(row[2]);
            }
        }
    }

    @Test
    void readsTheAnnotationsThatWfdbPythonReads() throws Exception {
        Path samples = SharedFiles.folder("conformance/wfdb").resolve("sample-data");
        for (String[] row : SharedFiles.golden("wfdb_annotations_golden.csv")) {
            // wfdb-python leaves notes at the very beginning out.
            List<WfdbAnnotations.Annotation> found =
                    WfdbAnnotations.read(samples.resolve(row[0])).annotations().stream()
                            .filter(a -> a.sample() > 0 || !a.symbol().equals("\""))
                            .toList();
            assertThat(found.size()).as(row[0]).isEqualTo(Integer.parseInt(row[1]));
            StringBuilder text = new StringBuilder();
            for (WfdbAnnotations.Annotation a : found) {
                text.append(a.sample() + "\t" + (a.symbol().length() > 1 ? "" : a.symbol()) + "\t" + a.subtype() + "\t"
                        + a.channel() + "\t" + a.number() + "\t" + a.note() + "\n");
            }
            String digest = new Sha256()
                    .add(text.toString().getBytes(StandardCharsets.UTF_8))
                    .hex();
            assertThat(digest).as(row[0]).isEqualTo(row[2]);
        }
    }

    @Test
    void readsBeatsAndSoundsOfDataSets() throws Exception {
        Path beats = SharedFiles.folder("data/mitbih").resolve("101.hea");
        Contents contents = Format.read(beats);
        assertThat(contents.labels()).contains("N", "A", "Q");
        assertThat(contents.warnings()).isEmpty();
        Path sound = SharedFiles.folder("data/physionet2016").resolve("training-a/a0007.hea");
        assertThat(Format.read(sound).labels()).containsExactly("Normal");
        assertThat(SharedFiles.shapes(Format.read(sound))).isEqualTo("2x71332");
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(8, "05 ff 03", new float[] {15, 14, 17}),
                Arguments.of(16, "0100 ff7f 0180", new float[] {1, 32767, -32767}),
                Arguments.of(24, "010000 ffff7f 010080", new float[] {1, 8388607, -8388607}),
                Arguments.of(32, "01000000 ffff0000 feffffff", new float[] {1, 65535, -2}),
                Arguments.of(61, "0001 7fff 8001", new float[] {1, 32767, -32767}),
                Arguments.of(80, "81 ff 01", new float[] {1, 127, -127}),
                Arguments.of(160, "0180 ffff 0100", new float[] {1, 32767, -32767}),
                Arguments.of(212, "01f0ff 0108", new float[] {1, -1, -2047}),
                Arguments.of(310, "0200 feff", new float[] {1, -1, -32}),
                Arguments.of(311, "01fcffdf", new float[] {1, -1, 511}));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void readsEveryFormat(int format, String bytes, float[] expected) throws Exception {
        Files.write(folder.resolve("r.dat"), HexFormat.of().parseHex(bytes.replace(" ", "")));
        float[][] samples = read("r 1 100 3", "r.dat " + format + " 1/uV 0 0 10");
        assertThat(samples).isDeepEqualTo(new float[][] {expected});
    }

    @Test
    void scalesAlignsAndParsByRate() throws Exception {
        // Frames: a a b c.
        Files.write(folder.resolve("r.dat"), EdfFiles.shorts(1, 2, 30, 7, 3, 4, 40, -32768, 5, 6, 50, 9));
        header("r 3 10 3", "r.dat 16x2 2(1)/V 0 0 1 21 0 fast one", "r.dat 16:1 10 0 20", "r.dat 16 0");
        Contents contents = Wfdb.contents(folder.resolve("r.hea"));
        Several parts = (Several) contents.payload().orElseThrow();
        Signal fast = (Signal) parts.parts().get("20 Hz");
        Signal slow = (Signal) parts.parts().get("10 Hz");
        assertThat(fast.samples()).isDeepEqualTo(new float[][] {{0, 0.5f, 1, 1.5f, 2, 2.5f}});
        assertThat(fast.channels()).containsExactly(new Signal.Channel("fast one", "V"));
        assertThat(slow.samples()[0]).containsExactly(2, 3, Float.NaN);
        assertThat(slow.samples()[1]).containsExactly(7 / 200f, Float.NaN, 9 / 200f);
        assertThat(contents.warnings())
                .containsExactly(
                        "signal 1 was stored 1 frames late, which is undone; its last samples are missing",
                        "signal 2 has no gain, so 200 steps a mV are taken");
    }

    @Test
    void saysWhereStoredSamplesAreNotWhatTheHeaderSays() throws Exception {
        Files.write(folder.resolve("r.dat"), EdfFiles.shorts(1, 2, 3));
        header("r 1 100 3", "r.dat 16 1 16 0 2 7 0 ECG");
        assertThat(Wfdb.contents(folder.resolve("r.hea")).warnings())
                .containsExactly("ECG begins with 1, the header says 2", "ECG has checksum 6, the header says 7");
    }

    @Test
    void joinsSegmentsByTheirLayout() throws Exception {
        Files.write(folder.resolve("one.dat"), EdfFiles.shorts(1, 2));
        Files.write(folder.resolve("two.dat"), EdfFiles.shorts(10, 20));
        Files.writeString(folder.resolve("all.hea"), "all 2 1 0\n~ 0 1/mV 0 0 0 0 0 I\n~ 0 1/mV 0 0 0 0 0 II\n");
        Files.writeString(folder.resolve("one.hea"), "one 1 1 2\none.dat 16 1/mV 0 0 1 3 0 II\n");
        Files.writeString(
                folder.resolve("two.hea"),
                "two 2 1 1\ntwo.dat 16 10/mV 0 0 10 10 0 I\ntwo.dat 16 10/mV 0 0 20 20 0 II\n");
        float nan = Float.NaN;
        float[][] joined = read("r/4 2 1 4", "all 0", "one 2", "~ 1", "two 1");
        assertThat(joined[0]).containsExactly(nan, nan, nan, 1);
        assertThat(joined[1]).containsExactly(1, 2, nan, 2);
        assertThat(Wfdb.contents(folder.resolve("r.hea")).warnings()).containsExactly("1 of 4 frames have no samples");
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("r 1 100 3\nno.dat 16 1\n", "line 2: expected the signal file beside it, got none"),
                Arguments.of("r 1 100 3\nr.d1 16 1\n", "line 2: expected the signal file r.d1 beside it, got none"),
                Arguments.of("r 1 100 3\n../r.dat 16 1\n", "the signal file in the header's folder, got one elsewhere"),
                Arguments.of(
                        "r 1 100 3\n/etc/passwd 16 1\n", "line 2: expected the signal file in the header's folder"),
                Arguments.of("r 1 100 3\n- 16 1\n", "line 2: expected the signal file in the header's folder"),
                Arguments.of(
                        "r 1 100 4\nr.dat 16 1\n",
                        "line 2: expected 4 frames in the signal file, got the end of the file after 3"),
                Arguments.of(
                        "r 1 100 3\nr.dat 17 1\n", "expected format 0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311, 508"),
                Arguments.of("r 1 100 3\nr.dat 508 1\n", "byte 0: expected a FLAC stream"),
                Arguments.of("r 1 0 3\nr.dat 16 1\n", "line 1: expected a rate above 0 Hz, got 0.0 Hz"),
                Arguments.of("r 2 100 3\nr.dat 16 1\n", "line 1: expected 2 lines of signals, got 1"),
                Arguments.of("r 1 100 3\nr.dat 16x0 1\n", "1 to 1048576 samples a frame, got 1.0 and 0"),
                Arguments.of(
                        "r 1 100 999999999999\n~ 0\n", "line 1: expected at most 268435456 samples a signal, got 999"),
                Arguments.of(
                        "r/2 1 100\n~ 999999999999\ns 3\n", "expected at most 268435456 samples a signal, got 1000"),
                Arguments.of("# only a comment\n", "expected a record's line: name, signals, rate and so on, got none"),
                Arguments.of(
                        "r/1 1 100 3\nr 3\n", "line 2: expected a segment of one piece with signals, got segments"),
                Arguments.of("r/2 1 100 4\no 3\n~ 1\n", "line 2: expected the segment's header beside it, got none"),
                Arguments.of("r/1 1 100 4\n~ 3\n", "line 1: expected as many samples as the segments have, 3, got 4"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesWhatItCannotTrust(String header, String message) throws Exception {
        Files.write(folder.resolve("r.dat"), EdfFiles.shorts(1, 2, 3));
        Files.writeString(folder.resolve("s.hea"), "s 1 100 3\nr.dat 16 1\n");
        Path path = Files.writeString(folder.resolve("r.hea"), header);
        assertThatThrownBy(() -> Wfdb.contents(path))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void namesNobody() throws Exception {
        Files.write(folder.resolve("r.dat"), EdfFiles.shorts(1));
        header(
                "r 1 100 1",
                "r.dat 16 1",
                "# Name: " + CANARY,
                "# age: 81 " + CANARY,
                "# Abnormal",
                "#Dx: 164889003,426783006");
        Contents contents = Wfdb.contents(folder.resolve("r.hea"));
        assertThat(contents.toString()).doesNotContain(CANARY);
        assertThat(contents.labels()).containsExactly("Abnormal", "164889003", "426783006");
        assertThat(contents.origin().subject().orElseThrow()).matches("s-[0-9a-f]{12}");
        header("r " + CANARY, "r.dat " + CANARY, "# Name: " + CANARY);
        assertThatThrownBy(() -> Wfdb.contents(folder.resolve("r.hea"))).hasMessageNotContaining(CANARY);
    }

    @Test
    void saysOfASignalFileWhoseItIs() throws Exception {
        Path data = Files.write(folder.resolve("r.dat"), EdfFiles.shorts(1));
        header("r 1 100 1", "r.dat 16 1");
        assertThatThrownBy(() -> Format.read(data))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("got a signal file of the WFDB record r.hea, which is the one to read");
    }

    @Test
    void readsAnnotationsOfEveryKind() throws Exception {
        byte[] words = HexFormat.of()
                .parseHex("0a04 fdf4 02f8 fcf0 04fc 41424300 ".replace(" ", "") + "00ec01000000" + "0514" + "0000");
        Path path = Files.write(folder.resolve("r.atr"), words);
        assertThat(WfdbAnnotations.read(path).annotations())
                .containsExactly(
                        new WfdbAnnotations.Annotation(10, "N", -3, 2, -4, "ABC"),
                        new WfdbAnnotations.Annotation(10 + 65536 + 5, "V", 0, 2, -4, ""));
        assertThat(WfdbAnnotations.contents(path).labels()).containsExactly("N", "V");
        Files.write(path, Arrays.copyOf(words, words.length - 2));
        assertThatThrownBy(() -> WfdbAnnotations.read(path))
                .hasMessageContaining("r.atr, byte 22: expected a word of 0 at the end, got none");
    }

    @Test
    void readsAnyWindow() throws Exception {
        Path samples = SharedFiles.folder("conformance/wfdb").resolve("sample-data");
        SplittableRandom random = new SplittableRandom(11);
        for (String name : List.of("binformats", "mixedsignals", "test01_00s_skewframe", "multi-segment/041s/041s")) {
            Path header = samples.resolve(name + ".hea");
            Contents contents = Wfdb.contents(header);
            try (Wfdb wfdb = Wfdb.open(header)) {
                for (int i = 0; i < 40; i++) {
                    int index = random.nextInt(wfdb.groups().size());
                    ChannelGroup group = wfdb.groups().get(index);
                    int from = random.nextInt((int) group.length());
                    int length = random.nextInt((int) group.length() - from + 1);
                    float[][] whole = ((Signal) contents.parts().get(index).payload()).samples();
                    float[][] window = wfdb.read(group, from, length);
                    for (int c = 0; c < whole.length; c++) {
                        assertThat(window[c])
                                .as(name)
                                .containsExactly(Arrays.copyOfRange(whole[c], from, from + length));
                    }
                }
            }
        }
    }

    @Test
    void answersMutationsWithSamplesOrAFormatException() throws Exception {
        mutate(1000);
    }

    /** Spoils headers, signal files and annotations of small records, one at a time. */
    private void mutate(int mutations) throws Exception {
        Path samples = SharedFiles.folder("conformance/wfdb").resolve("sample-data");
        List<String> names = List.of(
                "binformats.hea",
                "binformats.d0",
                "binformats.d5",
                "binformats.d6",
                "binformats.d7",
                "flacformats.hea",
                "flacformats.d0",
                "flacformats.d1",
                "flacformats.d2",
                "100_3chan.hea",
                "100_3chan.dat",
                "310derive_3.hea",
                "test01_00s_skewframe.hea",
                "3000003_0003.hea",
                "3000003_0003.dat",
                "12726.anI");
        List<String> others = List.of(
                "test01_00s.dat",
                "310derive_3.dat",
                "binformats.d1",
                "binformats.d2",
                "binformats.d3",
                "binformats.d4",
                "binformats.d8",
                "binformats.d9");
        for (String name : Stream.concat(names.stream(), others.stream()).toList()) {
            Files.copy(samples.resolve(name), folder.resolve(name));
        }
        Path segments = samples.resolve("multi-segment/041s");
        for (Path file : SharedFiles.files(segments, "")) {
            if (Files.isRegularFile(file)) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        List<Path> files = Stream.concat(
                        names.stream().map(samples::resolve),
                        Stream.of("041s.hea", "041s01.hea").map(segments::resolve))
                .toList();
        FileMutations.Figures figures =
                FileMutations.run(new Seed(19801010), mutations, files, 400, this::place, file -> {
                    try {
                        SharedFiles.readAll(file);
                    } finally {
                        restore(file);
                    }
                });
        assertThat(figures.read()).isBetween(mutations / 20, mutations * 19 / 20);
    }

    private Path spoiled = Path.of("");

    /** Lays the spoiled file into the record and gives what to read of it. */
    private Path place(Path original, byte[] bytes) throws IOException {
        spoiled = original;
        String name = original.getFileName().toString();
        Files.write(folder.resolve(name), bytes);
        if (name.endsWith(".hea") || name.endsWith(".anI")) {
            return folder.resolve(name);
        }
        return folder.resolve(name.substring(0, name.lastIndexOf('.')) + ".hea");
    }

    private void restore(Path read) throws IOException {
        assertThat(read).startsWith(folder);
        Files.copy(
                spoiled,
                folder.resolve(spoiled.getFileName().toString()),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void header(String... lines) throws IOException {
        Files.writeString(folder.resolve("r.hea"), String.join("\n", lines) + "\n");
    }

    private float[][] read(String... lines) throws Exception {
        header(lines);
        return ((Signal) Wfdb.contents(folder.resolve("r.hea")).payload().orElseThrow()).samples();
    }
}
