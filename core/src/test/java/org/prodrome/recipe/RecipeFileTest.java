package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Dataset;
import org.prodrome.recipe.report.ReportContent.Published;

class RecipeFileTest {
    private static final Path MINE = Path.of("mine.onnx");

    /** The catalogue's recipe of an ensemble, two members of which are brought. */
    private static RecipeFile ensemble() throws Exception {
        RecipeFile soft = RecipeFile.find("endoscopy/soft-voting");
        String brought = "{trunk: {type: brought, file: some.onnx, value: feat3, mean: [], deviation: []}, units: 8,"
                + " dropout: 0.1}";
        return new RecipeFile(
                "voting.yaml",
                soft.yaml()
                        .replaceFirst(
                                "(?s)  members:.*?\n  voting",
                                "  members: [" + brought + ", " + brought + "]\n  voting"));
    }

    @Test
    void aBackboneTakesThePlaceOfEveryTrunkThatIsBrought() throws Exception {
        RecipeFile ensemble = ensemble();
        assertThat(ensemble.backbones(Profile.STANDARD)).containsExactly(Path.of("some.onnx"));
        assertThat(ensemble.bringing(MINE).backbones(Profile.STANDARD)).containsExactly(MINE);
        assertThat(ensemble.bringing(MINE).in(Profile.STANDARD).model().toString())
                .contains("mine.onnx")
                .doesNotContain("some.onnx");
    }

    @Test
    void publishedFiguresStandBesideTheirOwnDataAlone() throws Exception {
        Recipe recipe = RecipeFile.find("blood/principal-components").in(Profile.STANDARD);
        assertThat(recipe.published(named("ADBench 6_cardio")))
                .extracting(Published::figure)
                .containsExactly("0.965");
        assertThat(recipe.published(named("another table"))).isEmpty();
        assertThat(RecipeFile.find("heart-sound/convolutional-autoencoder")
                        .in(Profile.STANDARD)
                        .published(named("anything")))
                .hasSize(2);
    }

    private static Dataset named(String name) {
        return new Dataset(name, "made", "none", "00", List.of());
    }

    @Test
    void aBackboneForARecipeThatBringsNone() throws Exception {
        RecipeFile recipe =
                RecipeFile.find("endoscopy/convolutional-classifier").bringing(MINE);
        assertThatThrownBy(() -> recipe.in(Profile.STANDARD))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("expected a trunk of the type brought for the backbone mine.onnx, got none");
    }
}
