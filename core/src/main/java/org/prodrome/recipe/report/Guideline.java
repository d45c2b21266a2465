package org.prodrome.recipe.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A list of what a report of such work should tell, item by item in short words of our own, and which of a run's facts
 * answer it.
 *
 * @param citation where the items stand in full
 */
record Guideline(String title, String citation, List<Item> items) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** The lists, each a resource beside this class. */
    enum Name {
        MODEL_CARD("model-card"),
        CLAIM("claim-2024"),
        TRIPOD_AI("tripod-ai-2024"),
        STARD_AI("stard-ai-2025");

        private final String file;

        Name(String file) {
            this.file = file;
        }

        /** Its name in {@code model-card.json}. */
        String key() {
            return file;
        }
    }

    /**
     * What is asked.
     *
     * @param number the item's own
     * @param by facts that answer it, as far as they are there; none where a run can't
     */
    record Item(String number, String section, String asks, List<Fact> by) {
        /** Empty where the run does not tell. */
        List<String> answers(ReportContent content) {
            return by.stream().flatMap(fact -> fact.of(content).stream()).toList();
        }
    }

    static Guideline of(Name name) {
        try (InputStream in = Guideline.class.getResourceAsStream("guideline/" + name.file + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("guideline " + name.file + ": expected in the jar, got none");
            }
            return YAML.readValue(in, Guideline.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Filled> filled(ReportContent content) {
        return Arrays.stream(Name.values())
                .map(name -> Filled.of(name, content))
                .toList();
    }

    /** A list with the run's answers. */
    record Filled(Name name, Guideline guideline, List<Row> rows) {

        /** An item with its answers, none where it stays unanswered. */
        record Row(Item item, List<String> answers) {
            boolean answered() {
                return !answers.isEmpty();
            }
        }

        static Filled of(Name name, ReportContent content) {
            Guideline guideline = Guideline.of(name);
            return new Filled(
                    name,
                    guideline,
                    guideline.items().stream()
                            .map(item -> new Row(item, item.answers(content)))
                            .toList());
        }

        long answered() {
            return rows.stream().filter(Row::answered).count();
        }
    }
}
