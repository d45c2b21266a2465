package org.prodrome.recipe.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The columns that a model found most odd, or else the first, with their values. */
final class Bars {
    private static final int MOST = 16;
    private static final int ROW = 20;
    private static final double NAMES = 0.3;
    private static final double VALUES = 0.16;

    private Bars() {}

    static Svg of(String id, Exhibit.Columns columns) {
        List<Integer> shown = shown(columns);
        Svg svg = Svg.wide(ROW * shown.size() + 4, "strip", description(id, columns, shown));
        double most = shown.stream()
                .mapToDouble(i -> columns.map().map(map -> map[i]).orElse(0f))
                .max()
                .orElse(0);
        for (int row = 0; row < shown.size(); row++) {
            int column = shown.get(row);
            int y = row * ROW;
            double value = columns.values()[column];
            svg.text(columns.names().get(column), "x", 0, "y", y + 14, "class", "tick");
            svg.text(
                    Double.isNaN(value) ? "missing" : Numbers.significant(value, 4),
                    "x",
                    Svg.percent(NAMES + VALUES - 0.02),
                    "y",
                    y + 14,
                    "class",
                    "tick end");
            double length = columns.map().isPresent() && most > 0
                    ? Math.max(0, columns.map().get()[column]) / most
                    : 0;
            String width = Svg.percent(length * (1 - NAMES - VALUES));
            svg.add(
                    "rect",
                    "x",
                    Svg.percent(NAMES + VALUES),
                    "y",
                    y + 3,
                    "width",
                    width,
                    "height",
                    ROW - 6,
                    "class",
                    "bar");
        }
        return svg;
    }

    private static List<Integer> shown(Exhibit.Columns columns) {
        var all = IntStream.range(0, columns.names().size()).boxed();
        return columns.map()
                .map(map -> all.sorted(Comparator.comparingDouble(i -> -map[i]))
                        .limit(MOST)
                        .toList())
                .orElseGet(
                        () -> IntStream.range(0, Math.min(MOST, columns.names().size()))
                                .boxed()
                                .toList());
    }

    private static String description(String id, Exhibit.Columns columns, List<Integer> shown) {
        return "Case " + id + ": " + shown.size() + " of " + columns.names().size() + " columns"
                + (columns.hasMap() ? ", those that the model found most abnormal first" : "") + ".";
    }
}
