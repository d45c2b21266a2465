package org.prodrome.recipe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Truth.Interval;

final class PassageTest {
    private static final String TEXT = "A <line> of some words here.\n".repeat(40) + "At last a finding.\n";

    @Test
    void showsTheFirstLinesOrThoseAboutAKnownFinding() {
        String first = Passage.of("note", new Exhibit.Words(TEXT), List.of()).toString();
        assertThat(first)
                .contains("note: lines 1 to 12 of 41", "A &lt;line&gt; of")
                .doesNotContain("At last");
        Interval known = new Interval(TEXT.indexOf("At last"), TEXT.length() - 1, "finding");
        assertThat(Passage.of("note", new Exhibit.Words(TEXT), List.of(known)).toString())
                .contains("note: lines 30 to 41 of 41", "At last a finding.");
    }

    @Test
    void breaksLongLinesBetweenWordsAndTakesAnyText() {
        String svg = Passage.of("note", new Exhibit.Words("word ".repeat(30) + "x".repeat(300)), List.of())
                .toString();
        assertThat(svg).contains(">" + "word ".repeat(18) + "word<");
        assertThat(Passage.of("note", new Exhibit.Words(""), List.of()).toString())
                .contains("lines 1 to 1 of 1");
    }
}
