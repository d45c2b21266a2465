package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RunCommandTest {
    private static final String RECIPE = "heart-sound/convolutional-autoencoder";
    private static final Path CATALOGUE = Path.of("..", "recipes");

    @TempDir
    private Path folder;

    @Test
    void writesAWholeRun() throws Exception {
        Path run = Sounds.run();
        assertThat(names(run))
                .containsExactly(
                        "baseline-predictions.csv",
                        "detector",
                        "metrics.json",
                        "model-card.json",
                        "predictions.csv",
                        "provenance.json",
                        "report.html");
        assertThat(names(run.resolve("detector"))).containsExactly("detector.onnx", "manifest.json");
        assertThat(names(run.resolveSibling("."))).containsExactly("run");
        assertThat(Files.readAllLines(run.resolve("predictions.csv")).getFirst())
                .startsWith("case,subject,site,fold,label,score,decision");
        JsonNode metrics = JsonMapper.shared().readTree(Files.readString(run.resolve("metrics.json")));
        assertThat(metrics.get("recipe").asString()).isEqualTo(RECIPE);
        assertThat(metrics.get("protocol").asString()).isEqualTo("5-fold");
        for (String key : List.of("auroc", "average_precision", "sensitivity", "specificity", "macc")) {
            assertThat(metrics.get("metrics").get(key).propertyNames())
                    .contains("value", "low", "high", "cases", "subjects");
        }
    }

    @Test
    void printsItsHeadlineAndTakesThePlaceOfAnEarlierRun() throws Exception {
        Path out = folder.resolve("results").resolve("run");
        Cli.Said first = Cli.run("run", RECIPE, "--profile", "smoke", "--out", out, "--seed", 1);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.lines().getFirst()).isEqualTo(RECIPE + ", 5-fold, profile smoke");
        assertThat(first.out()).contains("AUROC", "trivial baseline", "report: " + out.resolve("report.html"));
        String predictions = Files.readString(out.resolve("predictions.csv"));
        assertThat(predictions).isEqualTo(Files.readString(Sounds.run().resolve("predictions.csv")));

        Cli.Said second = Cli.run("run", RECIPE, "--profile", "smoke", "--out", out, "--seed", 2);
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(Files.readString(out.resolve("predictions.csv"))).isNotEqualTo(predictions);
        assertThat(names(out.getParent())).containsExactly("run");

        Cli.Said results = Cli.run("results", out);
        assertThat(results.code()).as(results.err()).isZero();
        assertThat(results.out()).startsWith("# Results").contains("| " + RECIPE + " | ");

        Cli.Said kept = Cli.run("results", "--add", out, "--folder", folder.resolve("kept"));
        assertThat(kept.code()).as(kept.err()).isZero();
        assertThat(kept.lines().getFirst())
                .startsWith("kept: " + folder.resolve("kept/heart-sound-convolutional-autoencoder-"))
                .endsWith("-5-fold-smoke.json");
        assertThat(folder.resolve("kept.md")).content().contains("| [" + RECIPE + "](kept/");
    }

    @Test
    void replacesNoFolderThatHoldsAnythingElse() throws Exception {
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/metrics.json"), "{}");
        Files.writeString(folder.resolve("mine/thesis.txt"), "years of work");
        assertRefused(
                "got a folder with 1 other file(s) in it; choose another --out",
                "run",
                RECIPE,
                "--profile",
                "smoke",
                "--out",
                folder.resolve("mine"));
        assertThat(folder.resolve("mine/thesis.txt")).hasContent("years of work");
    }

    @Test
    void refusesAPlaceThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertRefused("got a file; choose another --out", "run", RECIPE, "--out", file);
        assertRefused(
                "expected folders on the way to it, got the file " + file, "run", RECIPE, "--out", file + "/in/it");
        assertThat(file).hasContent("x");
    }

    @Test
    void refusesAPlaceThatItMayNotWrite() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(closed), "skipped: this user may write everywhere");
        assertRefused("expected permission to write into", "run", RECIPE, "--out", closed.resolve("run"));
    }

    @Test
    void refusesDataThatAreNone() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertRefused(
                " or the layout of a public data set (prodrome sources lists them), got an empty folder",
                "run",
                RECIPE,
                "--data",
                empty,
                "--out",
                folder.resolve("out"));
        Path file = Sounds.write(folder.resolve("sounds"), 1).getFirst();
        assertRefused("case0.wav: expected a folder, got a file", "run", RECIPE, "--data", file);
        assertRefused("nowhere: expected a folder, got nothing of that name", "run", RECIPE, "--data", "nowhere");
    }

    @Test
    void namesTheLineOfAReferenceWhoseFileIsMissing() throws Exception {
        Path data = folder.resolve("data");
        Sounds.write(data, 2);
        Files.writeString(data.resolve("REFERENCE.csv"), "case0,1\ncase7,-1\n");
        assertRefused(
                "REFERENCE.csv, line 2: expected a file case7.wav beside it, got none",
                "run",
                RECIPE,
                "--data",
                data,
                "--out",
                folder.resolve("out"));
    }

    @Test
    void refusesDataThatAreTooFewOrOfOneClassBeforeItTrains() throws Exception {
        Path data = folder.resolve("data");
        Sounds.write(data, 12);
        table(data, 2, "01");
        assertRefused("5-fold: expected at least 5 subjects, got 2", "run", RECIPE, "--data", data);
        table(data, 12, "0");
        assertRefused(
                "judging: expected normal and abnormal cases to test on, got 12 normal and 0 abnormal",
                "run",
                RECIPE,
                "--data",
                data,
                "--out",
                folder.resolve("out"));
        table(data, 12, "01");
        assertRefused("fold 1: 1 false alarm in ", "run", RECIPE, "--data", data);
        table(data, 12, "");
        assertRefused("got 0 normal and 0 abnormal", "run", RECIPE, "--data", data);
        assertThat(names(folder)).containsExactly("data");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title:            | titel:              | expected the key title, got titel; did you mean title?
            ' rate:'          | ' rte:'             | preparation: expected the key rate, got rte; did you mean rate?
            ' rate: .*'       | ' rate: -1'         | preparation.rate: expected 1 to 1000000 Hz, got -1.0
            ' rate: .*'       | ' rate: 2000\n  x: 1' | preparation: expected one of [channels, hop, rate, window], got the key x
            'payload: .*'     | 'payload: sinal'    | preparation: expected one of [features, heart-cycles, irregular, picture, row, several, signal, spread, text, volume], got payload sinal; did you mean signal?
            'payload: signal\\s+' | ''               | preparation: expected the key payload, got none
            'modality: heart-.*?,' | 'modality: heart-sund,' | got heart-sund; did you mean heart-sound?
            calibration_share | calibrtion_share    | training: expected the key calibration_share, got calibrtion_share; did you mean calibration_share?
            'batch: .*'       | 'batches: 32'       | training: expected the key batch, got none, but an unknown key batches
            'batch: .*'       | 'batch: 1'          | training.batch: expected 2 or more, got 1
            'steps: .*'       | 'steps: many'       | training.steps: expected a whole number, got many
            'schedule: .*'    | 'schedule: cosin'   | training.schedule: schedule: expected constant or cosine or
            'type: autoenc'   | 'type: autoenk'     | model: expected one of
            'aggregate: .*'   | 'aggregate: {}'     | score.aggregate: expected one of [mean, max], got keys and values
            'operating_point: .*' | 'operating_point: often' | operating point: expected best-mean-accuracy or
            'protocol: .*'    | 'protocol: five'    | protocol: expected K-fold such as 5-fold
            'smoke:'          | 'smoek:'            | profiles: expected keys and values for any of [smoke, demo, standard, paper], got smoek; did you mean smoke?
            'preparation:'    | 'preparation: ['    | line
            """)
    void saysWhatIsWrongWithARecipe(String right, String wrong, String message) throws Exception {
        String good = Files.readString(CATALOGUE.resolve(RECIPE + ".yaml"));
        assertThat(good).containsPattern(right);
        Path recipe =
                Files.writeString(folder.resolve("mine.yaml"), good.replaceFirst(right, wrong.translateEscapes()));
        assertRefused(recipe + "", "run", recipe, "--profile", "standard");
        assertRefused(message, "run", recipe, "--profile", "standard");
    }

    @Test
    void refusesARecipeThatIsNoText() throws Exception {
        Path recipe = Files.write(folder.resolve("mine.yaml"), new byte[] {(byte) 0xff, 0, 1});
        assertRefused("mine.yaml: expected text in UTF-8, got other bytes", "run", recipe);
        Files.writeString(recipe, "");
        assertRefused("mine.yaml: expected a recipe of keys and values, got nothing", "run", recipe);
        Files.writeString(recipe, "- a list");
        assertRefused("mine.yaml: expected a recipe of keys and values, got a list", "run", recipe);
        assertRefused("none.yaml: expected a recipe's file, got none there", "run", folder.resolve("none.yaml"));
    }

    private static void table(Path data, int count, String labels) throws IOException {
        StringBuilder table = new StringBuilder("path,label\n");
        for (int i = 0; i < count; i++) {
            String label = labels.isEmpty() ? "" : labels.substring(i % labels.length(), i % labels.length() + 1);
            table.append("case").append(i).append(".wav,").append(label).append('\n');
        }
        Files.writeString(data.resolve("cases.csv"), table);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertRefused(String message, Object... words) {
        Cli.Said said = Cli.run(words);
        assertThat(said.err()).startsWith("prodrome: ").contains(message).hasLineCount(1);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
    }
}
