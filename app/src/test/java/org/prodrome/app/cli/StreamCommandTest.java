package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.data.Seed;
import org.prodrome.detect.Detector;
import org.prodrome.detect.OperatingPoint;
import org.prodrome.detect.Purpose;
import org.prodrome.detect.Readout;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.Recipe;
import org.prodrome.recipe.RecipeFile;
import org.prodrome.runtime.OrtRuntime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreamCommandTest {
    private static final String STREAMING = "ecg/streaming-gru";
    private static final int WINDOW = 1024;
    private static final double THRESHOLD = 0.01;

    @TempDir
    private Path folder;

    private static byte[] onnx(Recipe recipe, Grid grid) {
        Network network = recipe.model().network(grid).keeping(recipe.model().outputs());
        return network.toOnnx(network.initialise(new Seed(5)));
    }

    /** One that has learned nothing yet. */
    private Path detector(String name) throws Exception {
        Recipe recipe = RecipeFile.find(name).in(Profile.SMOKE);
        Grid grid = recipe.preparation().grid();
        Purpose purpose = Purpose.parse("best-mean-accuracy");
        Detector.write(
                Files.createDirectories(folder.resolve(name)),
                onnx(recipe, grid),
                recipe.preparation(),
                recipe.score().aggregate(),
                new Readout(
                        new OperatingPoint(purpose, THRESHOLD, Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        List.of()),
                recipe.model().mapHop(grid),
                recipe.model().classes(),
                new Detector.Origin(name, name, Map.of()));
        return folder.resolve(name);
    }

    private static float[] noise(int length) {
        var random = new Seed(9).random();
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static String lines(float[] samples, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> samples[i] + "\n").collect(Collectors.joining());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("samples.csv"), text);
    }

    /** What a network for the whole recording says of it. */
    private static double whole(float[] samples) throws Exception {
        Recipe recipe = RecipeFile.find(STREAMING).in(Profile.SMOKE);
        Grid grid = Grid.ofTime(1, samples.length, 125);
        try (OrtRuntime ort = new OrtRuntime(onnx(recipe, grid), 1)) {
            return ort.run(Map.of(Model.INPUT, Array.of(samples, 1, 1, samples.length)))
                    .get(Model.SCORE)
                    .floats()[0];
        }
    }

    @Test
    void saysAfterEachWindowWhatAllUpToThereScores() throws Exception {
        float[] samples = noise(3 * WINDOW + 5);
        Cli.Said said =
                Cli.run("stream", detector(STREAMING), "--rate", "125", file(lines(samples, 0, samples.length)));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).endsWith("the last 5 samples fill no window of 1024 and were not scored\n");
        assertThat(said.lines()).hasSize(3);
        for (int window = 0; window < 3; window++) {
            JsonNode line = JsonMapper.shared().readTree(said.lines().get(window));
            assertThat(line.propertyNames())
                    .containsExactly("window", "from", "to", "score", "decision", "operating_point");
            assertThat(line.get("window").asInt()).isEqualTo(window);
            assertThat(line.get("from").asDouble()).isEqualTo(window * 8.192);
            double score = line.get("score").asDouble();
            assertThat(score).isCloseTo(whole(Arrays.copyOf(samples, (window + 1) * WINDOW)), within(1e-5));
            assertThat(line.get("decision").asInt()).isEqualTo(score >= THRESHOLD ? 1 : 0);
        }
    }

    /** A window's line is out before anybody asks for samples of the next. */
    @Test
    void speaksWhileTheRecordingGoesOn() throws Exception {
        float[] samples = noise(2 * WINDOW);
        StringWriter out = new StringWriter();
        List<Long> spoken = new ArrayList<>();
        InputStream monitor = new InputStream() {
            private int given;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (given % 256 == 0) {
                    spoken.add(out.toString().lines().count());
                }
                if (given == samples.length) {
                    return -1;
                }
                byte[] some = lines(samples, given, given + 64).getBytes(StandardCharsets.UTF_8);
                given += 64;
                System.arraycopy(some, 0, into, from, some.length);
                return some.length;
            }
        };
        InputStream before = System.in;
        StringWriter err = new StringWriter();
        try {
            System.setIn(monitor);
            int code = Prodrome.run(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    "stream",
                    detector(STREAMING).toString(),
                    "--rate=125");
            assertThat(code).as(err.toString()).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(spoken).containsExactly(0L, 0L, 0L, 0L, 1L, 1L, 1L, 1L, 2L);
    }

    @Test
    void whereNothingIsRecordedNothingIsSaid() throws Exception {
        float[] samples = noise(3 * WINDOW);
        Arrays.fill(samples, WINDOW, 2 * WINDOW, 0.5f);
        Cli.Said said =
                Cli.run("stream", detector(STREAMING), "--rate", "125", file(lines(samples, 0, samples.length)));
        JsonNode flat = JsonMapper.shared().readTree(said.lines().get(1));
        assertThat(flat.get("score").isNull()).isTrue();
        assertThat(flat.get("decision").isNull()).isTrue();
        JsonNode after = JsonMapper.shared().readTree(said.lines().get(2));
        assertThat(after.get("score").asDouble()).isCloseTo(whole(samples), within(1e-5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Jane Doe  | samples.csv, line 2: expected a finite number, got 2 words
            NaN       | samples.csv, line 2: expected a finite number, got something else
            1e39      | samples.csv, line 2: expected a finite number, got something else
            0.5, 0.25 | samples.csv, line 2: expected a finite number, got 2 words
            ''        | samples.csv, line 2: expected a finite number, got something else
            """)
    void namesTheLineThatIsNoSample(String line, String message) throws Exception {
        Cli.Said said = Cli.run("stream", detector(STREAMING), "--rate", "125", file("0.5\n" + line + "\n0.5\n"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).endsWith(message + "\n").hasLineCount(1);
    }

    @Test
    void refusesALineWithoutAnEnd() throws Exception {
        Cli.Said said = Cli.run("stream", detector(STREAMING), "--rate", "125", file("1".repeat(70_000)));
        assertThat(said.err()).endsWith("expected at most 65536 characters, got more without an end\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ecg/bidirectional-lstm       | expected a layer that goes forward in time
            ecg/convolutional-classifier | expected a detector that carries what it has heard from window to window
            oct/convolutional-classifier | expected a detector of signals as they were recorded, got one of other things
            """)
    void refusesDetectorsThatCannot(String recipe, String message) throws Exception {
        Cli.Said said = Cli.run("stream", detector(recipe), "--rate", "125", file("0\n"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains(message).hasLineCount(1);
    }

    @Test
    void refusesSamplesOfAnotherRate() throws Exception {
        Cli.Said said = Cli.run("stream", detector(STREAMING), "--rate", "250", file("0\n"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .isEqualTo(
                        "prodrome: --rate: expected 125 Hz, for samples aren't resampled while they come, got 250 Hz\n");
        assertThat(Cli.run("stream", folder, file("0\n")).code()).isEqualTo(2);
    }
}
