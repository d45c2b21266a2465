package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A patient's name in other alphabets, in paths, in spoiled headers and in other formats' texts is in no copy and no
 * word.
 */
final class HiddenNamesTest {
    private static final long SEED = 20260802;
    private static final int SPOILED = 60;

    @TempDir
    private Path folder;

    /**
     * @param term how DICOM calls a character set; what comes before and after other characters than ASCII, if anything
     */
    private record Alphabet(String term, Charset charset, String before, String family, String given) {
        byte[] bytes(String text) {
            boolean escaped = !before.isEmpty() && !text.chars().allMatch(c -> c < 128);
            byte[] bytes = text.getBytes(charset);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes((escaped ? before : "").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(bytes);
            return out.toByteArray();
        }

        byte[] name() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(bytes(family));
            out.write('^');
            out.writeBytes(bytes(given));
            return out.toByteArray();
        }

        @Override
        public String toString() {
            return term;
        }
    }

    static Stream<Alphabet> alphabets() {
        return Stream.of(
                new Alphabet("ISO_IR 100", StandardCharsets.ISO_8859_1, "", "Zänzibarßon", "Quîllanovä"),
                new Alphabet("ISO_IR 101", Charset.forName("ISO-8859-2"), "", "Żanzibarłson", "Kwiłłanowska"),
                new Alphabet("ISO_IR 144", Charset.forName("ISO-8859-5"), "", "Занзибаров", "Квилланова"),
                new Alphabet("ISO_IR 126", Charset.forName("ISO-8859-7"), "", "Ζανζιβαρίδης", "Κουιλλάνοβα"),
                new Alphabet("ISO_IR 138", Charset.forName("ISO-8859-8"), "", "זנזיברסון", "קוילנובה"),
                new Alphabet("ISO_IR 127", Charset.forName("ISO-8859-6"), "", "زنجبارسون", "كويلانوفا"),
                new Alphabet("ISO_IR 192", StandardCharsets.UTF_8, "", "桑给巴尔松", "奎拉诺娃"),
                new Alphabet("GB18030", Charset.forName("GB18030"), "", "桑给巴尔松", "奎拉诺娃"),
                new Alphabet("GBK", Charset.forName("GBK"), "", "桑给巴尔松", "奎拉诺娃"),
                new Alphabet("ISO_IR 13", Charset.forName("JIS_X0201"), "", "ｻﾞﾝｼﾞﾊﾞﾙ", "ｸｲﾗﾉﾊﾞ"),
                new Alphabet("\\ISO 2022 IR 87", Charset.forName("ISO-2022-JP"), "", "山蔵原", "九井良"),
                new Alphabet("\\ISO 2022 IR 149", Charset.forName("EUC-KR"), "\u001b$)C", "잔지바르손", "퀼라노바"));
    }

    @ParameterizedTest
    @MethodSource("alphabets")
    void otherAlphabetsAreReadToo(Alphabet alphabet) throws Exception {
        Path scan = Files.write(folder.resolve("scan.dcm"), dicom(alphabet));
        for (Cli.Said said : List.of(Cli.run("inspect", scan), Cli.run("inspect", "--json", scan))) {
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.out() + said.err()).doesNotContain(alphabet.family, alphabet.given);
        }

        Path out = folder.resolve("copies");
        assertThat(Cli.run("deidentify", scan, "--out", out).code()).isZero();
        for (Path copy : files(out)) {
            String content = Files.readString(copy, StandardCharsets.ISO_8859_1);
            assertThat(content)
                    .doesNotContain(
                            new String(alphabet.bytes(alphabet.family), StandardCharsets.ISO_8859_1),
                            new String(alphabet.bytes(alphabet.given), StandardCharsets.ISO_8859_1));
        }
    }

    private static byte[] dicom(Alphabet alphabet) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(alphabet.bytes(alphabet.given));
        text.writeBytes(" skull of ".getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(alphabet.bytes(alphabet.family));
        return CanaryFiles.dicom(alphabet.term, alphabet.name(), text.toByteArray());
    }

    @Test
    void namesOfFilesAndFoldersAreInNoCopy() throws Exception {
        Path named = Files.createDirectories(folder.resolve("Zanzibarsson"));
        for (var file : CanaryFiles.all().entrySet()) {
            String ending = file.getKey().substring(file.getKey().indexOf('.'));
            byte[] bytes = file.getKey().startsWith("rhythm")
                    ? new String(file.getValue(), StandardCharsets.ISO_8859_1)
                            .replace("rhythm", "Quillanova")
                            .getBytes(StandardCharsets.ISO_8859_1)
                    : file.getValue();
            Files.write(named.resolve("Quillanova" + ending), bytes);
        }
        Files.write(named.resolve("Quillanova-2.dcm"), new byte[200]);

        Path out = folder.resolve("copies");
        Cli.Said said = Cli.run("deidentify", named, "--out", out);
        assertThat(files(out)).as(said.err()).hasSizeGreaterThanOrEqualTo(5);
        assertNothingTold(out);
        assertThat(tells(
                        said.err().replace(named.toString(), "").replaceAll("Quillanova(-2)?\\.(dcm|edf|hea|nii)", "")))
                .as(said.err())
                .isFalse();
    }

    @Test
    void spoiledHeadersTellNothingInTheirCopies() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int written = 0;
        for (var good : CanaryFiles.all().entrySet()) {
            for (int i = 0; i < SPOILED && !good.getKey().endsWith(".dat"); i++) {
                Map<String, byte[]> files = new TreeMap<>(CanaryFiles.all());
                files.put(good.getKey(), spoiled(good.getValue(), random));
                Path from = Files.createDirectories(folder.resolve(good.getKey() + i));
                for (var file : files.entrySet()) {
                    Files.write(from.resolve(file.getKey()), file.getValue());
                }
                Path out = folder.resolve(good.getKey() + i + "-out");
                Cli.Said said = Cli.run("deidentify", from.resolve(good.getKey()), "--out", out);
                assertThat(tells(said.out() + said.err())).as("%s", said).isFalse();
                if (Files.isDirectory(out)) {
                    assertNothingTold(out);
                    written += files(out).isEmpty() ? 0 : 1;
                }
            }
        }
        assertThat(written).as("copies of spoiled files; seed %d", SEED).isGreaterThan(20);
    }

    @Test
    void textsOfOtherFormatsAreNotRepeated() throws Exception {
        List<Path> files = new ArrayList<>();
        for (var file : CanaryFiles.others().entrySet()) {
            files.add(Files.write(folder.resolve(file.getKey()), file.getValue()));
        }
        for (Path file : files) {
            for (Cli.Said said : List.of(Cli.run("inspect", file), Cli.run("inspect", "--json", file))) {
                assertThat(tells(said.out() + said.err())).as("%s", said).isFalse();
            }
        }
        for (Cli.Said said : List.of(
                Cli.run("inspect", folder), Cli.run("score", Sounds.run(), folder.resolve("sound.wav"), "--json"))) {
            assertThat(tells(said.out() + said.err())).as("%s", said).isFalse();
        }
    }

    /** One or two bytes of the head are others. */
    private static byte[] spoiled(byte[] good, SplittableRandom random) {
        byte[] spoiled = good.clone();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            spoiled[random.nextInt(Math.min(good.length, 700))] = (byte) random.nextInt(256);
        }
        return spoiled;
    }

    private static void assertNothingTold(Path out) throws IOException {
        for (Path copy : files(out)) {
            assertThat(tells(out.relativize(copy).toString())).as("%s", copy).isFalse();
            assertThat(tells(Files.readString(copy, StandardCharsets.ISO_8859_1)))
                    .as("the content of %s", copy)
                    .isFalse();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean tells(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return CanaryFiles.NAMES.stream().anyMatch(small::contains);
    }
}
