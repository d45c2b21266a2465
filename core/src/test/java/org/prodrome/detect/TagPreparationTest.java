package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Subject;
import org.prodrome.data.Text;
import org.prodrome.data.Truth;

class TagPreparationTest {
    private static final TextPreparation TEXT = new TextPreparation(8, 8);
    private static final String NOTE = "No fever. Pleural effusion, asthma seen.";

    private static float[] tags(Truth truth) throws Exception {
        Case one = new Case("a", Subject.of("a"), "", truth, () -> new Text(NOTE));
        return new TagPreparation(TEXT).field(one, TEXT.field(one)).values();
    }

    /** Words: no, fever, the stop, pleural, effusion, asthma, seen, the stop. Two entities meet. */
    @Test
    void eachEntityBeginsAnew() throws Exception {
        Truth truth = Truth.of(Truth.Label.ABNORMAL)
                .withIntervals(
                        List.of(new Truth.Interval(10, 26, "pleural effusion"), new Truth.Interval(28, 34, "asthma")));
        assertThat(tags(truth)).containsExactly(0, 0, 0, 1, 2, 1, 0, 0);
    }

    @Test
    void whatIsNotKnownIsNoNumber() throws Exception {
        assertThat(tags(Truth.of(Truth.Label.NORMAL))).containsOnly(0);
        assertThat(tags(Truth.of(Truth.Label.ABNORMAL))).containsOnly(Float.NaN);
        TextPreparation longer = new TextPreparation(10, 10);
        Case one = new Case("a", Subject.of("a"), "", Truth.of(Truth.Label.NORMAL), () -> new Text(NOTE));
        assertThat(new TagPreparation(longer).field(one, longer.field(one)).values())
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, Float.NaN, Float.NaN);
    }

    @Test
    void picturesHaveNoWords() {
        assertThatThrownBy(() -> TagPreparation.upon(new SignalPreparation(1, 100, 1, 1)))
                .hasMessageStartingWith("tags: expected texts, whose words are tagged, got SignalPreparation");
    }
}
