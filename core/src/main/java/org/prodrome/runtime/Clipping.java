package org.prodrome.runtime;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Spelling;

/** How gradients are held back before a step. */
public sealed interface Clipping {

    /** As recipes write it; {@link #parse} reads it back. */
    @JsonValue
    String text();

    /** Not at all. */
    record None() implements Clipping {
        @Override
        public String text() {
            return "none";
        }
    }

    /**
     * Scaled together, so that the norm over all of a phase's gradients is at most this (Pascanu, Mikolov and Bengio
     * 2013, algorithm 1).
     *
     * @param largest above 0
     */
    record Norm(double largest) implements Clipping {
        public Norm {
            Ranges.positive("clip norm", largest);
        }

        @Override
        public String text() {
            return "norm " + Spelling.plain(largest);
        }
    }

    /**
     * Each element held between minus and plus this.
     *
     * @param largest above 0
     */
    record Value(double largest) implements Clipping {
        public Value {
            Ranges.positive("clip value", largest);
        }

        @Override
        public String text() {
            return "value " + Spelling.plain(largest);
        }
    }

    /**
     * Reads "none", "norm 1" or "value 0.5", with other numbers.
     *
     * @throws IllegalArgumentException if it is none of them; the message names them and the nearest
     */
    @JsonCreator
    static Clipping parse(String text) {
        String written = text.strip();
        Matcher number =
                Pattern.compile("(norm|value) (" + Spelling.NUMBER + ")").matcher(written);
        if (number.matches()) {
            double largest = Double.parseDouble(number.group(2));
            return number.group(1).equals("norm") ? new Norm(largest) : new Value(largest);
        }
        if (written.equals("none")) {
            return new None();
        }
        throw Spelling.unknown("clip", written, "none", "norm 1", "value 0.5");
    }
}
