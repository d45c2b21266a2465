package org.prodrome.recipe.report;

/** What pictures as wide as the page have in common: a gutter for labels on the left, an axis beneath. */
final class Strip {
    private static final int TICKS = 7;

    private Strip() {}

    /** The axis from the left to the right edge, its line at {@code y}; takes 36 px. */
    static void axis(Svg svg, Axis axis, double y, String label) {
        svg.add("line", "x1", 0, "x2", "100%", "y1", y, "y2", y, "class", "axis");
        for (Axis.Tick tick : axis.ticks(TICKS)) {
            String x = Svg.percent(axis.fraction(tick.value()));
            svg.add("line", "x1", x, "x2", x, "y1", y, "y2", y + 4, "class", "axis");
            svg.text(tick.label(), "x", x, "y", y + 17, "class", "tick middle");
        }
        svg.text(label, "x", "50%", "y", y + 34, "class", "label middle");
    }

    /** The place of a label in the gutter that reads upwards and is centred at {@code y}. */
    static String turned(double y) {
        return "translate(-49 " + Svg.number(y) + ") rotate(-90)";
    }
}
