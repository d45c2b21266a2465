package org.prodrome.recipe.report;

/** A square of two rates from 0 to 1, with curves and points drawn into it. */
final class RateChart {
    private static final double LEFT = 48;
    private static final double TOP = 10;
    private static final double SIDE = 300;
    private static final double WIDTH = LEFT + SIDE + 12;
    private static final double HEIGHT = TOP + SIDE + 46;

    /** Less than the eye tells apart, in units of the square. */
    private static final double INDISTINCT = 0.3 / SIDE;

    private final Svg svg;

    RateChart(String description, String xLabel, String yLabel) {
        svg = Svg.scaled(WIDTH, HEIGHT, "rates", description);
        for (Axis.Tick tick : Axis.UNIT.ticks(5)) {
            double x = x(tick.value());
            double y = y(tick.value());
            svg.add("line", "x1", x, "x2", x, "y1", TOP, "y2", TOP + SIDE, "class", "grid");
            svg.add("line", "x1", LEFT, "x2", LEFT + SIDE, "y1", y, "y2", y, "class", "grid");
            svg.text(tick.label(), "x", x, "y", TOP + SIDE + 17, "class", "tick middle");
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
            boolean distinct = Math.hypot(xs[i] - xs[drawn], ys[i] - ys[drawn]) > INDISTINCT;
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

    Svg svg() {
        return svg;
    }

    private static String point(double x, double y) {
        return Svg.number(x(x)) + " " + Svg.number(y(y));
    }

    private static double x(double rate) {
        return LEFT + rate * SIDE;
    }

    private static double y(double rate) {
        return TOP + (1 - rate) * SIDE;
    }
}
