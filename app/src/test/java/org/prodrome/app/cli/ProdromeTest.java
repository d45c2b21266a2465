package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.recipe.RecipeFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ProdromeTest {
    @ParameterizedTest
    @ValueSource(strings = {"demo", "recipes", "run", "score", "inspect"})
    void helpsWithExamples(String command) {
        Cli.Said said = Cli.run(command, "--help");
        assertThat(said.code()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).startsWith("Usage: prodrome " + command).contains("Examples:\n  prodrome " + command);
    }

    @Test
    void showsItsCommandsWhereNoneIsGiven() {
        Cli.Said said = Cli.run();
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("Usage: prodrome", "inspect", "Exit codes:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rum                | expected one of [demo, recipes, sources, run, compare, results, gallery, score, stream, simulate, inspect, describe, features, measure, deidentify, doctor, help], got 'rum'; did you mean run?
            run x --sed 3      | expected an option of prodrome run, got '--sed'; did you mean --seed?
            run x --sede=3     | expected an option of prodrome run, got '--sede=3'; did you mean --seed?
            run x y            | expected no more arguments, got 'y'
            run                | Missing required parameter: 'RECIPE'
            run x --seed abc   | Invalid value for option '--seed': expected a whole number, got 'abc'
            run x --profile smoek | Invalid value for option '--profile': expected smoke or demo or standard or paper, got 'smoek'; did you mean smoke?
            run x --device gpu | Invalid value for option '--device': expected cpu or cuda, got 'gpu'
            run x --protocol 5fold | got '5fold'; did you mean 5-fold?
            run x --out        | Missing required parameter for option '--out' (DIR)
            score det          | Missing required parameter: 'INPUT'
            score              | Missing required parameters: 'DETECTOR', 'INPUT'
            inspect --jsn x    | expected an option of prodrome inspect, got '--jsn'; did you mean --json?
            """)
    void saysOnOneLineWhatIsWrongWithItsUse(String words, String message) {
        Cli.Said said = Cli.run((Object[]) words.split(" "));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .startsWith("prodrome: ")
                .contains(message)
                .contains(" --help)")
                .hasLineCount(1);
    }

    @Test
    void namesTheRecipeThatWasLikelyMeant() {
        Cli.Said said = Cli.run("run", "heart-sound/convolutional-autoencodr");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .endsWith("; did you mean heart-sound/convolutional-autoencoder?\n")
                .hasLineCount(1);
    }

    @Test
    void listsEveryRecipe() {
        Cli.Said said = Cli.run("recipes");
        assertThat(said.code()).isZero();
        assertThat(said.lines()).containsAll(RecipeFile.CATALOGUE);
        assertThat(said.out()).contains("  paper ", "  modality  heart sound", "  data ", "cases.csv");
    }

    @Test
    void listsEveryRecipeForScripts() {
        List<String> lines = Cli.run("recipes", "--json").lines();
        assertThat(lines).hasSameSizeAs(RecipeFile.CATALOGUE).allSatisfy(line -> {
            JsonNode recipe = JsonMapper.shared().readTree(line);
            assertThat(recipe.propertyNames())
                    .containsExactly("recipe", "title", "paper", "survey", "modality", "data", "protocol");
            assertThat(RecipeFile.CATALOGUE).contains(recipe.get("recipe").asString());
        });
    }

    @Test
    void saysItsVersionWhateverTheCommand() {
        assertThat(Cli.run("--version").out()).startsWith("prodrome ").hasLineCount(1);
        assertThat(Cli.run("score", "--version").out())
                .isEqualTo(Cli.run("--version").out());
    }
}
