package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
