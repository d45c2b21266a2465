package org.prodrome.recipe.report;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Truth.Interval;

/** Some lines of a text: from a little before the first known finding on, or the first ones. */
final class Passage {
    private static final int LINES = 12;
    private static final int BEFORE = 2;
    private static final int LETTERS = 96;
    private static final int ROW = 18;

    private Passage() {}

    private record Line(int from, String text) {}

    static Svg of(String id, Exhibit.Words words, List<Interval> known) {
        List<Line> lines = lines(words.text());
        int first = 0;
        if (!known.isEmpty()) {
            double start = known.getFirst().start();
            first = (int) lines.stream().filter(line -> line.from() <= start).count() - 1 - BEFORE;
        }
        first = Math.clamp(first, 0, Math.max(0, lines.size() - LINES));
        List<Line> shown = lines.subList(first, Math.min(lines.size(), first + LINES));
        Svg svg = Svg.wide(
                ROW * shown.size() + 4,
                "strip",
                id + ": lines " + (first + 1) + " to " + (first + shown.size()) + " of " + lines.size());
        for (int i = 0; i < shown.size(); i++) {
            svg.text(shown.get(i).text(), "x", 0, "y", ROW * (i + 1) - 4, "class", "tick");
        }
        return svg;
    }

    /** The text's own lines, and where these are long, pieces of them that end with a word. */
    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            if (end - from > LETTERS) {
                int blank = text.lastIndexOf(' ', from + LETTERS);
                end = blank > from ? blank : from + LETTERS;
            }
            lines.add(new Line(from, text.substring(from, end).strip()));
            from = Math.max(end, from + 1);
            if (from < text.length() && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
        }
        return lines.isEmpty() ? List.of(new Line(0, "")) : lines;
    }
}
