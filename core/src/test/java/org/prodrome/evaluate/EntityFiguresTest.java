package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.evaluate.EntityFigures.Compared;
import org.prodrome.evaluate.EntityFigures.Kind;

class EntityFiguresTest {
    private static final Seed SEED = new Seed(8);

    private static Set<WordSpan> spans(String tags) {
        boolean[] begins = new boolean[tags.length()];
        boolean[] inside = new boolean[tags.length()];
        for (int i = 0; i < tags.length(); i++) {
            begins[i] = tags.charAt(i) == 'B';
            inside[i] = tags.charAt(i) == 'I';
        }
        return WordSpan.of(begins, inside);
    }

    @Test
    void tagsTellSpans() {
        assertThat(spans("OBIOBBI")).containsExactly(new WordSpan(1, 3), new WordSpan(4, 5), new WordSpan(5, 7));
        // Where nothing began, what is inside begins.
        assertThat(spans("OIIO")).containsExactly(new WordSpan(1, 3));
        assertThat(spans("II")).containsExactly(new WordSpan(0, 2));
        assertThat(spans("OOO")).isEmpty();
        assertThat(spans("")).isEmpty();
    }

    /** One right, one a word too long, one missed, one that isn't there. */
    @Test
    void onlyWhatIsRightToTheWordCounts() {
        List<Compared> cases = List.of(
                new Compared(Subject.of("a"), spans("BIOBIIO"), spans("BIOBIOO")),
                new Compared(Subject.of("b"), spans("OOOOOB"), spans("BIOOOO")));
        EntityFigures figures = EntityFigures.of(cases, SEED).orElseThrow();
        assertThat(figures.known()).isEqualTo(3);
        assertThat(figures.said()).isEqualTo(3);
        assertThat(figures.values().get(Kind.F1)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(figures.intervals()).isEmpty();
        assertThat(figures.sentence())
                .isEqualTo("Entities: 3 there, 3 said, to the word: precision 0.333, recall 0.333, f1 0.333.");
    }

    @Test
    void whatIsNotSaidHasNoPrecision() {
        EntityFigures figures = EntityFigures.of(List.of(new Compared(Subject.of("a"), Set.of(), spans("BI"))), SEED)
                .orElseThrow();
        assertThat(figures.values()).containsOnlyKeys(Kind.RECALL, Kind.F1);
        assertThat(figures.sentence()).isEqualTo("Entities: 1 there, 0 said, to the word: recall 0.000, f1 0.000.");
        assertThat(EntityFigures.of(List.of(new Compared(Subject.of("a"), Set.of(), Set.of())), SEED))
                .isEmpty();
    }

    @Test
    void intervalsHoldTheirValues() {
        var random = SEED.random();
        List<Compared> cases = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cases.add(new Compared(
                    Subject.of("subject" + i / 2), spans(random.nextInt(3) == 0 ? "BO" : "OBI"), spans("OBI")));
        }
        EntityFigures figures = EntityFigures.of(cases, SEED).orElseThrow();
        for (Kind kind : Kind.values()) {
            assertThat(figures.intervals().get(kind).contains(figures.values().get(kind)))
                    .as(kind.key())
                    .isTrue();
        }
    }
}
