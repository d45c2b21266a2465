package org.prodrome.recipe.report;

import java.util.List;
import java.util.Optional;
import org.prodrome.evaluate.statistic.Interval;

/** Values with their 95 % intervals on one axis, a row each. */
final class Forest {
    private static final int ROW = 24;
    private static final int TOP = 20;
    private static final double NAMES = 0.3;
    private static final int TICKS = 5;

    private Forest() {}

    /** A row: its name, its value, and the interval where there is one. */
    record Row(String name, double value, Optional<Interval> interval) {}

    /** Areas, on an axis from the lowest end (0.5 or less) to 1. */
    static Svg areas(String description, List<Row> rows) {
        double low = rows.stream().mapToDouble(Forest::low).min().orElse(0);
        return draw(description, rows, new Axis(Math.min(0.5, Math.floor(low * 10) / 10), 1), 0.5);
    }

    /** Differences, on an axis that is the same to both sides of none. */
    static Svg differences(String description, List<Row> rows) {
        double most = rows.stream()
                .mapToDouble(row -> Math.max(Math.abs(low(row)), Math.abs(high(row))))
                .max()
                .orElse(0);
        double end = Math.max(0.05, Math.ceil(most * 20) / 20);
        return draw(description, rows, new Axis(-end, end), 0);
    }

    private static double low(Row row) {
        return row.interval().map(Interval::low).orElse(row.value());
    }

    private static double high(Row row) {
        return row.interval().map(Interval::high).orElse(row.value());
    }

    private static Svg draw(String description, List<Row> rows, Axis axis, double reference) {
        int height = TOP + ROW * rows.size() + 4;
        Svg svg = Svg.wide(height, "strip", description);
        for (Axis.Tick tick : axis.ticks(TICKS)) {
            String x = x(axis, tick.value());
            svg.add("line", "x1", x, "x2", x, "y1", TOP - 4, "y2", height, "class", "grid");
            svg.text(tick.label(), "x", x, "y", TOP - 8, "class", "tick middle");
        }
        String none = x(axis, reference);
        svg.add("line", "x1", none, "x2", none, "y1", TOP - 4, "y2", height, "class", "reference");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = TOP + ROW * (i + 0.5);
            svg.text(row.name(), "x", 0, "y", y + 4, "class", "label");
            String low = x(axis, low(row));
            String high = x(axis, high(row));
            svg.add("line", "x1", low, "x2", high, "y1", y, "y2", y, "class", "whisk model");
            if (row.interval().isPresent()) {
                svg.add("line", "x1", low, "x2", low, "y1", y - 4, "y2", y + 4, "class", "whisk model");
                svg.add("line", "x1", high, "x2", high, "y1", y - 4, "y2", y + 4, "class", "whisk model");
            }
            svg.add("circle", "cx", x(axis, row.value()), "cy", y, "r", 4.5, "class", "dot model");
        }
        return svg;
    }

    private static String x(Axis axis, double value) {
        return Svg.percent(NAMES + (1 - NAMES - 0.03) * axis.fraction(axis.clamp(value)));
    }
}
