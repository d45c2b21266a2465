package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Text;
import org.prodrome.evaluate.WordSpan;

final class EntitiesTest {
    private static final AnomalyMap TAGS = new AnomalyMap(
            new float[] {
                0.9f,
                0.1f,
                0, // No
                0.2f,
                0.5f,
                0.3f, // aortic
                0.3f,
                0.1f,
                0.6f, // dissection
                0.8f,
                0.1f,
                0.1f, // .
                0.1f,
                0.6f,
                0.3f, // Sepsis
                0,
                1,
                0 // beyond the text
            },
            List.of(6, 3),
            1);

    @Test
    void wordsOfAnEntityAreItsCharacters() {
        assertThat(Entities.of(new Text("No aortic  dissection. Sepsis"), TAGS))
                .containsExactly(new Finding.Entity(3, 21), new Finding.Entity(23, 29));
        assertThat(Entities.spans(TAGS, 5)).containsExactly(new WordSpan(1, 3), new WordSpan(4, 5));
    }
}
