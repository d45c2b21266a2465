package org.prodrome.recipe.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run answers of the lists that readers and reviewers ask by: model card (Mitchell et al. 2019), CLAIM (2024),
 * TRIPOD+AI (2024) and STARD-AI (2025).
 */
public final class ModelCard {
    private ModelCard() {}

    /** For a file: by list its title, citation and items, each with its answers; an unanswered one has none. */
    public static Map<String, Object> of(ReportContent content) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("recipe", content.recipe());
        for (Guideline.Filled filled : Guideline.filled(content)) {
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("title", filled.guideline().title());
            list.put("citation", filled.guideline().citation());
            list.put("answered", filled.answered());
            list.put("items", filled.rows().stream().map(ModelCard::item).toList());
            card.put(filled.name().key(), list);
        }
        return card;
    }

    private static Map<String, Object> item(Guideline.Filled.Row row) {
        return Map.of(
                "number", row.item().number(),
                "section", row.item().section(),
                "asks", row.item().asks(),
                "answers", List.copyOf(row.answers()));
    }
}
