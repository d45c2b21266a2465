package org.prodrome.train;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Spelling;

/** How much of a training. */
public sealed interface Extent {
    /** As it is written; {@link #parse} reads it back. */
    String text();

    /** How many steps that is, of so many. */
    long of(long steps);

    /** So many steps; 0 or more. */
    record Steps(long count) implements Extent {
        public Steps {
            if (count < 0) {
                throw new IllegalArgumentException("expected 0 steps or more, got " + count);
            }
        }

        @Override
        public long of(long steps) {
            return count;
        }

        @Override
        public String text() {
            return count + " steps";
        }
    }

    /** So many hundredths of the training, 0 to 100; rounded to steps. */
    record Percent(double hundredths) implements Extent {
        public Percent {
            if (!(hundredths >= 0 && hundredths <= 100)) {
                throw new IllegalArgumentException("expected 0 % to 100 %, got " + hundredths + " %");
            }
        }

        @Override
        public long of(long steps) {
            return Math.round(hundredths / 100 * steps);
        }

        @Override
        public String text() {
            return Spelling.plain(hundredths) + " %";
        }
    }

    /** What {@link #parse} takes, as a regular expression. */
    String PATTERN = "\\d{1,12} steps?|\\d{1,3}(?:\\.\\d{1,9})? ?%";

    /**
     * Reads "100 steps" or "5 %".
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Extent parse(String text) {
        Matcher percent = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?) ?%").matcher(text.strip());
        if (percent.matches()) {
            return new Percent(Double.parseDouble(percent.group(1)));
        }
        Matcher steps = Pattern.compile("(\\d{1,12}) steps?").matcher(text.strip());
        if (steps.matches()) {
            return new Steps(Long.parseLong(steps.group(1)));
        }
        throw new IllegalArgumentException("expected a length such as 100 steps or 5 %, got '" + text + "'");
    }
}
