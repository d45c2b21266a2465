package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.Field;

/**
 * What a model sees of words: those of its training cases, an unknown one for all others, and nothing where none is.
 */
final class WordFrontEndTest {
    private static final Grid GRID = Grid.ofSymbols(4, 20);
    private static final WordFrontEnd WORDS = new WordFrontEnd(2, 3);

    private static Field text(float... words) {
        return new Field(words, 1, words.length);
    }

    private static Network network() {
        GraphBuilder g = new GraphBuilder("words");
        FrontEnd.Seen seen = WORDS.of(g, g.input("input", GRID.shape(GraphBuilder.ANY)), GRID);
        assertThat(seen.grid()).isEqualTo(Grid.ofSpace(3, 4));
        g.output("seen", seen.values(), seen.grid().shape(GraphBuilder.ANY));
        return g.build();
    }

    private static float[][] vectors(float... words) {
        Network network = network();
        Parameters start = network.initialise(new Seed(1));
        // 5 is in three texts, 7 and 9 in two, 3 in one though most often; two words are kept.
        List<Field> training = List.of(text(5, 7, 0, 0), text(5, 9, 7, 0), text(5, 9, 0, 0), text(3, 3, 3, 3));
        Parameters fitted = WORDS.fitted(start, training);
        try (OrtRuntime runtime = new OrtRuntime(network.toOnnx(fitted), 1)) {
            float[] seen = Objects.requireNonNull(runtime.run(Map.of("input", Array.of(words, 1, 1, 4)))
                            .get("seen"))
                    .floats();
            float[][] vectors = new float[4][3];
            for (int i = 0; i < 12; i++) {
                vectors[i % 4][i / 4] = seen[i];
            }
            return vectors;
        }
    }

    @Test
    void theVocabularyIsWhatMostTrainingCasesHave() {
        float[][] seen = vectors(5, 7, 9, 3);
        assertThat(seen[0]).isNotEqualTo(seen[1]);
        assertThat(seen[2]).as("the third word in order is unknown").isEqualTo(seen[3]);
        assertThat(seen[0]).isNotEqualTo(seen[3]);
        assertThat(seen[1]).isNotEqualTo(seen[3]);
    }

    @Test
    void whereNoWordIsNothingIsSeen() {
        float[][] seen = vectors(5, 19, 0, 0);
        assertThat(seen[1]).as("never seen").isEqualTo(vectors(3, 0, 0, 0)[0]).isNotEqualTo(new float[3]);
        for (int place = 2; place < 4; place++) {
            for (float value : seen[place]) {
                assertThat(value == 0).isTrue();
            }
        }
    }

    @Test
    void wordsAndQuantitiesAreKeptApart() {
        GraphBuilder g = new GraphBuilder("words");
        assertThatThrownBy(() -> new RawFrontEnd(FrontEnd.Level.KEPT).of(g, g.input("a", 1, 1, 4), GRID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got words");
        assertThatThrownBy(() -> WORDS.of(g, g.input("b", 1, 1, 4), Grid.ofSpace(1, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got numbers");
    }
}
