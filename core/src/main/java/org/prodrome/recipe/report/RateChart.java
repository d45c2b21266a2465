package org.prodrome.recipe.report;

/** A square of two quantities, mostly rates from 0 to 1, with curves and points drawn into it. */
final class RateChart {
    private static final double LEFT = 48;
    private static final double TOP = 10;
    private static final double SIDE = 300;
    private static final double WIDTH = LEFT + SIDE + 12;
    private static final double HEIGHT = TOP + SIDE + 46;

    /** Less than the eye tells apart, in units of the picture. */
    private static final double INDISTINCT = 0.3;

    private final Svg svg;
    private final Axis across;
    private final Axis up;

    RateChart(String description, String xLabel, String yLabel) {
        this(description, xLabel, Axis.UNIT, yLabel, Axis.UNIT, Axis.UNIT);
    }

    /** @param labelled what of the upward axis has ticks */
    RateChart(String description, String xLabel, Axis across, String yLabel, Axis up, Axis labelled) {
        this.across = across;
        this.up = up;
        svg = Svg.scaled(WIDTH, HEIGHT, "rates", description);
        for (Axis.Tick tick : across.ticks(5)) {
            double x = x(tick.value());
            svg.add("line", "x1", x, "x2", x, "y1", TOP, "y2", TOP + SIDE, "class", "grid");
            svg.text(tick.label(), "x", x, "y", TOP + SIDE + 17, "class", "tick middle");
        }
        for (Axis.Tick tick : labelled.ticks(5)) {
            double y = y(tick.value());
            svg.add("line", "x1", LEFT, "x2", LEFT + SIDE, "y1", y, "y2", y, "class", "grid");
            svg.text(tick.label(), "x", LEFT - 7, "y", y + 4, "class", "tick end");
        }
        svg.text(xLabel, "x", LEFT + SIDE / 2, "y", HEIGHT - 5, "class", "label middle");
        String turned = "translate(12 " + Svg.number(TOP + SIDE / 2) + ") rotate(-90)";
        svg.text(yLabel, "transform", turned, "class", "label middle");
    }

    /** What a detector without any skill attains. */
    RateChart reference(double x1, double y1, double x2, double y2) {
        svg.add("line", "x1", x(x1), "y1", y(y1), "x2", x(x2), "y2", y(y2), "class", "reference");
        return this;
    }

    /** A polyline. */
    RateChart line(double[] xs, double[] ys, String series) {
        StringBuilder path = new StringBuilder().append('M').append(point(xs[0], ys[0]));
        int drawn = 0;
        for (int i = 1; i < xs.length; i++) {
            boolean distinct = Math.hypot(x(xs[i]) - x(xs[drawn]), y(ys[i]) - y(ys[drawn])) > INDISTINCT;
            if (distinct || i == xs.length - 1) {
                path.append('L').append(point(xs[i], ys[i]));
                drawn = i;
            }
        }
        svg.add("path", "d", path, "class", "curve " + series);
        return this;
    }

    /** Steps: from one point to the next the height is that of the next. */
    RateChart steps(double[] xs, double[] ys, String series) {
        double[] stepXs = new double[2 * xs.length - 1];
        double[] stepYs = new double[2 * xs.length - 1];
        stepXs[0] = xs[0];
        stepYs[0] = ys[0];
        for (int i = 1; i < xs.length; i++) {
            stepXs[2 * i - 1] = xs[i - 1];
            stepXs[2 * i] = xs[i];
            stepYs[2 * i - 1] = ys[i];
            stepYs[2 * i] = ys[i];
        }
        return line(stepXs, stepYs, series);
    }

    RateChart dot(double x, double y, double radius, String style) {
        svg.add("circle", "cx", x(x), "cy", y(y), "r", radius, "class", style);
        return this;
    }

    /** From one height to another at one place. */
    RateChart bar(double x, double low, double high, String style) {
        svg.add("line", "x1", x(x), "x2", x(x), "y1", y(low), "y2", y(high), "class", style);
        return this;
    }

    /** A column that stands on the lower edge and reaches a value, with a number above it. */
    RateChart column(double from, double to, double value, String number) {
        double width = Math.max(1, x(to) - x(from));
        double top = y(value);
        double height = TOP + SIDE - top;
        svg.add("rect", "x", x(from), "y", top, "width", width, "height", height, "class", "count");
        svg.text(number, "x", x((from + to) / 2), "y", top - 3, "class", "tick middle");
        return this;
    }

    Svg svg() {
        return svg;
    }

    private String point(double x, double y) {
        return Svg.number(x(x)) + " " + Svg.number(y(y));
    }

    private double x(double value) {
        return LEFT + across.fraction(value) * SIDE;
    }

    private double y(double value) {
        return TOP + (1 - up.fraction(value)) * SIDE;
    }
}
