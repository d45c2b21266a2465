package org.prodrome.train;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Spelling;

/** How the learning rate goes on over a training. */
public sealed interface Schedule {
    /** The same throughout. */
    Schedule CONSTANT = new Constant();

    /** Half a cosine to 0. */
    Schedule COSINE = new Cosine(0);

    /** What the learning rate is multiplied by at a step, from 0, of so many. */
    double factor(long step, long steps);

    /** As recipes write it; {@link #parse} reads it back. */
    @JsonValue
    String text();

    /** The same throughout. */
    record Constant() implements Schedule {
        @Override
        public double factor(long step, long steps) {
            return 1;
        }

        @Override
        public String text() {
            return "constant";
        }
    }

    /**
     * Multiplied anew after each stretch.
     *
     * @param by above 0, such as 0.1
     */
    record Step(double by, Extent every) implements Schedule {
        public Step {
            require(by > 0 && Double.isFinite(by), "a factor above 0", by);
        }

        @Override
        public double factor(long step, long steps) {
            return Math.pow(by, (double) Math.floorDiv(step, Math.max(1, every.of(steps))));
        }

        @Override
        public String text() {
            return "step by " + Spelling.plain(by) + " every " + every.text();
        }
    }

    /**
     * Half a cosine from the learning rate to a part of it (Loshchilov and Hutter 2017, equation 5, without restarts).
     *
     * @param end what is left of the learning rate after the last step, 0 to 1
     */
    record Cosine(double end) implements Schedule {
        public Cosine {
            require(end >= 0 && end <= 1, "an end of 0 to 1", end);
        }

        @Override
        public double factor(long step, long steps) {
            return end + (1 - end) * 0.5 * (1 + Math.cos(Math.PI * step / steps));
        }

        @Override
        public String text() {
            return end == 0 ? "cosine" : "cosine to " + Spelling.plain(end);
        }
    }

    /**
     * Rises in equal steps to the learning rate (Goyal et al. 2017, section 2.2), then goes on as another schedule does
     * over the steps that are left.
     */
    record WarmUp(Extent length, Schedule then) implements Schedule {
        public WarmUp {
            if (then instanceof WarmUp) {
                throw new IllegalArgumentException("schedule: expected one warm-up, got " + then.text() + " after one");
            }
        }

        @Override
        public double factor(long step, long steps) {
            long rising = Math.min(steps, length.of(steps));
            return step < rising ? (step + 1.0) / (rising + 1) : then.factor(step - rising, steps - rising);
        }

        @Override
        public String text() {
            return "warm-up " + length.text() + " then " + then.text();
        }
    }

    /**
     * One cycle (Smith and Topin 2018, section 3): rises in a straight line from 1/25 of the learning rate to it, falls
     * back as it rose, and falls on to 1/10000 of where it began.
     *
     * @param up how long it rises, more than 0 % and less than 50 %; as long it falls, over the rest it falls on
     */
    record OneCycle(Extent.Percent up) implements Schedule {
        private static final Extent.Percent USUAL = new Extent.Percent(45);
        private static final double FIRST = 1.0 / 25;
        private static final double LAST = FIRST / 10_000;

        public OneCycle {
            require(up.hundredths() > 0 && up.hundredths() < 50, "a rise above 0 % and below 50 %", up.hundredths());
        }

        @Override
        public double factor(long step, long steps) {
            double peak = Math.max(0, up.hundredths() / 100 * steps - 1.0);
            double back = 2 * peak;
            if (step <= peak) {
                return between(FIRST, 1, (double) step, peak);
            }
            return step <= back
                    ? between(1, FIRST, step - peak, peak)
                    : between(FIRST, LAST, step - back, steps - 1.0 - back);
        }

        private static double between(double from, double to, double place, double length) {
            return length <= 0 ? to : from + (to - from) * Math.min(1, place / length);
        }

        @Override
        public String text() {
            return up.equals(USUAL) ? "one-cycle" : "one-cycle up " + up.text();
        }
    }

    /**
     * Reads "constant", "cosine", "cosine to 0.01", "step by 0.1 every 30 %", "warm-up 100 steps then cosine",
     * "one-cycle" or "one-cycle up 30 %", with other numbers, in steps or in hundredths of the training.
     *
     * @throws IllegalArgumentException if it is none of them; the message names them and the nearest
     */
    @JsonCreator
    static Schedule parse(String text) {
        String written = text.strip();
        Matcher warmUp = matcher("warm-up (" + Extent.PATTERN + ") then (.+)", written);
        if (warmUp.matches()) {
            return new WarmUp(Extent.parse(warmUp.group(1)), parse(warmUp.group(2)));
        }
        Matcher step = matcher("step by (" + Spelling.NUMBER + ") every (" + Extent.PATTERN + ")", written);
        if (step.matches()) {
            return new Step(Double.parseDouble(step.group(1)), Extent.parse(step.group(2)));
        }
        Matcher cosine = matcher("cosine to (" + Spelling.NUMBER + ")", written);
        if (cosine.matches()) {
            return new Cosine(Double.parseDouble(cosine.group(1)));
        }
        Matcher cycle = matcher("one-cycle up (" + Spelling.NUMBER + ") ?%", written);
        if (cycle.matches()) {
            return new OneCycle(new Extent.Percent(Double.parseDouble(cycle.group(1))));
        }
        return switch (written) {
            case "constant" -> CONSTANT;
            case "cosine" -> COSINE;
            case "one-cycle" -> new OneCycle(OneCycle.USUAL);
            default ->
                throw Spelling.unknown(
                        "schedule",
                        written,
                        "constant",
                        "cosine",
                        "cosine to 0.01",
                        "step by 0.1 every 30 %",
                        "warm-up 100 steps then cosine",
                        "one-cycle");
        };
    }

    private static Matcher matcher(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text);
    }

    private static void require(boolean good, String expected, double got) {
        if (!good) {
            throw new IllegalArgumentException("schedule: expected " + expected + ", got " + got);
        }
    }
}
