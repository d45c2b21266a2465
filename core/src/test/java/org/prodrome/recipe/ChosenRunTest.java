package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;
import org.prodrome.runtime.Device;
import tools.jackson.databind.JsonNode;

/** Whole runs that choose within their training parts. */
class ChosenRunTest {
    @TempDir
    private Path folder = Path.of("");

    /** A recipe of blood tests, which trains in a second, with changes and further keys. */
    private static RecipeFile recipe(String checkpoint, String choices) throws Exception {
        String yaml = RecipeFile.find("blood/autoencoder").yaml().replaceAll("\nchoices:\n(  .*\n)+", "\n");
        assertThat(yaml).contains("\ntraining:\n").doesNotContain("choices:");
        return new RecipeFile(
                "blood",
                yaml.replace("calibration_share: 0.1", "calibration_share: 0.3")
                                .replace("\ntraining:\n", "\ntraining:\n" + checkpoint)
                        + choices);
    }

    private JsonNode run(RecipeFile recipe, String protocol, String out) throws Exception {
        Path place = folder.resolve(out);
        Run.carryOut(
                new RunOptions(
                        recipe, Profile.SMOKE, Optional.empty(), Optional.of(protocol), place, new Seed(5), Device.CPU),
                (_, _, _) -> {});
        return MetricsJson.JSON.readTree(Files.readString(place.resolve("metrics.json")));
    }

    @Test
    void theCheckpointIsChosenBySyntheticAnomaliesAndTheBestIsMarked() throws Exception {
        JsonNode metrics = run(recipe("  checkpoint: best of 4 by synthetic anomalies on 20 %\n", ""), "2-fold", "run");
        JsonNode checkpoints = metrics.path("checkpoints");
        assertThat(checkpoints.path("trainings").size()).isEqualTo(2);
        double chosen = 0;
        for (JsonNode training : checkpoints.path("trainings")) {
            List<JsonNode> looks = new ArrayList<>(training.path("looks").values());
            assertThat(looks).hasSizeBetween(2, 4);
            double highest = looks.stream()
                    .mapToDouble(look -> look.path("synthetic_auroc").asDouble())
                    .max()
                    .orElseThrow();
            JsonNode first = looks.stream()
                    .filter(look -> look.path("synthetic_auroc").asDouble() == highest)
                    .findFirst()
                    .orElseThrow();
            assertThat(training.path("chosen_step").asLong())
                    .isEqualTo(first.path("step").asLong());
            assertThat(training.path("last_step").asLong())
                    .isEqualTo(looks.getLast().path("step").asLong());
            assertThat(looks)
                    .allSatisfy(look ->
                            assertThat(look.path("synthetic_auroc").asDouble()).isBetween(0.0, 1.0));
            chosen += first.path("test_auroc").asDouble() / 2;
        }
        // The run's own figure is the chosen checkpoint's, so that it was that one which was tested.
        assertThat(metrics.at("/metrics/auroc/value").asDouble()).isCloseTo(chosen, within(1e-12));
        assertThat(checkpoints.path("test_auroc_chosen").asDouble()).isCloseTo(chosen, within(1e-12));
        assertThat(checkpoints.path("test_auroc_best_not_attainable").asDouble())
                .isGreaterThanOrEqualTo(chosen)
                .isGreaterThanOrEqualTo(checkpoints.path("test_auroc_last").asDouble());
        assertThat(metrics.path("remarks").toString()).contains("which is not attainable");
        assertThat(folder.resolve("run/report.html")).content().contains("which nobody can attain");
    }

    private static final String CHOICES = """
            choices:
              slow: {training: {learning_rate: 0.0000001}}
              narrow: {model: {coder: {units: [4]}, bottleneck: 1}}
            """;

    @Test
    void innerFoldsChooseAndTheOuterOnesJudge() throws Exception {
        JsonNode metrics = run(recipe("", CHOICES), "nested 2-fold, chosen by 2-fold", "nested");
        assertThat(metrics.path("protocol").asString()).isEqualTo("nested 2-fold, chosen by 2-fold");
        JsonNode choices = metrics.path("choices");
        assertThat(choices.size()).isEqualTo(3);
        assertThat(choices.get(2).path("training").asString()).isEqualTo("all");
        for (JsonNode choice : choices) {
            JsonNode scores = choice.path("inner_auroc");
            assertThat(scores.propertyNames()).containsExactly("as written", "slow", "narrow");
            double highest = scores.values().stream()
                    .mapToDouble(JsonNode::asDouble)
                    .max()
                    .orElseThrow();
            assertThat(scores.path(choice.path("chosen").asString()).asDouble()).isEqualTo(highest);
        }
        assertThat(folder.resolve("nested/report.html")).content().contains("Chosen within the training parts");
        assertThat(metrics.path("remarks").toString()).contains("Inner folds chose among");
    }

    @Test
    void aChoiceIsNoCopyOfWhatItIsChosenAmong() throws Exception {
        // What the outer folds were judged by is what a plain run of the chosen reading gives on the same folds.
        JsonNode nested = run(recipe("", """
                choices:
                  same: {training: {steps: 1}}
                """), "nested 2-fold, chosen by 2-fold", "nested");
        JsonNode plain = run(recipe("", ""), "2-fold", "plain");
        boolean asWritten = nested.path("choices").values().stream()
                .limit(2)
                .allMatch(choice -> choice.path("chosen").asString().equals("as written"));
        assertThat(nested.path("folds").equals(plain.path("folds"))).isEqualTo(asWritten);
    }

    @Test
    void choicesThatAreNoneAreRefused() throws Exception {
        assertThatThrownBy(() -> run(recipe("", ""), "nested 2-fold, chosen by 2-fold", "none"))
                .isInstanceOf(RecipeException.class)
                .hasMessage("protocol nested 2-fold, chosen by 2-fold: expected a recipe with choices to choose among,"
                        + " got blood/autoencoder without any");
        assertThatThrownBy(() ->
                        recipe("", "choices: {a: {score: {aggregate: max}}}\n").in(Profile.SMOKE))
                .hasMessage("blood: choices: expected another name than 'as written' with changes of [model, training],"
                        + " got a with [score]");
        assertThatThrownBy(() ->
                        recipe("", "choices: {a: {training: {steps: -1}}}\n").in(Profile.SMOKE))
                .hasMessage("blood, choice a: training.steps: expected 1 or more, got -1");
        assertThatThrownBy(() -> recipe("", "choices: {}\n").in(Profile.SMOKE))
                .hasMessage("blood: choices: expected names, each with what it changes, got none");
    }

    @Test
    void aCheckpointOfAModelThatIsFittedAtOnceIsRefused() throws Exception {
        String yaml = RecipeFile.find("blood/nearest-neighbours")
                .yaml()
                .replace("\ntraining:\n", "\ntraining:\n  checkpoint: best of 4 by synthetic anomalies on 20 %\n");
        assertThatThrownBy(() -> new RecipeFile("blood", yaml).in(Profile.SMOKE))
                .hasMessageContaining("training.checkpoint: expected last for a model that is fitted at once");
    }
}
