package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.format.edf.Edf;

/** Copies that don't tell who the patient is, of EDF, BDF, WFDB and NIfTI; DICOM has a test of its own. */
class DeidentificationTest {
    private static final String CODE = "MRN4711";
    private static final String PATIENT = CODE + " F 02-MAY-1951 Zanzibarsson_Quillanova";

    @TempDir
    private Path folder;

    private Path copies = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        copies = Files.createDirectory(folder.resolve("copies"));
    }

    private static EdfFiles edf() {
        EdfFiles file = new EdfFiles();
        file.patient = PATIENT;
        file.recording = "Startdate 02-MAR-2002 ADM-77 Dr_Quillanova Zeiss_9000";
        file.reserved = "EDF+C and a word on Zanzibarsson";
        return file.signal("Zanzibarsson", "uV", "-100", "100", "-100", "100", 2)
                .field(1, "electrode of Zanzibarsson")
                .field(7, "HP:0.1Hz LP:75Hz")
                .field(9, "Quillanova")
                .signal("EEG Fpz", "uV", "-100", "100", "-100", "100", 1)
                .field(7, "as Dr Quillanova likes it")
                .texts("EDF Annotations", 60)
                .record(
                        EdfFiles.shorts(1, -2),
                        EdfFiles.shorts(3),
                        EdfFiles.texts(
                                120,
                                "+0\u0014\u0014\0+0.5\u00152\u0014Ms Zanzibarsson coughs\u0014Lights off\u0014\0+1\u0014moves\u0014\0"));
    }

    private Path copy(Path file, boolean keepTexts) throws Exception {
        return Format.deidentification(file, keepTexts).write(copies, "0001").file();
    }

    private Path edf(EdfFiles file) throws Exception {
        return Files.write(folder.resolve("in.edf"), file.build());
    }

    private static String latin(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static void isAnonymous(Path file) throws IOException {
        assertThat(latin(file).toLowerCase(Locale.ROOT))
                .doesNotContain("zanzibarsson")
                .doesNotContain("quillanova")
                .doesNotContain("4711")
                .doesNotContain("adm-77");
    }

    @Test
    void anEdfTellsNothingButSamplesAndTimes() throws Exception {
        Path copy = copy(edf(edf()), false);

        isAnonymous(copy);
        String header = latin(copy);
        LocalDate day = LocalDate.of(2002, 3, 2).minusDays(Pseudonym.days(CODE));
        assertThat(header.substring(8, 88).strip()).isEqualTo(Pseudonym.of(CODE) + " X X X");
        assertThat(header.substring(88, 168).strip())
                .matches("Startdate \\d{2}-[A-Z]{3}-\\d{4} X X X")
                .contains(Integer.toString(day.getYear()));
        assertThat(header.substring(192, 236).strip()).isEqualTo("EDF+C");
        try (Edf edf = Edf.open(copy)) {
            assertThat(edf.annotations().toString())
                    .isEqualTo("[EdfAnnotation[onset=0.5, duration=OptionalDouble[2.0], text=X],"
                            + " EdfAnnotation[onset=0.5, duration=OptionalDouble[2.0], text=Lights off],"
                            + " EdfAnnotation[onset=1.0, duration=OptionalDouble.empty, text=X]]");
            assertThat(edf.groups().getFirst().channels().getFirst().name()).isEqualTo("signal 1");
        }
        assertThat(header).contains("HP:0.1Hz LP:75Hz").doesNotContain("likes").doesNotContain("electrode");
        assertThat(Format.read(copy).digest())
                .isEqualTo(Format.read(folder.resolve("in.edf")).digest());
        assertThat(Format.read(copy).origin().subject()).contains(Pseudonym.of(CODE));
    }

    @Test
    void textsThatAreKeptDontRepeatTheName() throws Exception {
        Deidentification ready = Format.deidentification(edf(edf()), true);
        Deidentification.Written written = ready.write(copies, "0001");

        isAnonymous(written.file());
        try (Edf edf = Edf.open(written.file())) {
            assertThat(edf.annotations()).extracting("text").containsExactly("X", "Lights off", "moves");
        }
        assertThat(written.warnings()).anyMatch(warning -> warning.startsWith("1 of 3 texts"));
    }

    @Test
    void aPlainEdfsFieldIsAName() throws Exception {
        EdfFiles plain = new EdfFiles();
        plain.patient = "Quillanova Zanzibarsson 4711";
        plain.recording = "in ward ADM-77";
        plain.signal("ECG", "mV", "-1", "1", "-100", "100", 1).record(EdfFiles.shorts(5));
        Path copy = copy(edf(plain), false);
        isAnonymous(copy);
        assertThat(latin(copy).substring(8, 88).strip()).isEqualTo(Pseudonym.of(plain.patient));
        assertThat(Format.read(copy).origin().subject()).contains(Pseudonym.of(plain.patient));
    }

    @Test
    void daysBeforeTheHeadersFirstAreTold() throws Exception {
        EdfFiles early = edf();
        early.recording = "Startdate 02-JAN-1985 X X X";
        String header = latin(copy(edf(early), false));
        assertThat(header.substring(168, 176)).isEqualTo("01.01.85");
        assertThat(header.substring(88, 168)).matches("Startdate \\d{2}-[A-Z]{3}-19[78]\\d X X X +");
    }

    private Path record() throws IOException {
        Files.write(folder.resolve("Zanzibarsson.dat"), EdfFiles.shorts(1, 2, 3, 4, 0x5a5a));
        // A note of a beat, a rhythm, the end.
        byte[] note = "seen by Quillanova".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer annotations = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        annotations
                .putShort((short) (1 << 10 | 1))
                .putShort((short) (63 << 10 | note.length))
                .put(note);
        annotations.putShort((short) (28 << 10 | 1)).putShort((short) (63 << 10 | 5));
        annotations
                .put("(AFIB".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .putShort((short) 0);
        Files.write(
                folder.resolve("Zanzibarsson.atr"),
                java.util.Arrays.copyOf(annotations.array(), annotations.position()));
        return Files.writeString(folder.resolve("Zanzibarsson.hea"), """
                Zanzibarsson 2 100/50(3) 2 12:30:00 24/12/1999
                Zanzibarsson.dat 16 200(0)/mV 12 0 1 4 0 lead of Quillanova
                Zanzibarsson.dat 16 200/mV 12 0 2 6 0 V5
                # Name: Zanzibarsson, Quillanova
                # 51 F MRN 4711
                #Dx: 164889003,426783006
                """);
    }

    @Test
    void aWfdbRecordTellsNothingButSamplesAndCodes() throws Exception {
        Path in = record();
        Deidentification.Written written = Format.deidentification(in, false).write(copies, "0001");

        for (Path file : files(copies)) {
            isAnonymous(file);
        }
        assertThat(files(copies))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("0001.atr", "0001.dat", "0001.hea");
        String subject = Pseudonym.of("Zanzibarsson, Quillanova");
        LocalDate day = LocalDate.of(1999, 12, 24).minusDays(Pseudonym.days("Zanzibarsson, Quillanova"));
        assertThat(written.file())
                .hasContent(String.format(
                        Locale.ROOT, """
                        0001 2 100/50(3) 2 12:30:00 %02d/%02d/%d
                        0001.dat 16 200(0)/mV 12 0 1 4 0 signal 0
                        0001.dat 16 200/mV 12 0 2 6 0 V5
                        #Dx: 164889003,426783006
                        #Subject: %s
                        """, day.getDayOfMonth(), day.getMonthValue(), day.getYear(), subject));
        // What lies behind the last sample is no sample.
        assertThat(Files.readAllBytes(copies.resolve("0001.dat"))).containsExactly(EdfFiles.shorts(1, 2, 3, 4));
        assertThat(Format.read(written.file()).digest())
                .isEqualTo(Format.read(in).digest());
        assertThat(Format.read(written.file()).labels()).contains("N", "+", "164889003");
        assertThat(latin(copies.resolve("0001.atr"))).contains("(AFIB");
        assertThat(written.warnings()).hasSize(1).allMatch(warning -> warning.startsWith("1 of 2 notes"));
    }

    @Test
    void aRecordThatCannotBeCopiedLeavesNothing() throws Exception {
        Path in = record();
        Deidentification ready = Format.deidentification(in, false);
        Files.createDirectories(copies.resolve("0001.hea/in the way"));

        assertThatThrownBy(() -> ready.write(copies, "0001")).isInstanceOf(IOException.class);
        assertThat(files(copies)).isEmpty();
    }

    private Path nifti(int version, String name) throws IOException {
        int size = version == 1 ? 348 : 540;
        ByteBuffer file = ByteBuffer.allocate(size + 4 + 32 + 6).order(ByteOrder.LITTLE_ENDIAN);
        int[] texts = version == 1 ? new int[] {4, 14, 148, 228, 328} : new int[] {240, 320, 508, 525};
        for (int at : texts) {
            file.put(at, "Quillano".getBytes(StandardCharsets.US_ASCII));
        }
        int begin = size + 4 + 32;
        file.putInt(0, size);
        if (version == 1) {
            file.putShort(40, (short) 3)
                    .putShort(42, (short) 3)
                    .putShort(44, (short) 2)
                    .putShort(46, (short) 1);
            file.putShort(70, (short) 2).putShort(72, (short) 8).putFloat(108, begin);
            file.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
        } else {
            file.put(4, "n+2\0\r\n\032\n".getBytes(StandardCharsets.ISO_8859_1));
            file.putShort(12, (short) 2).putShort(14, (short) 8);
            file.putLong(16, 3).putLong(24, 3).putLong(32, 2).putLong(40, 1).putLong(168, begin);
        }
        file.put(size, (byte) 1).putInt(size + 4, 32).putInt(size + 8, 6);
        file.put(size + 12, "Zanzibarsson".getBytes(StandardCharsets.US_ASCII));
        file.put(begin, new byte[] {1, 2, 3, 4, 5, 6});
        return Files.write(folder.resolve(name), file.array());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aNiftiTellsNothingButNumbers(int version) throws Exception {
        Path in = nifti(version, "sub-quillanova_T1w.nii");
        Deidentification ready = Format.deidentification(in, false);
        Path copy = ready.write(copies, "0001").file();

        assertThat(latin(copy).toLowerCase(Locale.ROOT))
                .doesNotContain("quillano")
                .doesNotContain("zanzi");
        assertThat(ready.subject()).contains(Pseudonym.of("sub-quillanova"));
        assertThat(Files.size(copy)).isEqualTo((version == 1 ? 352 : 544) + 6);
        assertThat(Format.read(copy).digest()).isEqualTo(Format.read(in).digest());
    }

    @Test
    void aCiftiIsRefused() {
        Path shared = SharedFiles.folder("conformance/nifti").resolve("nibabel/row_major.dconn.nii");
        assertThatThrownBy(() -> Format.deidentification(shared, false))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("expected a volume, got a CIFTI file");
    }

    @Test
    void whatNobodyCanCleanIsRefusedByItsFormat() throws Exception {
        Path table = Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n");
        assertThatThrownBy(() -> Format.deidentification(table, false))
                .hasMessageEndingWith("expected a file that can be de-identified, of one of the formats DICOM, NIfTI,"
                        + " EDF/BDF, WFDB, got CSV");
    }

    /** Whatever of the shared files is read and can be copied has the same samples, rates and shapes in its copy. */
    @ParameterizedTest
    @ValueSource(strings = {"edf", "wfdb", "nifti"})
    void samplesStayAsTheyAre(String format) throws Exception {
        Path shared = SharedFiles.folder("conformance/" + format);
        int made = 0;
        for (Path file : files(shared)) {
            Deidentification ready;
            try {
                ready = Format.deidentification(file, false);
            } catch (FormatException e) {
                continue;
            }
            Path copy = ready.write(copies, String.format(Locale.ROOT, "%04d", ++made))
                    .file();
            Contents before = Format.read(file);
            Contents after = Format.read(copy);
            assertThat(after.digest()).as(file.toString()).isEqualTo(before.digest());
            assertThat(SharedFiles.shapes(after)).as(file.toString()).isEqualTo(SharedFiles.shapes(before));
            assertThat(after.origin().subject()).isIn(before.origin().subject(), ready.subject());
        }
        assertThat(made).isGreaterThan(5);
    }

    private static List<Path> files(Path inside) throws IOException {
        try (Stream<Path> all = Files.walk(inside)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Objects.nonNull(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
