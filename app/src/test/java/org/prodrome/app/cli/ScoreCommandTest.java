package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Wav;
import org.prodrome.data.format.edf.EdfWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ScoreCommandTest {
    @TempDir
    private Path folder;

    private Path sounds;

    @BeforeEach
    void write() throws Exception {
        sounds = folder.resolve("sounds");
        Sounds.write(sounds, 20);
    }

    @Test
    void writesAnObjectALineInTheFilesOrder() throws Exception {
        Cli.Said said = Cli.run("score", Sounds.run(), sounds, "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).isEmpty();
        List<JsonNode> lines = objects(said);
        assertThat(lines)
                .extracting(line -> line.get("case").asString())
                .hasSize(20)
                .isSorted()
                .first()
                .isEqualTo(sounds.resolve("case0.wav").toString());
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.propertyNames()).containsExactly("case", "score", "decision", "p_value", "operating_point");
            JsonNode point = line.get("operating_point");
            assertThat(point.propertyNames()).containsExactly("purpose", "threshold");
            boolean above =
                    line.get("score").asDouble() >= point.get("threshold").asDouble();
            assertThat(line.get("decision").asInt()).isEqualTo(above ? 1 : 0);
        });
    }

    @Test
    void scoresARecordingAlikeAloneAndAmongOthers() throws Exception {
        List<JsonNode> together = objects(Cli.run("score", Sounds.run(), sounds, "--json"));
        JsonNode alone = objects(
                        Cli.run("score", Sounds.run().resolve("detector"), sounds.resolve("case7.wav"), "--json"))
                .getFirst();
        JsonNode among = together.stream()
                .filter(line -> line.get("case").equals(alone.get("case")))
                .findFirst()
                .orElseThrow();
        assertThat(alone.get("score").asDouble()).isCloseTo(among.get("score").asDouble(), within(1e-6));
    }

    @Test
    void saysSubjectAndSiteWhereTheyAreKnown() throws Exception {
        Files.writeString(
                folder.resolve("cases.csv"),
                "path,subject,site,label\nsounds/case0.wav,s1,ward,0\nsounds/case1.wav,,ward,1\n");
        List<JsonNode> lines = objects(Cli.run("score", Sounds.run(), sounds, "--json"));
        assertThat(lines.get(0).get("subject").asString()).isEqualTo("s1");
        assertThat(lines.get(0).get("site").asString()).isEqualTo("ward");
        assertThat(lines.get(1).has("subject")).isFalse();
        assertThat(lines.get(1).get("site").asString()).isEqualTo("ward");
        assertThat(lines.get(2).has("site")).isFalse();
    }

    @Test
    void scoresTheOthersWhereSomeAreBad() throws Exception {
        byte[] good = Files.readAllBytes(sounds.resolve("case3.wav"));
        Files.write(sounds.resolve("case3.wav"), Arrays.copyOf(good, 1000));
        Files.writeString(sounds.resolve("case4.wav"), "Dear colleague, the recording is");
        Files.write(sounds.resolve("case5.wav"), new byte[0]);
        Files.write(sounds.resolve("._case6.wav"), new byte[7]);
        Wav.write(
                sounds.resolve("case7.wav"),
                new Signal(new float[1][8000], 2000, List.of(new Signal.Channel("mono", "1"))));
        Cli.Said said = Cli.run("score", Sounds.run(), sounds);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.lines())
                .hasSize(16)
                .allMatch(line -> line.matches("(ab)?normal +p [0-9.]+, score -?[0-9.]+ .*\\.wav"));
        assertThat(said.err().lines()).hasSize(4).allMatch(line -> line.startsWith("prodrome: "));
        assertThat(said.err())
                .contains("case3.wav, byte 40: expected ", " bytes of samples, got the end of the file after 956")
                .contains("case4.wav, byte 0: expected a RIFF/WAVE file, got text")
                .contains("case7.wav: expected something to judge, got every sample the same: nothing was recorded")
                .contains("case5.wav, byte 0: expected a RIFF/WAVE header of 12 bytes, got a file of 0 bytes");
    }

    @Test
    void saysOfABrokenTableOnceThatItIsBroken() throws Exception {
        Files.writeString(sounds.resolve("cases.csv"), "path,lable\ncase0.wav,0\n");
        Cli.Said said = Cli.run("score", Sounds.run(), sounds);
        assertThat(said.code()).isZero();
        assertThat(said.lines()).hasSize(20);
        assertThat(said.err())
                .startsWith("prodrome: warning: ")
                .contains("did you mean label?")
                .hasLineCount(1);
    }

    @Test
    void takesSignalsOfEveryFormatAndSaysWhatItSkips() throws Exception {
        Path mixed = Files.createDirectories(folder.resolve("mixed/deeper"));
        Files.copy(sounds.resolve("case0.wav"), mixed.resolve("a.wav"));
        Signal sound = Wav.read(sounds.resolve("case1.wav"));
        EdfWriter.write(mixed.resolve("b.edf"), List.of(sound), List.of());
        Files.writeString(mixed.resolve("c.csv"), "age,pulse\n61,80\n");
        Files.writeString(mixed.resolve("d.txt"), "Dear colleague");
        Files.write(mixed.resolve("e.bin"), new byte[] {0, 1, 2, 3});
        Cli.Said said = Cli.run("score", Sounds.run(), folder.resolve("mixed"));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.lines()).hasSize(2);
        assertThat(said.err().lines())
                .containsExactlyInAnyOrder(
                        "prodrome: skipped, for it is a file of the format CSV: " + mixed.resolve("c.csv"),
                        "prodrome: skipped, for it is a file of the format plain text: " + mixed.resolve("d.txt"),
                        "prodrome: skipped, for it is of no format that is read: " + mixed.resolve("e.bin"));
        assertRefused("expected a signal, got a payload of kind table", Sounds.run(), mixed.resolve("c.csv"));
    }

    @Test
    void aTableSaysWhatTheCasesOfItsFolderAre() throws Exception {
        Files.writeString(sounds.resolve("cases.csv"), "path,id,label,subject\ncase7.wav,seven,0,s7\ncase2.wav,,1,\n");
        Cli.Said said = Cli.run("score", Sounds.run(), sounds, "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(objects(said))
                .extracting(line -> line.get("case").asString())
                .containsExactly(
                        sounds.resolve("seven").toString(),
                        sounds.resolve("case2.wav").toString());
        assertThat(objects(said).getFirst().get("subject").asString()).isEqualTo("s7");
        assertThat(said.err())
                .startsWith("prodrome: skipped, for it is not named by cases.csv: ")
                .endsWith(" and 15 more\n");
    }

    @Test
    void readsAPublicDataSetAsSuch() throws Exception {
        Path set = Files.createDirectories(folder.resolve("set/training-a"));
        Files.copy(sounds.resolve("case0.wav"), set.resolve("a0001.wav"));
        Files.copy(sounds.resolve("case1.wav"), set.resolve("a0002.wav"));
        Files.writeString(set.resolve("REFERENCE.csv"), "a0001,1\na0002,-1\n");
        Cli.Said said = Cli.run("score", Sounds.run(), folder.resolve("set"), "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(objects(said))
                .hasSize(2)
                .allMatch(line -> line.get("site").asString().equals("training-a"));
        assertThat(said.err()).contains(folder.resolve("set") + ": read as PhysioNet/CinC 2016, 2 cases");
    }

    @Test
    void refusesInputsThatAreNone() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertRefused("empty: expected a signal in the folder, got none", Sounds.run(), empty);
        assertRefused(
                "none.wav: expected a recording or a folder of them, got nothing there", Sounds.run(), "none.wav");
    }

    @Test
    void followsALinkToAFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), sounds);
        assertThat(Cli.run("score", Sounds.run(), link).lines()).hasSize(20);
    }

    @Test
    void refusesADetectorThatIsNone() throws Exception {
        assertRefused("manifest.json: expected a detector's file, got nothing there", sounds, sounds);
        assertRefused(
                "expected a detector's file, got nothing there", Sounds.run().resolve("report.html"), sounds);
    }

    @Test
    void refusesADetectorThatWasAltered() throws Exception {
        Path copy = copy();
        Path network = copy.resolve("detector.onnx");
        byte[] bytes = Files.readAllBytes(network);
        bytes[bytes.length / 2] ^= 1;
        Files.write(network, bytes);
        assertRefused("detector.onnx: expected the SHA-256 that the manifest gives, ", copy, sounds);
        Files.delete(network);
        assertRefused("detector.onnx: expected a detector's file, got nothing there", copy, sounds);
    }

    @Test
    void refusesAManifestThatWasAltered() throws Exception {
        Path copy = copy();
        Path manifest = copy.resolve("manifest.json");
        String good = Files.readString(manifest);
        Files.writeString(manifest, good.substring(0, good.length() / 2));
        assertRefused("manifest.json: expected a detector's manifest, got ", copy, sounds);
        Files.writeString(manifest, good.replaceFirst("\"rate\" : [0-9.]+", "\"rate\" : 1000.0"));
        assertRefused("manifest.json: expected a golden window of ", copy, sounds);
        Files.writeString(manifest, good.replaceFirst("\"map_hop\" : [^,]+", "\"map_hop\" : 1e-12"));
        assertRefused("map_hop: expected 1 step to a window, got 1.0E-12", copy, sounds);
        Files.writeString(manifest, good.replaceFirst("\"score\" : [0-9.]+", "\"score\" : 77.0"));
        assertRefused("detector.onnx: expected the score 77.0 for the golden window, to ", copy, sounds);
        Files.writeString(manifest, good.replaceFirst("\"window\" : \"[^\"]{8}", "\"window\" : \""));
        assertRefused("expected", copy, sounds);
    }

    @Test
    void refusesAManifestWhoseNumbersCannotBe() throws Exception {
        Path copy = copy();
        Path manifest = copy.resolve("manifest.json");
        String good = Files.readString(manifest);
        for (String[] altered : new String[][] {
            {"\"map_hop\" : [0-9.]+", "\"map_hop\" : -1", "got map_hop: expected 1 step to a window, got -1.0"},
            {"\"map_hop\" : [0-9.]+", "\"map_hop\" : 1e-12", "got map_hop: expected 1 step to a window, got"},
            {
                "\"tolerance\" : [^\n]+",
                "\"tolerance\" : \"Infinity\"",
                "golden.tolerance: expected 0 to 0.01, got Infinity"
            },
            {"\"threshold\" : [^,\n]+", "\"threshold\" : \"high\"", "got 'high' at operating_point.threshold"},
            {"\"threshold\" : [^,\n]+", "\"threshold\" : \"NaN\"", "expected a finite threshold, got NaN"},
            {"\"format\"", "\"shape\" : 2, \"format\"", "got an unknown key shape"},
            {"\"aggregate\" : \"MEAN\"", "\"aggregate\" : \"MEDIAN\"", "got 'MEDIAN' at aggregate"},
        }) {
            String bad = good.replaceFirst(altered[0], altered[1]);
            assertThat(bad).as(altered[0]).isNotEqualTo(good);
            Files.writeString(manifest, bad);
            assertRefused(altered[2], copy, sounds);
        }
    }

    @Test
    void keepsToALineThoughAFilesNameDoesNot() throws Exception {
        Path file = Files.copy(sounds.resolve("case0.wav"), folder.resolve("new\nline.wav"));
        assertThat(Cli.run("score", Sounds.run(), file).lines())
                .hasSize(1)
                .first()
                .asString()
                .endsWith("new\\nline.wav");
        assertThat(Cli.run("inspect", file).out()).contains("new\\nline.wav");
        Files.writeString(file, "no sound");
        assertRefused("new\\nline.wav, byte 0: expected a RIFF/WAVE", Sounds.run(), file);
    }

    private Path copy() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        for (String name : List.of("detector.onnx", "manifest.json")) {
            Files.copy(Sounds.run().resolve("detector").resolve(name), copy.resolve(name));
        }
        return copy;
    }

    private static List<JsonNode> objects(Cli.Said said) {
        return said.lines().stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static void assertRefused(String message, Object detector, Object input) {
        Cli.Said said = Cli.run("score", detector, input);
        assertThat(said.err()).startsWith("prodrome: ").contains(message).hasLineCount(1);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
    }
}
