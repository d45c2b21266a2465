package org.prodrome.recipe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodrome.evaluate.Evaluation;

final class GuidelineTest {
    private final ExampleContent example = new ExampleContent();

    /** As published: of the last two, 27 and 40 items, some of several letters. */
    private static int items(Guideline.Name name) {
        return switch (name) {
            case MODEL_CARD -> 23;
            case CLAIM -> 44;
            case TRIPOD_AI -> 52;
            case STARD_AI -> 48;
        };
    }

    @ParameterizedTest
    @EnumSource(Guideline.Name.class)
    void everyItemIsThereOnceAndSomeStayOpen(Guideline.Name name) {
        Guideline.Filled filled = Guideline.Filled.of(name, example.content());
        assertThat(filled.rows()).hasSize(items(name));
        if (name != Guideline.Name.MODEL_CARD) {
            assertThat(filled.rows()).extracting(row -> row.item().number()).doesNotHaveDuplicates();
        }
        assertThat(filled.answered()).isBetween(1L, filled.rows().size() - 1L);
        filled.rows()
                .forEach(row -> assertThat(row.answers())
                        .allSatisfy(answer -> assertThat(answer).isNotBlank().doesNotContain("null", "NaN")));
    }

    private static Guideline.Filled.Row row(Guideline.Filled filled, String number) {
        return filled.rows().stream()
                .filter(each -> each.item().number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatARunCannotKnowStaysUnanswered() {
        Guideline.Filled claim = Guideline.Filled.of(Guideline.Name.CLAIM, example.content());
        for (String open : Set.of("5", "8", "11", "14", "21", "33", "34", "44")) {
            assertThat(row(claim, open).answered()).as(open).isFalse();
        }
        assertThat(row(claim, "20").answers()).singleElement().asString().contains("no subjects");
        Guideline.Filled tripod = Guideline.Filled.of(Guideline.Name.TRIPOD_AI, example.content());
        for (String open : Set.of("3c", "14", "17", "18a", "19")) {
            assertThat(row(tripod, open).answered()).as(open).isFalse();
        }
        assertThat(Report.html(example.content())).contains("not answered by the run", "44 items answered by this run");
    }

    @Test
    void externalDataAreAnsweredForWhereSitesWereLeftOut() {
        example.reach = Reach.UNSEEN_SITES;
        Guideline.Filled claim = Guideline.Filled.of(Guideline.Name.CLAIM, example.content());
        assertThat(row(claim, "33").answers()).singleElement().asString().contains("AUROC 0.842");
        assertThat(row(claim, "32").answered()).isFalse();
    }

    @Test
    void figuresAreTheRuns() {
        Guideline.Filled stard = Guideline.Filled.of(Guideline.Name.STARD_AI, example.content());
        Calls calls = Calls.of(example.predictions);
        assertThat(calls.found() + calls.missed()).isEqualTo(277);
        assertThat(calls.falseAlarms() + calls.spared()).isEqualTo(1188 - 277);
        assertThat(row(stard, "30").answers())
                .singleElement()
                .asString()
                .contains(calls.found() + " called abnormal, " + calls.missed() + " normal");
        example.model = new Evaluation(Map.of(), Map.of(), List.of(), List.of());
        assertThat(row(Guideline.Filled.of(Guideline.Name.STARD_AI, example.content()), "31")
                        .answered())
                .isFalse();
    }

    @Test
    void aFileHoldsTheSame() {
        Map<String, Object> card = ModelCard.of(example.content());
        assertThat(card).containsKeys("recipe", "model-card", "claim-2024", "tripod-ai-2024", "stard-ai-2025");
        assertThat(Optional.ofNullable(card.get("claim-2024")).orElseThrow().toString())
                .contains("answers=[]", "Tejani");
    }
}
