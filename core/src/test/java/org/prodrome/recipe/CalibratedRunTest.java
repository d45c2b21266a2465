package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.detect.Detector;
import org.prodrome.detect.Finding;
import org.prodrome.evaluate.calibration.Calibrated;
import org.prodrome.evaluate.calibration.Calibration.Meaning;
import org.prodrome.evaluate.calibration.CalibrationMethod;
import org.prodrome.runtime.Device;

/** Runs whose recipes say how scores are read. */
final class CalibratedRunTest {
    private static final String RECIPE = "heart-sound/dissanayake2020-mfcc-cnn";
    private static final String POINT = "operating_point: best-mean-accuracy\n  calibration: platt";

    @TempDir
    private Path folder = Path.of("");

    private Path run(String scoring) throws Exception {
        RecipeFile plain = RecipeFile.find(RECIPE);
        assertThat(plain.yaml()).contains(POINT);
        Path out = folder.resolve("run");
        Run.carryOut(
                new RunOptions(
                        new RecipeFile(RECIPE, plain.yaml().replace(POINT, scoring)),
                        Profile.SMOKE,
                        Optional.empty(),
                        Optional.of("2-fold"),
                        out,
                        new Seed(11),
                        Device.CPU),
                (_, _, _) -> {});
        return out.resolve("detector");
    }

    private static Finding first(Path detector) throws Exception {
        Case one = RecipeFile.find(RECIPE)
                .in(Profile.SMOKE)
                .simulator()
                .dataset(new Seed(12))
                .cases()
                .getFirst();
        try (Detector scoring = Detector.read(detector, 1)) {
            return scoring.score(one);
        }
    }

    @Test
    void aFindingHasItsProbabilityAndItsDecision() throws Exception {
        Path detector = run("operating_point: 1 false alarm in 2 normals and sensitivity at least 0.6, else abstain\n"
                + "  calibration: platt");
        Finding finding = first(detector);
        Calibrated calibrated = finding.calibrated().orElseThrow();
        assertThat(calibrated.meaning()).isEqualTo(Meaning.PROBABILITY);
        assertThat(calibrated.value()).isBetween(0.0, 1.0);
        List<String> lines = Files.readAllLines(detector.resolveSibling("predictions.csv"));
        assertThat(lines.getFirst()).isEqualTo("case,subject,site,fold,label,score,decision,probability");
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                        .isBetween(0.0, 1.0));
        assertThat(Files.readString(detector.resolveSibling("metrics.json")))
                .contains("\"calibration\" :", "expected_calibration_error");
        assertThat(Files.readString(detector.resolveSibling("report.html")))
                .contains("Probabilities by <code>platt</code>", "<dt>Probability</dt>");
        assertThat(finding.abnormal()).isEqualTo(finding.at().decision(finding.score()));
        try (Detector scoring = Detector.read(detector, 1)) {
            assertThat(scoring.watch()).isPresent();
        }

        // As detectors were written before there was a calibration.
        Path manifest = detector.resolve("manifest.json");
        String written = Files.readString(manifest);
        String before = written.replaceAll("(?s)  \"calibration\" : \\{.*?\\},\n", "")
                .replaceAll("(?s)  \"reference\" : \\[.*?\\],\n", "")
                .replaceAll(" *\"undecided_from\" : [^\n]*\n", "");
        assertThat(before).doesNotContain("calibration\" :", "reference", "undecided_from");
        Files.writeString(manifest, before);
        assertThat(first(detector).calibrated()).isEmpty();
        try (Detector scoring = Detector.read(detector, 1)) {
            assertThat(scoring.watch()).isEmpty();
        }
    }

    @Test
    void whatCannotBeCalibratedIsRefusedBeforeTraining() {
        assertThatThrownBy(() -> run("operating_point: best-mean-accuracy\n  calibration: tail"))
                .hasMessageContaining(
                        "calibration: expected at least 100 normal and 0 abnormal calibration cases, got");
        assertThatThrownBy(() -> run("operating_point: best-mean-accuracy\n  calibration: plat"))
                .hasMessageContaining("score.calibration: expected one of [none, platt, isotonic, temperature, beta,"
                        + " empirical, tail], got plat; did you mean platt?");
        assertThatThrownBy(() -> new RecipeFile(
                                "x",
                                RecipeFile.find("mri/convolutional-autoencoder")
                                        .yaml()
                                        .replace("aggregate: max", "aggregate: max\n  calibration: beta"))
                        .in(Profile.SMOKE))
                .hasMessageContaining("score.calibration: expected none, platt, isotonic, empirical or tail for a model"
                        + " whose score is no log odds, got beta");
    }

    @Test
    void marginsOfASupportVectorMachineAreNoLogOdds() throws Exception {
        for (String recipe : List.of("skin/linear-svm-on-features", "ultrasound/rbf-svm-on-features")) {
            String yaml =
                    RecipeFile.find(recipe).yaml().replace("\nscore:\n", "\nscore:\n  calibration: temperature\n");
            assertThatThrownBy(() -> new RecipeFile("x", yaml).in(Profile.SMOKE))
                    .hasMessageContaining("whose score is no log odds, got temperature");
        }
        String stacked = RecipeFile.find("endoscopy/stacking")
                .yaml()
                .replace("\nscore:\n", "\nscore:\n  calibration: temperature\n");
        assertThat(new RecipeFile("x", stacked).in(Profile.SMOKE).score().calibration())
                .isEqualTo(CalibrationMethod.TEMPERATURE);
    }
}
