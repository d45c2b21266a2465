package org.prodrome.recipe.report;

import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.Figure;

/** The model's and the baseline's figure as dots on their 95 % intervals, on one axis from 0 to 1. */
final class Whisker {
    private static final int HEIGHT = 40;
    private static final int TICKS = 2;

    private Whisker() {}

    /** The axis that stands once above a column of pictures. */
    static Svg axis() {
        Svg svg = new Svg().open("svg", "width", "100%", "height", 16, "class", "whisker", "aria-hidden", "true");
        for (Axis.Tick tick : Axis.UNIT.ticks(TICKS)) {
            svg.text(tick.label(), "x", Svg.percent(tick.value()), "y", 12, "class", "tick middle");
        }
        return svg;
    }

    static Svg of(String metric, @Nullable Figure model, @Nullable Figure baseline) {
        String description = metric + ": model " + said(model) + "; baseline " + said(baseline);
        Svg svg = Svg.wide(HEIGHT, "whisker", description);
        for (Axis.Tick tick : Axis.UNIT.ticks(TICKS)) {
            String x = Svg.percent(tick.value());
            svg.add("line", "x1", x, "x2", x, "y1", 0, "y2", HEIGHT, "class", "grid");
        }
        draw(svg, baseline, 27, "baseline");
        draw(svg, model, 13, "model");
        return svg;
    }

    private static void draw(Svg svg, @Nullable Figure figure, int y, String series) {
        if (figure == null) {
            return;
        }
        if (figure.low().isPresent() && figure.high().isPresent()) {
            String low = Svg.percent(Axis.UNIT.clamp(figure.low().get()));
            String high = Svg.percent(Axis.UNIT.clamp(figure.high().get()));
            svg.add("line", "x1", low, "x2", high, "y1", y, "y2", y, "class", "whisk " + series);
            svg.add("line", "x1", low, "x2", low, "y1", y - 4, "y2", y + 4, "class", "whisk " + series);
            svg.add("line", "x1", high, "x2", high, "y1", y - 4, "y2", y + 4, "class", "whisk " + series);
        }
        String value = Svg.percent(Axis.UNIT.clamp(figure.value()));
        svg.add("circle", "cx", value, "cy", y, "r", 4.5, "class", "dot " + series);
    }

    private static String said(@Nullable Figure figure) {
        return figure == null
                ? "undefined"
                : Numbers.rate(figure.value()) + ", " + (figure.low().isPresent() ? "95 % interval " : "")
                        + figure.interval();
    }
}
