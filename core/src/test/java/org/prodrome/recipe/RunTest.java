package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.runtime.Device;

/** Whole runs, in the profile that shows that everything works. */
class RunTest {
    @TempDir
    private Path folder = Path.of("");

    private Path run(String recipe, String out) throws Exception {
        Path place = folder.resolve(out);
        Run.carryOut(
                new RunOptions(
                        RecipeFile.find(recipe),
                        Profile.SMOKE,
                        Optional.empty(),
                        Optional.of("2-fold"),
                        place,
                        new Seed(11),
                        Device.CPU),
                (_, _, _) -> {});
        return place;
    }

    @ParameterizedTest
    @CsvSource({"heart-sound/dissanayake2020-mfcc-cnn, probability", "heart-sound/convolutional-autoencoder, p_value"})
    void sameSeedGivesTheSamePredictionsAndFigures(String recipe, String calibrated) throws Exception {
        Path once = run(recipe, "once");
        Path twice = run(recipe, "twice");
        for (String file : List.of("predictions.csv", "baseline-predictions.csv", "metrics.json")) {
            assertThat(twice.resolve(file)).hasSameBinaryContentAs(once.resolve(file));
        }
        assertThat(twice.resolve("detector/detector.onnx"))
                .hasSameBinaryContentAs(once.resolve("detector/detector.onnx"));
        Map<String, Figure> figures = FinishedRun.read(once).metrics().metrics();
        recomputed(once.resolve("predictions.csv"), calibrated)
                .forEach((metric, value) -> assertThat(
                                Objects.requireNonNull(figures.get(metric)).value())
                        .as(metric)
                        .isCloseTo(value, within(1e-12)));
    }

    /** From the file alone, by the definitions: pairs for the AUROC, counts for the rest, and the mean of the folds. */
    private static Map<String, Double> recomputed(Path predictions, String calibrated) throws Exception {
        Map<String, List<String[]>> folds = new HashMap<>();
        List<String> lines = Files.readAllLines(predictions);
        assertThat(lines.getFirst()).isEqualTo("case,subject,site,fold,label,score,decision," + calibrated);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            folds.computeIfAbsent(cells[3], _ -> new ArrayList<>()).add(cells);
        }
        Map<String, Double> means = new HashMap<>();
        for (List<String[]> fold : folds.values()) {
            List<String[]> ill = fold.stream().filter(row -> row[4].equals("1")).toList();
            List<String[]> well =
                    fold.stream().filter(row -> row[4].equals("0")).toList();
            double wins = 0;
            for (String[] one : ill) {
                for (String[] other : well) {
                    wins += (1 + Math.signum(Double.parseDouble(one[5]) - Double.parseDouble(other[5]))) / 2;
                }
            }
            double found = called(ill, "1");
            double spared = called(well, "0");
            Map.of(
                            "auroc",
                            wins / ill.size() / well.size(),
                            "sensitivity",
                            found,
                            "specificity",
                            spared,
                            "macc",
                            (found + spared) / 2)
                    .forEach((metric, value) -> means.merge(metric, value / folds.size(), Double::sum));
        }
        return means;
    }

    private static double called(List<String[]> rows, String decision) {
        return rows.stream().filter(row -> row[6].equals(decision)).count() / (double) rows.size();
    }

    @Test
    void resultsAreLaidSideBySideFromTheRunsOwnFiles() throws Exception {
        Path run = run("heart-sound/dissanayake2020-mfcc-cnn", "run");
        FinishedRun finished = FinishedRun.read(run);
        String page = ResultsPage.of(List.of(run));
        List<Map<String, Figure>> all = List.of(
                finished.metrics().metrics(),
                finished.metrics().baseline(),
                finished.metrics().siteAlone().orElseThrow());
        for (Map<String, Figure> figures : all) {
            assertThat(page)
                    .contains(Objects.requireNonNull(figures.get(Metric.AUROC.key()))
                            .text());
        }
        assertThat(finished.metrics().sites()).hasSize(3);
        finished.metrics()
                .sites()
                .forEach((site, figures) -> assertThat(page)
                        .contains(String.format(
                                Locale.ROOT,
                                "| %s | %.3f (",
                                site,
                                Objects.requireNonNull(figures.get("auroc")).value())));
        assertThat(page).contains("## Heart sound\n", "seed 11, smoke");
        assertThat(page).contains("Potes et al. 2016", "0.860", "simulated heart sounds", "seed 11");
    }

    @Test
    void refusesAFolderThatIsNoRuns() throws Exception {
        assertThatThrownBy(() -> ResultsPage.of(List.of(folder)))
                .isInstanceOf(FormatException.class)
                .hasMessageEndingWith("metrics.json: expected a finished run's file, got nothing there");
        Files.writeString(folder.resolve("metrics.json"), "{\"recipe\": 3");
        assertThatThrownBy(() -> ResultsPage.of(List.of(folder)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("metrics.json: expected what a run writes, got ");
    }
}
