package org.prodrome.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Spelling;

/** Whether training may end before its steps are done. */
public sealed interface Stopping {
    /** As recipes write it; {@link #parse} reads it back. */
    @JsonValue
    String text();

    /** It may not. */
    record Never() implements Stopping {
        @Override
        public String text() {
            return "none";
        }
    }

    /**
     * It may when the loss on a part of the training data that is held back no longer falls; the best parameters are
     * kept.
     *
     * @param patience looks in a row without a new lowest loss that end training, 1 or more
     * @param every steps from one look to the next, 1 or more
     * @param percent of the subjects to learn from that are held back, above 0 and below 100
     */
    record Patience(int patience, long every, double percent) implements Stopping {
        public Patience {
            if (patience < 1 || every < 1 || !(percent > 0 && percent < 100)) {
                throw new IllegalArgumentException(
                        "early stopping: expected a patience and steps of 1 or more and a part above 0 % and below 100 %,"
                                + " got " + patience + ", " + every + " and " + percent + " %");
            }
        }

        @Override
        public String text() {
            return "patience " + patience + " every " + every + " steps on " + Spelling.plain(percent) + " %";
        }
    }

    /**
     * Reads "none" or "patience 5 every 50 steps on 15 %", with other numbers.
     *
     * @throws IllegalArgumentException if it is neither; the message names them and the nearest
     */
    @JsonCreator
    static Stopping parse(String text) {
        String written = text.strip();
        Matcher patience = Pattern.compile(
                        "patience (\\d{1,6}) every (\\d{1,12}) steps? on (" + Spelling.NUMBER + ") ?%")
                .matcher(written);
        if (patience.matches()) {
            return new Patience(
                    Integer.parseInt(patience.group(1)),
                    Long.parseLong(patience.group(2)),
                    Double.parseDouble(patience.group(3)));
        }
        if (written.equals("none")) {
            return new Never();
        }
        throw Spelling.unknown("early stopping", written, "none", "patience 5 every 50 steps on 15 %");
    }
}
