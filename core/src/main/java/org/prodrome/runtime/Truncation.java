package org.prodrome.runtime;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Spelling;

/**
 * How far back in time a recurrent layer's gradient goes: truncated back-propagation through time (Williams and Peng,
 * "An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network Trajectories", Neural Computation 2,
 * 1990). A sequence is gone along in pieces; each begins with the state that the one before ended in, so that what a
 * network says is the same, but to a gradient that state is a constant. Of the layers that go along time backward, the
 * pieces are counted from each sequence's end.
 */
public sealed interface Truncation {

    /** As recipes write it; {@link #parse} reads it back. */
    @JsonValue
    String text();

    /** All the way. */
    record None() implements Truncation {
        @Override
        public String text() {
            return "none";
        }
    }

    /**
     * To the beginning of the piece.
     *
     * @param steps of the recurrent layer in a piece, 1 or more; the last piece may have fewer
     */
    record Pieces(int steps) implements Truncation {
        public Pieces {
            if (steps < 1) {
                throw new IllegalArgumentException("truncate: expected 1 step or more, got " + steps);
            }
        }

        @Override
        public String text() {
            return steps == 1 ? "1 step" : steps + " steps";
        }
    }

    /** How many of so many steps a piece has. */
    default long piece(long steps) {
        return switch (this) {
            case None _ -> steps;
            case Pieces pieces -> Math.min(steps, pieces.steps());
        };
    }

    /**
     * Reads "none" or "50 steps", with other numbers.
     *
     * @throws IllegalArgumentException if it is neither; the message names them and the nearest
     */
    @JsonCreator
    static Truncation parse(String text) {
        String written = text.strip();
        Matcher steps = Pattern.compile("(\\d{1,9}) steps?").matcher(written);
        if (steps.matches()) {
            return new Pieces(Integer.parseInt(steps.group(1)));
        }
        if (written.equals("none")) {
            return new None();
        }
        throw Spelling.unknown("truncate", written, "none", "50 steps");
    }
}
