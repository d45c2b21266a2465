package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Format;

/** What de-identification takes, keeps and maps. */
class ConfidentialityTest {
    private static final String CANARY = "KANARIENVOGEL";

    @TempDir
    private Path folder;

    /** Every text attribute that the dictionary knows, each with the patient's name in it. */
    private static DicomFiles full() throws Exception {
        DicomFiles file = DicomFiles.little();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Dictionary.class.getResourceAsStream("dictionary.txt")),
                StandardCharsets.US_ASCII))) {
            for (String line : in.lines().filter(one -> !one.startsWith("#")).toList()) {
                String[] said = line.split(" ");
                int tag = Integer.parseUnsignedInt(said[0].replace(",", "").replace('x', '0'), 16);
                Vr vr = Objects.requireNonNull(Vr.named(said[1]));
                if (vr.isText() && Tag.group(tag) >= 8 && tag != Tag.CHARACTER_SET && tag != Tag.FRAMES) {
                    file.text(tag, vr, CANARY + "^Carla");
                }
            }
        }
        return file.text(0x00091001, Vr.LO, CANARY).bytes(0x00420011, Vr.OB, CANARY.getBytes(StandardCharsets.UTF_8));
    }

    private static DicomFiles nested() throws Exception {
        return full().sequence(0x00081140, full().sequence(0x00082112, full()).sequence(0x0040a730, full()))
                .sequence(0x00091002, full())
                .sequence(0x00189346, full());
    }

    @Test
    void aNameInEveryTextAppearsNowhere() throws Exception {
        Path from = Files.write(folder.resolve("in.dcm"), nested().file(TransferSyntax.EXPLICIT));
        Path to = folder.resolve("out.dcm");
        assertThat(Files.readString(from, StandardCharsets.ISO_8859_1)).contains(CANARY);
        List<String> warnings = DicomDeidentification.write(from, to);
        assertThat(Files.readString(to, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT))
                .doesNotContain(CANARY)
                .doesNotContain("CARLA");
        assertThat(warnings.toString()).doesNotContain(CANARY);
        assertThat(PartTen.open(to).set().has(0x00091001)).isFalse();
        assertThat(PartTen.open(to).set().items(0x00081140)).hasSize(1);
    }

    @Test
    void aNameInEveryTextAppearsInNoContents() throws Exception {
        Path file = Files.write(
                folder.resolve("image.dcm"),
                nested().grey(1, 1)
                        .text(Tag.RESCALE_TYPE, Vr.LO, CANARY)
                        .words(Tag.PIXELS, 1)
                        .file(TransferSyntax.EXPLICIT));
        String said;
        try {
            Contents contents = Format.read(file);
            said = contents.toString() + contents.digest();
        } catch (FormatException e) {
            said = e.getMessage();
        }
        assertThat(said).doesNotContain(CANARY).doesNotContainIgnoringCase("carla");
    }

    private PartTen round(DicomFiles file, TransferSyntax syntax) throws Exception {
        Path from = Files.write(folder.resolve("in.dcm"), file.file(syntax));
        Path to = folder.resolve("out.dcm");
        DicomDeidentification.write(from, to);
        return PartTen.open(to);
    }

    @Test
    void uidsAreMappedAndDatesMovedConsistently() throws Exception {
        PartTen file = round(
                DicomFiles.little()
                        .text(Tag.SOP_CLASS, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
                        .text(Tag.SOP_INSTANCE, Vr.UI, "1.2.3.4")
                        .text(0x00080020, Vr.DA, "20240301")
                        .text(0x00080030, Vr.TM, "101112")
                        .text(0x0008002a, Vr.DT, "20240302101112.5")
                        .text(Tag.PATIENT_NAME, Vr.PN, "Doe^Jane")
                        .text(Tag.PATIENT_ID, Vr.LO, "4711")
                        .text(0x00100030, Vr.DA, "19700101")
                        .text(Tag.SERIES, Vr.UI, "1.2.3.5")
                        .sequence(
                                0x00081140,
                                DicomFiles.little()
                                        .text(0x00081150, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
                                        .text(0x00081155, Vr.UI, "1.2.3.4")),
                TransferSyntax.EXPLICIT);
        DataSet set = file.set();
        String instance = Pseudonym.uid("1.2.3.4");
        assertThat(set.text(Tag.SOP_CLASS)).contains("1.2.840.10008.5.1.4.1.1.2");
        assertThat(set.text(Tag.SOP_INSTANCE)).contains(instance);
        assertThat(file.meta().text(0x00020003)).contains(instance);
        assertThat(set.item(0x00081140).text(0x00081155)).contains(instance);
        assertThat(set.text(Tag.SERIES)).contains(Pseudonym.uid("1.2.3.5"));
        int days = Pseudonym.days("4711");
        assertThat(set.text(0x00080020)).contains(Dates.back("20240301", days));
        assertThat(set.text(0x0008002a)).contains(Dates.back("20240302", days) + "101112.5");
        assertThat(set.text(0x00080030)).contains("101112");
        assertThat(set.text(0x00100030)).isEmpty();
        assertThat(set.text(Tag.PATIENT_ID)).contains(Pseudonym.of("4711"));
        assertThat(set.text(Tag.PATIENT_NAME)).contains(Pseudonym.of("4711"));
        assertThat(set.text(Tag.IDENTITY_REMOVED)).contains("YES");
        assertThat(set.items(Tag.DEIDENTIFICATION_CODES)).hasSize(2);
    }

    @Test
    void datesMoveBackOverYears() {
        assertThat(Dates.back("20240301", 1)).isEqualTo("20240229");
        assertThat(Dates.back("2024.01.01", 1)).isEqualTo("20231231");
        assertThat(Dates.back("20240101120000+0100", 1)).isEqualTo("20231231120000+0100");
        assertThat(Dates.back("20241301", 1)).isEmpty();
        assertThat(Dates.back("spring", 1)).isEmpty();
    }

    @Test
    void everyConformanceFileKeepsItsSamples() throws Exception {
        Path to = folder.resolve("out.dcm");
        List<String> changed = new ArrayList<>();
        for (Path file : SharedDicom.files(40_000)) {
            Contents before;
            try {
                before = Dicom.contents(file);
                before.digest();
            } catch (FormatException e) {
                continue;
            }
            if (before.encoding().endsWith("a directory")) {
                assertThatThrownBy(() -> DicomDeidentification.write(file, to)).isInstanceOf(FormatException.class);
                continue;
            }
            DicomDeidentification.write(file, to);
            if (!before.digest().equals(Dicom.contents(to).digest())) {
                changed.add(file.getFileName().toString());
            }
        }
        assertThat(changed).isEmpty();
    }

    @Test
    void nothingIsWrittenOfABrokenFile() throws Exception {
        Path from = Files.write(folder.resolve("in.dcm"), new byte[200]);
        Path to = folder.resolve("out.dcm");
        assertThatThrownBy(() -> DicomDeidentification.write(from, to)).isInstanceOf(FormatException.class);
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).containsExactly(from);
        }
    }
}
