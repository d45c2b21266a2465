package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.prodrome.data.FormatException;

/** Texts in many scripts: the examples of PS3.5, annexes H to K, and what pydicom reads in the conformance files. */
class TextsTest {
    private static String decode(String bytes, String... terms) {
        return Texts.of(List.of(terms)).decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void japaneseSwitchesSets() {
        assertThat(decode(
                        "Yamada^Tarou=\033$B;3ED\033(B^\033$BB@O:\033(B=\033$B$d$^$@\033(B^\033$B$?$m$&\033(B",
                        "",
                        "ISO 2022 IR 87"))
                .isEqualTo("Yamada^Tarou=山田^太郎=やまだ^たろう");
        assertThat(decode("\324\317\300\336^\300\333\263", "ISO_IR 13")).isEqualTo("ﾔﾏﾀﾞ^ﾀﾛｳ");
    }

    @Test
    void koreanAndChineseLieInTheUpperHalf() {
        assertThat(decode(
                        "Hong^Gildong=\033$)C\373\363^\033$)C\321\316\324\327=\033$)C\310\253^\033$)C\261\346\265\277",
                        "",
                        "ISO 2022 IR 149"))
                .isEqualTo("Hong^Gildong=洪^吉洞=홍^길동");
        assertThat(decode("Zhang^XiaoDong=\033$)A\325\305^\033$)A\320\241\266\253=", "", "ISO 2022 IR 58"))
                .isEqualTo("Zhang^XiaoDong=张^小东=");
        assertThat(decode("Wang^XiaoDong=\315\365^\320\241\266\253=", "GB18030"))
                .isEqualTo("Wang^XiaoDong=王^小东=");
    }

    @Test
    void aDelimiterTakesBackWhatAnEscapeCalled() {
        assertThat(decode("\033-F\304^\304", "ISO 2022 IR 100", "ISO 2022 IR 126"))
                .isEqualTo("Δ^Ä");
    }

    @Test
    void unknownAndUnfinishedSequencesAreHarmless() {
        assertThat(decode("a\033", "", "ISO 2022 IR 87")).isEqualTo("a");
        assertThat(decode("a\033$", "", "ISO 2022 IR 87")).isEqualTo("a$");
        assertThat(decode("\033$B;", "", "ISO 2022 IR 87")).isNotNull();
        assertThat(decode("a", "no such set")).isEqualTo("a");
    }

    @Test
    void namesOfTheConformanceFilesAreThoseThatPydicomReads() throws IOException, FormatException {
        Path folder = SharedDicom.root().resolve("pydicom").resolve("charset_files");
        String table;
        try (var in = Objects.requireNonNull(TextsTest.class.getResourceAsStream("names.txt"))) {
            table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String line : table.lines().toList()) {
            String[] named = line.split("\t");
            PartTen file = PartTen.open(folder.resolve(named[0]));
            String name = file.set().text(Tag.PATIENT_NAME).orElseThrow();
            assertThat(name.replaceAll("=$", "")).as(named[0]).isEqualTo(named[1]);
        }
    }
}
