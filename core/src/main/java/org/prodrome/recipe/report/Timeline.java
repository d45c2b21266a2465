package org.prodrome.recipe.report;

import java.util.List;
import org.prodrome.evaluate.event.Span;

/** A whole recording on one time axis: its first channel, the segments' scores with the threshold, and the alarms. */
final class Timeline {
    private static final int WAVE = 64;
    private static final int SCORES = 110;
    private static final int ALARMS = 16;
    private static final int GAP = 8;
    private static final int TALL = 100;

    /** A recording that lasts as many of a unit or more is counted in it. */
    private static final int MANY = 5;

    /** What time is counted in. */
    private enum Unit {
        HOURS(3600, "h"),
        MINUTES(60, "min"),
        SECONDS(1, "s");

        private final double seconds;
        private final String label;

        Unit(double seconds, String label) {
            this.seconds = seconds;
            this.label = label;
        }

        static Unit of(double seconds) {
            return seconds >= MANY * HOURS.seconds ? HOURS : seconds >= MANY * MINUTES.seconds ? MINUTES : SECONDS;
        }
    }

    private final Course course;
    private final Unit unit;
    private final Axis time;
    private final Svg svg;
    private double y;

    private Timeline(Course course) {
        this.course = course;
        unit = Unit.of(course.seconds());
        time = Axis.spanning(0, Math.max(course.seconds(), 1e-3) / unit.seconds);
        int wave = course.wave().length > 0 ? WAVE + GAP : 0;
        svg = Svg.wide(wave + SCORES + GAP + ALARMS + GAP + 38, "strip recording", description());
    }

    static Svg of(Course course) {
        Timeline timeline = new Timeline(course);
        double scores = course.wave().length > 0 ? WAVE + GAP : 0;
        timeline.spans(course.before(), "known", 0, scores + SCORES);
        timeline.spans(course.events(), "event", 0, scores + SCORES);
        if (course.wave().length > 0) {
            Envelope.draw(timeline.svg, course.wave(), Envelope.COLUMNS, 0, WAVE);
            timeline.svg.text("signal", "transform", Strip.turned(WAVE / 2.0), "class", "label middle");
        }
        timeline.y = scores;
        timeline.scores();
        timeline.alarms();
        Strip.axis(timeline.svg, timeline.time, timeline.y, "time (" + timeline.unit.label + ")");
        return timeline.svg;
    }

    private void spans(List<Span> spans, String style, double top, double height) {
        for (Span span : spans) {
            double start = at(span.start());
            svg.add(
                    "rect",
                    "x",
                    Svg.percent(start),
                    "y",
                    top,
                    "width",
                    Svg.percent(at(span.end()) - start),
                    "height",
                    height,
                    "class",
                    style);
        }
    }

    private double at(double seconds) {
        return time.fraction(time.clamp(seconds / unit.seconds));
    }

    /** A score stands where its segment ends, for then it is known, until the next. */
    private void scores() {
        double low = course.threshold();
        double high = course.threshold();
        for (Course.Said each : course.said()) {
            low = Math.min(low, each.score());
            high = Math.max(high, each.score());
        }
        Axis axis = Axis.spanning(low, high);
        StringBuilder path = new StringBuilder();
        for (Course.Said each : course.said()) {
            String x = Svg.number(Envelope.COLUMNS * at(each.segment().end()));
            path.append(path.isEmpty() ? "M" : "H").append(x);
            path.append(path.indexOf("H") < 0 ? " " : "V").append(Svg.number(TALL * (1 - axis.fraction(each.score()))));
        }
        double level = y + SCORES * (1 - axis.fraction(course.threshold()));
        svg.add("line", "x1", 0, "x2", "100%", "y1", level, "y2", level, "class", "threshold");
        String box = "0 0 " + Envelope.COLUMNS + " " + TALL;
        svg.open("svg", "y", y, "width", "100%", "height", SCORES, "viewBox", box, "preserveAspectRatio", "none")
                .add("path", "d", path, "class", "curve model steps")
                .close();
        svg.text("score", "transform", Strip.turned(y + SCORES / 2.0), "class", "label middle");
        svg.text(Numbers.significant(high, 2), "x", -8, "y", y + 10, "class", "tick end");
        svg.text(Numbers.significant(low, 2), "x", -8, "y", y + SCORES - 1, "class", "tick end");
        y += SCORES + GAP;
    }

    private void alarms() {
        spans(course.alarms(), "bar", y, ALARMS);
        svg.text(course.predicts() ? "warning" : "alarm", "x", -8, "y", y + 12, "class", "tick end");
        y += ALARMS + GAP;
    }

    private String description() {
        String finding = course.finding();
        int alarms = course.alarms().size();
        return "Recording " + course.recording() + ": its first channel, the score of each segment and the "
                + (course.predicts() ? "warnings" : "alarms") + " over "
                + Numbers.significant(course.seconds() / unit.seconds, 3) + " " + unit.label + "; "
                + Numbers.count(course.events().size(), finding) + (course.predicts() ? " and the time before" : "")
                + " shaded, " + Numbers.count(alarms, course.predicts() ? "warning" : "alarm") + ".";
    }
}
