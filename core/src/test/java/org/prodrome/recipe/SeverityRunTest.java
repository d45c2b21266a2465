package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth;
import org.prodrome.detect.Detector;
import org.prodrome.detect.Finding;
import org.prodrome.runtime.Device;
import tools.jackson.databind.JsonNode;

/** A run of a model that tells how strong what a case has is. */
final class SeverityRunTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void severitiesAreJudgedAndSaid() throws Exception {
        RecipeFile recipe = RecipeFile.find("emg/output-kernel-severity");
        Path out = folder.resolve("run");
        Seed seed = new Seed(11);
        Run.carryOut(
                new RunOptions(recipe, Profile.SMOKE, Optional.empty(), Optional.of("2-fold"), out, seed, Device.CPU),
                (_, _, _) -> {});
        JsonNode metrics = MetricsJson.JSON.readTree(Files.readString(out.resolve("metrics.json")));
        JsonNode severity = metrics.get("severity");
        assertThat(severity.propertyNames())
                .containsExactly("cases", "mean_absolute_error", "error_of_their_mean", "rank_correlation");
        assertThat(severity.get("mean_absolute_error").get("value").asDouble()).isBetween(0.0, 1.0);
        assertThat(metrics.get("remarks").toString()).contains("Severity of " + severity.get("cases") + " abnormal");
        Case one = recipe.in(Profile.SMOKE).simulator().dataset(seed).cases().stream()
                .filter(each -> each.truth().label() == Truth.Label.ABNORMAL)
                .findFirst()
                .orElseThrow();
        assertThat(severity.get("cases").asInt()).isPositive();
        try (Detector detector = Detector.read(out, 1)) {
            Finding finding = detector.score(one);
            assertThat(finding.severity().orElseThrow()).isBetween(-0.5, 1.5);
        }
    }
}
