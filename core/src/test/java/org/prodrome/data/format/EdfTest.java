package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.format.edf.Edf;
import org.prodrome.data.format.edf.EdfAnnotation;
import org.prodrome.data.format.edf.EdfVariant;
import org.prodrome.data.format.edf.EdfWriter;

final class EdfTest {
    private static final String CANARY = "Quirinia-Zwetschgenbaum";

    @TempDir
    private Path folder;

    @Test
    void readsWhatMneReads() throws Exception {
        Path edf = SharedFiles.folder("conformance/edf");
        Path wfdb = SharedFiles.folder("conformance/wfdb");
        List<Path> files = Stream.of(
                        SharedFiles.files(edf, ".edf"), SharedFiles.files(edf, ".bdf"), SharedFiles.files(wfdb, ".edf"))
                .flatMap(List::stream)
                .toList();
        List<String[]> golden = SharedFiles.golden("edf_golden.csv");
        assertThat(files).hasSameSizeAs(golden);
        for (Path file : files) {
            String[] row = golden.stream()
                    .filter(line -> line[0].equals(String.valueOf(file.getFileName())))
                    .findFirst()
                    .orElseThrow();
            Contents contents = Format.read(file);
            assertThat(SharedFiles.shapes(contents)).as(row[0]).isEqualTo(row[1]);
            assertThat(contents.digest().orElse("")).as(row[0]).isEqualTo(row[2]);
            if (!row[3].isEmpty()) {
                try (Edf recording = Edf.open(file)) {
                    assertThat(recording.annotations()).as(row[0]).hasSize(Integer.parseInt(row[3]));
                }
            }
        }
    }

    @Test
    void scalesDigitalValuesAndParsChannelsByRate() throws Exception {
        EdfFiles file = new EdfFiles()
                .signal("ECG", "mV", "-10", "10", "-100", "100", 2)
                .signal("Temp", "degC", "30", "40", "0", "1000", 1)
                .signal("EMG", "\u00b5V", "100", "-100", "-100", "100", 2)
                .record(EdfFiles.shorts(1, -100), EdfFiles.shorts(650), EdfFiles.shorts(100, 0))
                .record(EdfFiles.shorts(2, 3), EdfFiles.shorts(700), EdfFiles.shorts(-100, 50));
        Contents contents = Edf.contents(write(file));
        assertThat(contents.format()).isEqualTo("EDF");
        assertThat(contents.encoding()).isEqualTo("16-bit");
        assertThat(contents.warnings()).isEmpty();
        Several several = (Several) contents.payload().orElseThrow();
        Signal fast = (Signal) several.parts().get("2 Hz");
        Signal slow = (Signal) several.parts().get("1 Hz");
        assertThat(fast.samples()).isDeepEqualTo(new float[][] {{0.1f, -10, 0.2f, 0.3f}, {-100, 0, 100, -50}});
        assertThat(fast.channels()).containsExactly(new Signal.Channel("ECG", "mV"), new Signal.Channel("EMG", "uV"));
        assertThat(slow.samples()).isDeepEqualTo(new float[][] {{36.5f, 37}});
    }

    @Test
    void readsThreeBytesOfBdf() throws Exception {
        EdfFiles file = new EdfFiles()
                .signal("A1", "uV", "-8388608", "8388607", "-8388608", "8388607", 3)
                .record(EdfFiles.threes(-8388608, -1, 8388607));
        file.version = "\u00ffBIOSEMI";
        file.reserved = "24BIT";
        Contents contents = Edf.contents(write(file));
        assertThat(contents.format()).isEqualTo("BDF");
        assertThat(contents.encoding()).isEqualTo("24-bit");
        assertThat(((Signal) contents.payload().orElseThrow()).samples())
                .isDeepEqualTo(new float[][] {{-8388608, -1, 8388607}});
    }

    @Test
    void readsAnnotationsAndSaysWhereGapsAre() throws Exception {
        EdfFiles file = new EdfFiles()
                .signal("EEG", "uV", "-1", "1", "-1", "1", 1)
                .texts("EDF Annotations", 30)
                .record(
                        EdfFiles.shorts(1),
                        EdfFiles.texts(60, "+0.25\u0014\u0014\0+0.5\u00151.5\u0014Blick \u2192\u0014zwei\u0014\0"))
                .record(EdfFiles.shorts(0), EdfFiles.texts(60, "+1.25\u0014\u0014\0x\u0014broken\u0014\0"))
                .record(EdfFiles.shorts(1), EdfFiles.texts(60, "+9.75\u0014\u0014\0-1\u0014before\u0014\0"));
        file.reserved = "EDF+D";
        try (Edf edf = Edf.open(write(file))) {
            assertThat(edf.variant()).isEqualTo(EdfVariant.EDF_D);
            assertThat(edf.recordOnsets()).containsExactly(0, 1, 9.5);
            assertThat(edf.annotations())
                    .containsExactly(
                            new EdfAnnotation(0.25, OptionalDouble.of(1.5), "Blick \u2192"),
                            new EdfAnnotation(0.25, OptionalDouble.of(1.5), "zwei"),
                            new EdfAnnotation(-1.25, OptionalDouble.empty(), "before"));
            assertThat(edf.warnings())
                    .containsExactly(
                            "1 lists of annotations are not well-formed and were passed over",
                            "1 gaps between records, the longest of 7.500 s after 2.000 s; samples are joined as if"
                                    + " there were none");
        }
        assertThat(Edf.contents(folder.resolve("case.edf")).labels()).containsExactly("Blick \u2192", "zwei", "before");
    }

    static Stream<Arguments> counts() {
        return Stream.of(
                Arguments.of("-1", 0, "leaves the number of records open, as of a recording that was not stopped"),
                Arguments.of("3", 0, "the header says 3 records, the file ends after 2"),
                Arguments.of("3", 1, "the header says 3 records, the file ends after 2 whole ones"),
                Arguments.of("1", 0, "the header says 1 records, the file's length gives 2"),
                Arguments.of("2", 1, "1 bytes after the last whole record are not read"));
    }

    @ParameterizedTest
    @MethodSource("counts")
    void putsTheNumberOfRecordsRightAndSaysSo(String claimed, int more, String warning) throws Exception {
        EdfFiles file = one().record(EdfFiles.shorts(2)).record(new byte[more]);
        file.records = claimed;
        Contents contents = Edf.contents(write(file));
        assertThat(contents.warnings()).singleElement().asString().contains(warning);
        assertThat(((Signal) contents.payload().orElseThrow()).samples()).isDeepEqualTo(new float[][] {{1, 2}});
    }

    @Test
    void namesNobody() throws Exception {
        EdfFiles plus = one();
        plus.reserved = "EDF+C";
        plus.patient = "4711 F 02-MAY-1951 " + CANARY;
        plus.recording = "Startdate 02-MAR-2002 EMG561 " + CANARY + " Telemetry03";
        Contents contents = Edf.contents(write(plus));
        assertThat(contents.toString()).doesNotContain(CANARY, "4711");
        assertThat(contents.origin().subject().orElseThrow()).matches("s-[0-9a-f]{12}");
        assertThat(contents.origin().device()).contains("Telemetry03");
        for (String equipment : List.of(CANARY, "of-" + CANARY, "Doctor Telemetry03", "X " + CANARY)) {
            plus.recording = "Startdate 02-MAR-2002 EMG561 " + CANARY + " " + equipment;
            assertThat(Edf.contents(write(plus)).origin().device())
                    .as(equipment)
                    .isEmpty();
        }
        EdfFiles bad = one();
        bad.patient = CANARY;
        bad.headerBytes = "512x";
        assertThatThrownBy(() -> Edf.contents(write(bad))).hasMessageNotContaining(CANARY);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                bad(f -> f.version = "1", "byte 0: expected version 0 of EDF, or BDF, got version 1"),
                bad(f -> f.version = "GDF 1.25", "got GDF, which is not supported"),
                bad(f -> f.headerBytes = "768", "byte 184: expected a header of 512 bytes for 1 signals, got 768"),
                bad(f -> f.records = "-2", "byte 236: expected the number of records, a whole number from -1 to"),
                bad(f -> f.duration = "0", "byte 244: expected a record's duration above 0 s, as there are samples"),
                bad(f -> f.duration = "-1", "byte 244: expected a record's duration of 0 s or more, got -1.0 s"),
                bad(f -> f.duration = "1e999", "byte 244: expected a record's duration as a finite number"),
                bad(f -> f.field(3, "low"), "physical minimum of signal 1 as a number, got another text"),
                bad(
                        f -> f.field(8, "99999999"),
                        "expected a record of 199999998 bytes, got the end of the file after 2"),
                bad(f -> f.field(8, "0"), "expected samples in a record, got none of any signal"),
                bad(f -> f.field(8, "-1"), "the samples a record of signal 1, a whole number from 0 to 99999999"));
    }

    private static Arguments bad(Consumer<EdfFiles> change, String message) {
        EdfFiles file = one();
        change.accept(file);
        return Arguments.of(file, message);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesWhatItCannotTrust(EdfFiles file, String message) {
        assertThatThrownBy(() -> Edf.contents(write(file)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("case.edf, byte ")
                .hasMessageContaining(message);
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        float[][] fast = new float[3][2560];
        float[][] slow = new float[1][10];
        for (float[][] rows : List.of(fast, slow)) {
            for (float[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = (float) random.nextGaussian();
                }
            }
        }
        java.util.Arrays.fill(fast[2], 5);
        List<Signal.Channel> channels = List.of(
                new Signal.Channel("Fp1", "uV"), new Signal.Channel("Fp2", "uV"), new Signal.Channel("DC", "1"));
        List<EdfAnnotation> annotations = List.of(
                new EdfAnnotation(0.125, OptionalDouble.empty(), "Augen zu \u2014 \u76ee"),
                new EdfAnnotation(3.000001, OptionalDouble.of(2.5), "Seizure"));
        Path path = folder.resolve("case.edf");
        EdfWriter.write(
                path,
                List.of(new Signal(fast, 256, channels), new Signal(slow, 1, List.of(new Signal.Channel("SpO2", "%")))),
                annotations);
        Contents contents = Edf.contents(path);
        assertThat(contents.format()).isEqualTo("EDF+C");
        assertThat(contents.warnings()).isEmpty();
        Several back = (Several) contents.payload().orElseThrow();
        near(((Signal) back.parts().get("256 Hz")).samples(), fast, 8 / 65535f);
        near(((Signal) back.parts().get("1 Hz")).samples(), slow, 8 / 65535f);
        assertThat(((Signal) back.parts().get("256 Hz")).samples()[2]).containsOnly(5);
        try (Edf edf = Edf.open(path)) {
            assertThat(edf.annotations()).isEqualTo(annotations);
        }
    }

    private static void near(float[][] got, float[][] expected, float error) {
        assertThat(got).hasNumberOfRows(expected.length);
        for (int c = 0; c < expected.length; c++) {
            assertThat(got[c]).hasSameSizeAs(expected[c]);
            for (int i = 0; i < got[c].length; i++) {
                assertThat(got[c][i]).isCloseTo(expected[c][i], within(error));
            }
        }
    }

    @Test
    void saysWhereARecordingEndedThatFillsNoRecord() throws Exception {
        Path path = folder.resolve("case.edf");
        float[][] samples = new float[1][4097];
        EdfWriter.write(
                path, List.of(new Signal(samples, 173.61, List.of(new Signal.Channel("EEG", "uV")))), List.of());
        try (Edf edf = Edf.open(path)) {
            assertThat(edf.groups().getFirst().rate()).isEqualTo(173.61);
            assertThat(edf.annotations())
                    .singleElement()
                    .isEqualTo(new EdfAnnotation(23.598871, OptionalDouble.empty(), "Recording ends"));
        }
    }

    @Test
    void refusesToWriteWhatEdfCannotHold() {
        float[][] gap = {{1, Float.NaN}};
        Path path = folder.resolve("case.edf");
        assertThatThrownBy(() -> EdfWriter.write(
                        path, List.of(new Signal(gap, 1, List.of(new Signal.Channel("EEG", "uV")))), List.of()))
                .hasMessageContaining("expected finite samples of channel EEG, got NaN at 1");
        assertThat(path).doesNotExist();
    }

    @Test
    void readsAnyWindow() throws Exception {
        Path file = SharedFiles.folder("conformance/edf").resolve("pyedflib/test_generator.bdf");
        SplittableRandom random = new SplittableRandom(3);
        Several all = (Several) Edf.contents(file).payload().orElseThrow();
        try (Edf edf = Edf.open(file)) {
            for (int i = 0; i < 100; i++) {
                ChannelGroup group =
                        edf.groups().get(random.nextInt(edf.groups().size()));
                int from = random.nextInt((int) group.length());
                int length = random.nextInt((int) group.length() - from + 1);
                float[] whole = ((Signal) all.parts().get(group.name())).samples()[0];
                assertThat(edf.read(group, from, length)[0])
                        .containsExactly(java.util.Arrays.copyOfRange(whole, from, from + length));
            }
        }
    }

    @Test
    void answersMutationsWithSamplesOrAFormatException() throws Exception {
        mutate(1000);
    }

    private void mutate(int mutations) throws Exception {
        List<Path> files = List.of(
                SharedFiles.folder("conformance/edf").resolve("pyedflib/test_generator_datarec_generator_2.bdf"),
                SharedFiles.folder("conformance/edf").resolve("pyedflib/test_utf8.edf"),
                SharedFiles.folder("conformance/wfdb").resolve("sample-data/test_edfann.edf"));
        FileMutations.Figures figures = FileMutations.run(
                new Seed(20020901),
                mutations,
                files,
                1024,
                (file, bytes) -> Files.write(folder.resolve(file.getFileName().toString()), bytes),
                SharedFiles::readAll);
        assertThat(figures.read()).isBetween(mutations / 20, mutations * 19 / 20);
    }

    private static EdfFiles one() {
        return new EdfFiles()
                .signal("EEG", "uV", "-100", "100", "-100", "100", 1)
                .record(EdfFiles.shorts(1));
    }

    private Path write(EdfFiles file) throws IOException {
        return Files.write(folder.resolve("case.edf"), file.build());
    }
}
