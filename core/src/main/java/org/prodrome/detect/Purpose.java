package org.prodrome.detect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.prodrome.data.NearMiss;
import org.prodrome.evaluate.metric.Ranking;
import org.prodrome.evaluate.metric.Tally;

/** What a threshold is chosen for. */
public sealed interface Purpose {

    /**
     * The threshold that serves the purpose on calibration data; a score that reaches it is abnormal.
     *
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @throws IllegalArgumentException if there are too few cases to serve it; the message says how many it takes
     */
    double threshold(double[] scores, boolean[] abnormal);

    /** As recipes write it; {@link #parse} reads it back. */
    @JsonValue
    String text();

    /**
     * Reads "best-mean-accuracy", "1 false alarm in 20 normals" or "sensitivity at least 0.95", with other numbers as
     * well.
     *
     * @throws IllegalArgumentException if it is none of them; the message names them and the nearest
     */
    @JsonCreator
    static Purpose parse(String text) {
        String written = text.strip();
        Matcher alarms = Pattern.compile("1 false alarm in (\\d{1,6}) normals").matcher(written);
        if (alarms.matches()) {
            return new FalseAlarms(Integer.parseInt(alarms.group(1)));
        }
        Matcher sensitivity =
                Pattern.compile("sensitivity at least (\\d+(?:\\.\\d+)?)").matcher(written);
        if (sensitivity.matches()) {
            return new Sensitivity(Double.parseDouble(sensitivity.group(1)));
        }
        if (written.equals("best-mean-accuracy")) {
            return new BestMeanAccuracy();
        }
        List<String> choices =
                List.of("best-mean-accuracy", "1 false alarm in 20 normals", "sensitivity at least 0.95");
        Optional<String> meant = NearMiss.of(written, choices);
        throw new IllegalArgumentException(
                "operating point: expected " + String.join(" or ", choices) + ", got '" + written + "'"
                        + meant.map(choice -> "; did you mean " + choice + "?").orElse(""));
    }

    /**
     * The highest mean of sensitivity and specificity, with the threshold midway between two neighbouring scores. Of
     * equal means the one of the higher sensitivity: a missed illness weighs more than a second look.
     */
    record BestMeanAccuracy() implements Purpose {
        @Override
        public double threshold(double[] scores, boolean[] abnormal) {
            Ranking ranking = Ranking.of(scores, abnormal);
            Tally tally = ranking.tally();
            if (tally.allNormal() == 0 || tally.allAbnormal() == 0) {
                throw new IllegalArgumentException(text() + ": expected normal and abnormal calibration cases, got "
                        + tally.allNormal() + " normal and " + tally.allAbnormal() + " abnormal");
            }
            int best = 0;
            long bestMean = Long.MIN_VALUE;
            for (int i = 0; i < tally.abnormal().length; i++) {
                // The mean in whole numbers, so that equal means are equal: sensitivity less share of false alarms.
                long mean =
                        (long) tally.abnormal()[i] * tally.allNormal() - (long) tally.normal()[i] * tally.allAbnormal();
                if (mean >= bestMean) {
                    best = i;
                    bestMean = mean;
                }
            }
            return below(ranking.thresholds(), best);
        }

        /** Midway to the next lower score; the score itself where there is none, or no number, between. */
        private static double below(double[] thresholds, int index) {
            double upper = thresholds[index];
            if (index == thresholds.length - 1) {
                return upper;
            }
            double lower = thresholds[index + 1];
            double middle = lower / 2 + upper / 2;
            return middle > lower && middle <= upper ? middle : upper;
        }

        @Override
        public String text() {
            return "best-mean-accuracy";
        }
    }

    /**
     * At most one false alarm in so many normal cases, from normal cases alone. The threshold lies just above the
     * ceil((n + 1)(1 - 1/N))-th smallest of n normal scores (split conformal prediction; Papadopoulos et al. 2002), so
     * that a further normal case from where these came from raises an alarm with probability 1/N at most, however
     * scores are distributed and whether or not they tie.
     *
     * @param oneIn N, 2 or more
     */
    record FalseAlarms(int oneIn) implements Purpose {
        public FalseAlarms {
            if (oneIn < 2) {
                throw new IllegalArgumentException(
                        "operating point: expected 1 false alarm in 2 normals or more, got 1 in " + oneIn);
            }
        }

        @Override
        public double threshold(double[] scores, boolean[] abnormal) {
            double[] normals = scoresOf(scores, abnormal, false);
            if (normals.length < oneIn - 1) {
                throw new IllegalArgumentException(text() + ": expected at least " + (oneIn - 1)
                        + " normal calibration cases, got " + normals.length);
            }
            int rank = normals.length + 1 - (normals.length + 1) / oneIn;
            return Math.nextUp(normals[rank - 1]);
        }

        @Override
        public String text() {
            return "1 false alarm in " + oneIn + " normals";
        }
    }

    /**
     * At least this share of the abnormal cases, from abnormal cases alone. The threshold is the floor((n + 1)(1 -
     * share))-th smallest of n abnormal scores, so that a further abnormal case from where these came from is called
     * with at least this probability.
     *
     * @param atLeast above 0 and below 1
     */
    record Sensitivity(double atLeast) implements Purpose {
        public Sensitivity {
            if (!(atLeast > 0 && atLeast < 1)) {
                throw new IllegalArgumentException(
                        "operating point: expected a sensitivity above 0 and below 1, got " + atLeast);
            }
        }

        @Override
        public double threshold(double[] scores, boolean[] abnormal) {
            double[] ill = scoresOf(scores, abnormal, true);
            // Decimal, for 10 times (1 - 0.9) falls short of 1 in binary.
            BigDecimal missed = BigDecimal.ONE.subtract(BigDecimal.valueOf(atLeast));
            int rank = BigDecimal.valueOf(ill.length + 1L).multiply(missed).intValue();
            if (rank == 0) {
                int needed =
                        BigDecimal.ONE.divide(missed, 0, RoundingMode.CEILING).intValue() - 1;
                throw new IllegalArgumentException(
                        text() + ": expected at least " + needed + " abnormal calibration cases, got " + ill.length);
            }
            return ill[rank - 1];
        }

        @Override
        public String text() {
            return "sensitivity at least " + BigDecimal.valueOf(atLeast).toPlainString();
        }
    }

    /** The scores of one class, the lowest first. */
    private static double[] scoresOf(double[] scores, boolean[] abnormal, boolean wanted) {
        return IntStream.range(0, scores.length)
                .filter(i -> abnormal[i] == wanted)
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
    }
}
