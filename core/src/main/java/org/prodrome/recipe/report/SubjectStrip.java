package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.SubjectResult;
import org.prodrome.evaluate.statistic.Percentile;

/**
 * Every subject as a dot: to the right of the threshold it was judged rightly.
 *
 * @param picture null where there is no labelled case
 * @param shown how many subjects are drawn; of more, every so manieth by rank, and the worst
 */
record SubjectStrip(@Nullable Content picture, int shown) {
    private static final int ROW = 64;
    private static final int MOST = 400;
    private static final int LANES = 9;

    /** Further out than this beyond the bulk, a dot stands at the edge. */
    private static final double TAIL = 0.5;

    /** A subject's cases. */
    private enum Row {
        NORMAL("normal"),
        ABNORMAL("abnormal"),
        BOTH("both");

        private final String label;

        Row(String label) {
            this.label = label;
        }

        boolean holds(SubjectResult subject) {
            return switch (this) {
                case NORMAL -> subject.abnormal() == 0;
                case ABNORMAL -> subject.normal() == 0;
                case BOTH -> subject.normal() > 0 && subject.abnormal() > 0;
            };
        }
    }

    static SubjectStrip of(List<SubjectResult> subjects) {
        if (subjects.isEmpty()) {
            return new SubjectStrip(null, 0);
        }
        Axis axis = axis(subjects);
        List<Row> rows = Arrays.stream(Row.values())
                .filter(row -> subjects.stream().anyMatch(row::holds))
                .toList();
        int bottom = ROW * rows.size();
        Svg svg = Svg.wide(bottom + 44, "strip", description(subjects));
        int shown = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            List<SubjectResult> own = subjects.stream().filter(row::holds).toList();
            shown += draw(svg, axis, own, ROW * i, row);
        }
        String zero = Svg.percent(axis.fraction(axis.clamp(0)));
        svg.add("line", "x1", zero, "x2", zero, "y1", 0, "y2", bottom + 6, "class", "threshold");
        worst(svg, axis, subjects.getFirst(), ROW * rows.indexOf(row(subjects.getFirst())));
        Strip.axis(
                svg, axis, bottom + 8, "margin (standard deviations of the scores; right of the threshold is right)");
        return new SubjectStrip(svg, shown);
    }

    private static Row row(SubjectResult subject) {
        return Arrays.stream(Row.values())
                .filter(each -> each.holds(subject))
                .findFirst()
                .orElseThrow();
    }

    /** Around the bulk and the threshold. */
    private static Axis axis(List<SubjectResult> subjects) {
        int last = subjects.size() - 1;
        double low = subjects.get((int) (0.01 * last)).margin();
        double high = subjects.get((int) Math.ceil(0.99 * last)).margin();
        double reach = (high - low) * TAIL;
        return Axis.spanning(
                Math.min(0, Math.max(subjects.getFirst().margin(), low - reach)),
                Math.max(0, Math.min(subjects.getLast().margin(), high + reach)));
    }

    private static int draw(Svg svg, Axis axis, List<SubjectResult> own, int y, Row row) {
        int step = (own.size() + MOST - 1) / MOST;
        int shown = 0;
        for (int i = 0; i < own.size(); i += step) {
            double lane = (shown * 4 % LANES + 0.5) / LANES;
            svg.add(
                    "circle",
                    "cx",
                    Svg.percent(axis.fraction(axis.clamp(own.get(i).margin()))),
                    "cy",
                    y + 6 + lane * (ROW - 16),
                    "r",
                    2.2,
                    "class",
                    "subject");
            shown++;
        }
        svg.text(row.label, "x", -8, "y", y + ROW / 2.0, "class", "tick end");
        box(svg, axis, own, y + ROW / 2.0 - 2);
        return shown;
    }

    /** The middle half and its median. */
    private static void box(Svg svg, Axis axis, List<SubjectResult> own, double y) {
        double[] margins = margins(own);
        double low = axis.fraction(axis.clamp(Percentile.of(margins, 0.25)));
        double high = axis.fraction(axis.clamp(Percentile.of(margins, 0.75)));
        String middle = Svg.percent(axis.fraction(axis.clamp(Percentile.of(margins, 0.5))));
        svg.add(
                "rect",
                "x",
                Svg.percent(low),
                "width",
                Svg.percent(high - low),
                "y",
                y - 11,
                "height",
                22,
                "class",
                "quartiles");
        svg.add("line", "x1", middle, "x2", middle, "y1", y - 11, "y2", y + 11, "class", "median");
    }

    /** Rising, as the subjects are. */
    private static double[] margins(List<SubjectResult> sorted) {
        return sorted.stream().mapToDouble(SubjectResult::margin).toArray();
    }

    private static void worst(Svg svg, Axis axis, SubjectResult worst, int y) {
        double place = axis.fraction(axis.clamp(worst.margin()));
        String x = Svg.percent(place);
        svg.add("circle", "cx", x, "cy", y + 8, "r", 4, "class", "worst");
        String style = place < 0.5 ? "tick" : "tick end";
        svg.text(worst.subject(), "x", x, "dx", place < 0.5 ? 8 : -8, "y", y + 12, "class", style);
    }

    private static String description(List<SubjectResult> subjects) {
        long wrong = subjects.stream().filter(each -> each.margin() < 0).count();
        return "How " + Numbers.count(subjects.size(), "subject") + " were judged: "
                + Numbers.count(wrong) + " on the wrong side of the threshold on the average; the worst is "
                + subjects.getFirst().subject() + ", the median margin "
                + Numbers.significant(Percentile.of(margins(subjects), 0.5), 3) + " standard deviations.";
    }
}
