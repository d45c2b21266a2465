package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import org.prodrome.runtime.Device;

class SeveralClassesTest {
    @TempDir
    private Path folder = Path.of("");

    private static RunOptions options(RecipeFile recipe, Path out) {
        return new RunOptions(
                recipe, Profile.SMOKE, Optional.empty(), Optional.of("2-fold"), out, new Seed(1), Device.CPU);
    }

    @Test
    void classesGoFromTheRecipeToTheFindings() throws Exception {
        RecipeFile recipe = RecipeFile.find("ecg/arrhythmia-classes");
        Path out = folder.resolve("run");
        Run.Result result = Run.carryOut(options(recipe, out), (_, _, _) -> {});
        List<String> names = List.of("normal", "premature ventricular beat", "atrial fibrillation", "ST elevation");
        assertThat(result.model().classes().orElseThrow().names()).isEqualTo(names);
        assertThat(Files.readAllLines(out.resolve("predictions.csv")).getFirst())
                .endsWith("decision,class,probability: normal,probability: premature ventricular beat,"
                        + "probability: atrial fibrillation,probability: ST elevation");
        assertThat(Files.readString(out.resolve("metrics.json"))).contains("\"confusion\"", "\"balanced_accuracy\"");
        assertThat(Files.readString(out.resolve("report.html"))).contains("<h2>Classes</h2>");

        Case one = recipe.in(Profile.SMOKE)
                .simulator()
                .dataset(new Seed(9))
                .cases()
                .getFirst();
        try (Detector detector = Detector.read(out, 1)) {
            Finding finding = detector.score(one);
            assertThat(finding.classes().keySet()).containsExactlyElementsOf(names);
            assertThat(finding.classes().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(1, within(1e-5));
            assertThat(finding.classes().get(finding.likeliest().orElseThrow()))
                    .isEqualTo(finding.classes().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElseThrow());
        }
    }

    @Test
    void aClassThatTheRecipeLacksIsNamed() throws Exception {
        RecipeFile recipe = RecipeFile.find("ecg/arrhythmia-classes");
        RecipeFile other = new RecipeFile("other", recipe.yaml().replace(", ST elevation]", ", ST elevations]"));
        assertThatThrownBy(() -> Run.carryOut(options(other, folder.resolve("run")), (_, _, _) -> {}))
                .hasMessageContaining("expected an abnormal case to be of [premature ventricular beat, atrial"
                        + " fibrillation, ST elevations], got ST elevation; did you mean ST elevations?");
    }

    @Test
    void aClassThatNoCaseIsOfIsToldOf() throws Exception {
        RecipeFile recipe = RecipeFile.find("ecg/arrhythmia-classes");
        RecipeFile other = new RecipeFile("other", recipe.yaml().replace(", ST elevation]", ", ST elevation, pause]"));
        Run.Result result = Run.carryOut(options(other, folder.resolve("run")), (_, _, _) -> {});
        assertThat(result.model().classes().orElseThrow().auroc()).doesNotContainKey("pause");
        assertThat(result.model().remarks())
                .contains(
                        "The training of the detector on all had no case of the class pause, and takes it for what never"
                                + " is.",
                        "The class pause is tested in 0 of 2 folds, and its AUROC is a mean over these, so that there is"
                                + " none.");
    }
}
