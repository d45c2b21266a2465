package org.prodrome.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Spelling;

/** Which of a training's checkpoints a detector is made of. */
public sealed interface Keeping {
    /** As recipes write it; {@link #parse} reads it back. */
    @JsonValue
    String text();

    /** The last. */
    record Last() implements Keeping {
        @Override
        public String text() {
            return "last";
        }
    }

    /**
     * The one that best tells normal cases, held back, from synthetic anomalies made of them (Fung, Qiu, Li and
     * Rudolph, "Model Selection of Anomaly Detectors in the Absence of Labeled Validation Data", arXiv 2310.10461;
     * Goswami et al., ICLR 2023). No abnormal case is looked at.
     *
     * @param looks how many checkpoints, evenly over the training; 2 to 100
     * @param percent of the subjects to learn from that are held back, above 0 and below 100
     */
    record BestOf(int looks, double percent) implements Keeping {
        public BestOf {
            if (looks < 2 || looks > 100 || !(percent > 0 && percent < 100)) {
                throw new IllegalArgumentException(
                        "checkpoint: expected the best of 2 to 100 on a part above 0 % and below 100 %, got " + looks
                                + " on " + percent + " %");
            }
        }

        @Override
        public String text() {
            return "best of " + looks + " by synthetic anomalies on " + Spelling.plain(percent) + " %";
        }
    }

    /**
     * Reads "last" or "best of 10 by synthetic anomalies on 15 %", with other numbers.
     *
     * @throws IllegalArgumentException if it is neither; the message names them and the nearest
     */
    @JsonCreator
    static Keeping parse(String text) {
        String written = text.strip();
        Matcher best = Pattern.compile("best of (\\d{1,6}) by synthetic anomalies on (" + Spelling.NUMBER + ") ?%")
                .matcher(written);
        if (best.matches()) {
            return new BestOf(Integer.parseInt(best.group(1)), Double.parseDouble(best.group(2)));
        }
        if (written.equals("last")) {
            return new Last();
        }
        throw Spelling.unknown("checkpoint", written, "last", "best of 10 by synthetic anomalies on 15 %");
    }
}
