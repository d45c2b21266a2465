package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.evaluate.Prediction;

/** Every recipe that comes along. */
final class RecipesTest {
    private static final Path RECIPES = Path.of("..", "recipes");

    /** The systems of the survey's section II-C, by their numbers in its references. */
    private static final List<Integer> WORKED_SYSTEMS = List.of(
            1, 50, 52, 55, 57, 58, 60, 61, 62, 65, 67, 70, 71, 74, 78, 80, 81, 82, 84, 87, 89, 90, 92, 95, 96, 100);

    /** Those of them that no recipe is yet. */
    private static final List<Integer> MISSING = List.of();

    @TempDir
    private Path folder = Path.of("");

    static List<String> catalogue() {
        return RecipeFile.CATALOGUE;
    }

    @Test
    void theCatalogueNamesEveryFile() throws Exception {
        try (Stream<Path> files = Files.walk(RECIPES)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> RECIPES.relativize(file)
                            .toString()
                            .replace('\\', '/')
                            .replace(".yaml", ""))
                    .toList();
            assertThat(RecipeFile.CATALOGUE)
                    .containsExactlyInAnyOrderElementsOf(names)
                    .isSorted();
        }
    }

    @Test
    void worksTheSurveysSystems() throws Exception {
        List<Integer> without = new ArrayList<>(WORKED_SYSTEMS);
        for (String name : RecipeFile.CATALOGUE) {
            without.removeAll(RecipeFile.find(name).in(Profile.STANDARD).survey());
        }
        assertThat(without).as("systems of the survey without a recipe").isEqualTo(MISSING);
    }

    @ParameterizedTest
    @EnumSource
    void canBeReadInEveryProfile(Profile profile) throws Exception {
        for (String name : RecipeFile.CATALOGUE) {
            Recipe recipe = RecipeFile.find(name).in(profile);
            assertThat(recipe.name()).isEqualTo(name);
            assertThat(recipe.citation()).isNotBlank();
            assertThat(recipe.wants()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void learnsAndScoresItsOwnSimulatorsCases(String name) throws Exception {
        List<Prediction> tested =
                RecipeTrial.of(name, Profile.SMOKE, folder).predictions(4, 1).getFirst();
        assertThat(tested)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.score()).isFinite());
        assertThat(tested.stream().mapToDouble(Prediction::score).distinct().count())
                .as("scores that differ")
                .isGreaterThan(tested.size() / 2);
    }
}
