package org.prodrome.train;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Spelling;

/** Which average of the parameters over training is kept, in place of where they end. State is averaged with them. */
public sealed interface Averaging {
    /**
     * How far the average moves towards the parameters after a round, as a share of the way; empty if it doesn't.
     *
     * @param round rounds done, from 1
     * @param taken how often it moved before
     */
    OptionalDouble share(long round, long rounds, long taken);

    /** As recipes write it; {@link #parse} reads it back. */
    @JsonValue
    String text();

    /** None: the parameters are kept as they end. */
    record None() implements Averaging {
        @Override
        public OptionalDouble share(long round, long rounds, long taken) {
            return OptionalDouble.empty();
        }

        @Override
        public String text() {
            return "none";
        }
    }

    /**
     * The exponential moving average of all rounds, corrected for where it began (Kingma and Ba 2015, section 7.2).
     *
     * @param decay share of the average that stays at each round, 0 to below 1, such as 0.999
     * @param from how much of the training goes by before it begins
     */
    record Exponential(double decay, Extent from) implements Averaging {
        public Exponential {
            if (!(decay >= 0 && decay < 1)) {
                throw new IllegalArgumentException("averaging: expected a decay of 0 to below 1, got " + decay);
            }
        }

        @Override
        public OptionalDouble share(long round, long rounds, long taken) {
            return round <= from.of(rounds)
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((1 - decay) / (1 - Math.pow(decay, taken + 1.0)));
        }

        @Override
        public String text() {
            return "exponential " + Spelling.plain(decay) + " from " + from.text();
        }
    }

    /**
     * The plain mean: stochastic weight averaging (Izmailov et al. 2018, algorithm 1). State is settled under the mean
     * at the end, as the paper does with the statistics of batch normalisation.
     *
     * @param from how much of the training goes by before it begins, such as 75 %
     * @param every rounds from one that counts to the next, 1 or more
     */
    record Mean(Extent from, long every) implements Averaging {
        public Mean {
            if (every < 1) {
                throw new IllegalArgumentException("averaging: expected every 1 steps or more, got " + every);
            }
        }

        @Override
        public OptionalDouble share(long round, long rounds, long taken) {
            long since = round - from.of(rounds);
            return since > 0 && since % every == 0 ? OptionalDouble.of(1 / (taken + 1.0)) : OptionalDouble.empty();
        }

        @Override
        public String text() {
            return "mean from " + from.text() + " every " + every + " steps";
        }
    }

    /**
     * Reads "none", "exponential 0.999", "exponential 0.999 from 10 %", "mean from 75 %" or "mean from 75 % every 50
     * steps", with other numbers.
     *
     * @throws IllegalArgumentException if it is none of them; the message names them and the nearest
     */
    @JsonCreator
    static Averaging parse(String text) {
        String written = text.strip();
        Matcher exponential = Pattern.compile(
                        "exponential (" + Spelling.NUMBER + ")(?: from (" + Extent.PATTERN + "))?")
                .matcher(written);
        if (exponential.matches()) {
            Extent from = exponential.group(2) == null ? new Extent.Steps(0) : Extent.parse(exponential.group(2));
            return new Exponential(Double.parseDouble(exponential.group(1)), from);
        }
        Matcher mean = Pattern.compile("mean from (" + Extent.PATTERN + ")(?: every (\\d{1,12}) steps?)?")
                .matcher(written);
        if (mean.matches()) {
            return new Mean(Extent.parse(mean.group(1)), mean.group(2) == null ? 1 : Long.parseLong(mean.group(2)));
        }
        if (written.equals("none")) {
            return new None();
        }
        throw Spelling.unknown("averaging", written, "none", "exponential 0.999", "mean from 75 %");
    }
}
