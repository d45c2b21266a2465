package org.prodrome.recipe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.evaluate.event.Span;
import org.prodrome.recipe.report.Course.Said;

final class TimelineTest {
    private final ExampleContent example = new ExampleContent();

    /** An hour whose last quarter is a seizure, foretold from its middle on. */
    static Course hour(CaseKind kind, List<Span> before) {
        return new Course(
                kind,
                "r<1>",
                "seizure",
                new float[] {0, 1, -1, 0},
                3600,
                List.of(
                        new Said(new Span(0, 900), 0),
                        new Said(new Span(900, 1800), 0.5),
                        new Said(new Span(1800, 3600), 1)),
                0.25,
                List.of(new Span(2700, 3600)),
                before,
                List.of(new Span(1800, 3600)));
    }

    @Test
    void scoresStandWhereTheirSegmentsEndAndTimesWhereTheyAre() {
        String svg =
                Timeline.of(hour(CaseKind.FOUND, List.of(new Span(900, 2700)))).toString();
        assertThat(svg)
                .contains("M125 100H250V50H500V0")
                .contains("<rect x=\"25%\" y=\"0\" width=\"50%\" height=\"182\" class=\"known\"/>")
                .contains("<rect x=\"75%\" y=\"0\" width=\"25%\" height=\"182\" class=\"event\"/>")
                .contains("<rect x=\"50%\" y=\"190\" width=\"50%\" height=\"16\" class=\"bar\"/>")
                .contains("y1=\"154.5\"")
                .contains("time (min)")
                .contains(
                        "Recording r&lt;1&gt;: its first channel, the score of each segment and the warnings over 60.0 min;"
                                + " 1 seizure and the time before shaded, 1 warning.");
    }

    @Test
    void aRunOfContinuousRecordingsShowsThem() {
        assertThat(Report.html(example.content())).doesNotContain("recordings\">");
        example.courses =
                List.of(hour(CaseKind.FOUND, List.of(new Span(900, 2700))), hour(CaseKind.FALSE_ALARM, List.of()));
        String section = Report.html(example.content()).split("<section id=\"recordings\">", -1)[1];
        assertThat(section)
                .contains("<h3>r&lt;1&gt; <span class=\"kind right\">found</span></h3>")
                .contains("<h3>r&lt;1&gt; <span class=\"kind\">false alarm</span></h3>")
                .contains("before a seizure, to be foretold", "<dt>Warnings</dt>", "<dt>Alarms</dt>");
    }
}
