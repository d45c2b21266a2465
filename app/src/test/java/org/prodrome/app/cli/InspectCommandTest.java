package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Wav;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class InspectCommandTest {
    @TempDir
    private Path folder;

    private Path site;

    @BeforeEach
    void write() throws Exception {
        site = folder.resolve("training-a");
        Sounds.write(site, 2);
        float[] clipped = new float[8000];
        java.util.Arrays.fill(clipped, 0, 4000, 1);
        Signal.Channel channel = new Signal.Channel("", "1");
        Wav.write(
                site.resolve("short.wav"),
                new Signal(new float[][] {clipped, clipped}, 4000, List.of(channel, channel)));
    }

    @Test
    void saysWhatARecordingIs() throws Exception {
        Cli.Said said = Cli.run("inspect", site.resolve("short.wav"));
        assertThat(said.code()).isZero();
        assertThat(said.lines())
                .startsWith(
                        "case       " + site.resolve("short.wav"),
                        "format     WAV",
                        "encoding   16-bit",
                        "payload    signal",
                        "shape      [2, 8000]",
                        "rate_hz    4000.0",
                        "seconds    2.0",
                        "channels   [left, right]",
                        "units      [1, 1]",
                        "subject    unknown",
                        "site       unknown",
                        "device     unknown",
                        "label      unknown",
                        "warning    shorter than 5 s: it will be repeated to fill a window",
                        "warning    2 channels: the first alone is used",
                        "warning    4000 samples of 8000 at full scale or beyond: clipped");
    }

    @Test
    void saysItForScripts() throws Exception {
        JsonNode facts = inspect(site.resolve("short.wav"));
        assertThat(facts.propertyNames())
                .containsExactly(
                        "case",
                        "format",
                        "encoding",
                        "payload",
                        "shape",
                        "rate_hz",
                        "seconds",
                        "channels",
                        "units",
                        "subject",
                        "site",
                        "device",
                        "labels",
                        "warnings",
                        "sha256");
        assertThat(facts.get("shape").toString()).isEqualTo("[2,8000]");
        assertThat(facts.get("subject").isNull()).isTrue();
        assertThat(facts.get("labels").toString()).isEqualTo("[]");
        assertThat(facts.get("warnings").size()).isEqualTo(3);
    }

    @Test
    void knowsTheChallengesLayout() throws Exception {
        Files.writeString(site.resolve("REFERENCE.csv"), "case0,1\ncase1,-1\n");
        JsonNode facts = inspect(site.resolve("case0.wav"));
        assertThat(facts.get("site").asString()).isEqualTo("training-a");
        assertThat(facts.get("labels").toString()).isEqualTo("[\"abnormal\"]");
        assertThat(facts.get("subject").isNull()).isTrue();
    }

    @Test
    void knowsATableAboveTheRecording() throws Exception {
        Files.writeString(folder.resolve("cases.csv"), "path,label,subject\ntraining-a/case1.wav,normal,s7\n");
        JsonNode facts = inspect(site.resolve("case1.wav"));
        assertThat(facts.get("subject").asString()).isEqualTo("s7");
        assertThat(facts.get("site").asString()).isEqualTo(folder.getFileName().toString());
        assertThat(facts.get("labels").toString()).isEqualTo("[\"normal\"]");
    }

    @Test
    void warnsOfATableThatItCannotRead() throws Exception {
        Files.writeString(site.resolve("cases.csv"), "path;label\ncase1.wav;0\n");
        assertThat(inspect(site.resolve("case1.wav")).get("warnings").toString())
                .contains("cases.csv, line 1: expected columns path and label", "separate columns by commas");
    }

    @Test
    void saysALineOfEachOfSeveral() throws Exception {
        Files.writeString(folder.resolve("cases.csv"), "path,label\ntraining-a/case0.wav,1\ntraining-a/case1.wav,0\n");
        Files.writeString(site.resolve("text.wav"), "not a recording");
        Cli.Said said = Cli.run("inspect", site);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.lines()).hasSize(3);
        assertThat(said.lines().getFirst()).contains("case0.wav  WAV 16-bit, 1 x ", " at 2000 Hz", "label abnormal");
        assertThat(said.lines().getLast()).contains("short.wav", "; beware: shorter than 5 s");
        assertThat(said.err())
                .contains("text.wav, byte 0: expected a RIFF/WAVE file, got text")
                .hasLineCount(1);
    }

    @Test
    void aBadInputDoesNotStopTheOthers() throws Exception {
        Files.createSymbolicLink(site.resolve("around"), site);
        Path device = Path.of("/dev/null");
        Cli.Said said = Cli.run("inspect", folder.resolve("nothing"), device, site);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.lines()).hasSize(3);
        assertThat(said.err())
                .contains("nothing: expected a recording or a folder of them, got nothing there")
                .contains("/dev/null: expected a file or a folder, got a pipe or a device")
                .hasLineCount(2);
    }

    @Test
    void leavesSignalFilesToTheirHeader() throws Exception {
        Path records = Files.createDirectory(folder.resolve("records"));
        Files.writeString(records.resolve("r1.hea"), "r1 1 100 4\nr1.dat 16 200(0)/mV 16 0 1 10 0 ECG\n");
        Files.write(records.resolve("r1.dat"), new byte[] {1, 0, 2, 0, 3, 0, 4, 0});
        Files.writeString(records.resolve("README"), "Records of nobody.\n");
        Cli.Said said = Cli.run("inspect", records);
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        assertThat(said.lines()).hasSize(2);
        assertThat(said.lines().getFirst()).contains("README  text UTF-8");
        assertThat(said.lines().getLast()).contains("r1.hea  WFDB ", ", 1 x 4 at 100 Hz");
        assertThat(Cli.run("inspect", records.resolve("r1.dat")).err())
                .contains("r1.dat: expected a file of one of the formats ", "a signal file of the WFDB record r1.hea");
    }

    private static JsonNode inspect(Path file) {
        Cli.Said said = Cli.run("inspect", file, "--json");
        assertThat(said.err()).isEmpty();
        assertThat(said.lines()).hasSize(1);
        return JsonMapper.shared().readTree(said.out());
    }
}
