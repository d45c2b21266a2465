package org.prodrome.detect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

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
     * Where abstaining ends: a score below is normal, and one from there to the threshold is left undecided.
     *
     * @param threshold what {@link #threshold} gave for the same cases
     * @return the threshold itself where the detector never abstains
     */
    default double undecidedFrom(double[] scores, boolean[] abnormal, double threshold) {
        return threshold;
    }

    /**
     * Reads "best-mean-accuracy", "best-sensitivity-and-ppv", "1 false alarm in 20 normals", "sensitivity at least
     * 0.95", with other numbers as well, either of the last two "with 95 % confidence", and both joined as in "1 false
     * alarm in 20 normals and sensitivity at least 0.95, else abstain".
     *
     * @throws IllegalArgumentException if it is none of them; the message names them and the nearest
     */
    @JsonCreator
    static Purpose parse(String text) {
        return PurposeText.parse(text);
    }

    /**
     * The highest mean of sensitivity and specificity, and so the highest Youden index, with the threshold midway
     * between two neighbouring scores. Of equal means the one of the higher sensitivity: a missed illness weighs more
     * than a second look.
     */
    record BestMeanAccuracy() implements Purpose {
        @Override
        public double threshold(double[] scores, boolean[] abnormal) {
            // The mean in whole numbers, so that equal means are equal: sensitivity less share of false alarms.
            return BestThreshold.of(
                    scores,
                    abnormal,
                    text(),
                    tally -> i -> (double) ((long) tally.abnormal()[i] * tally.allNormal()
                            - (long) tally.normal()[i] * tally.allAbnormal()));
        }

        @Override
        public String text() {
            return "best-mean-accuracy";
        }
    }

    /**
     * The highest value of the lower of sensitivity and positive predictive value, which rank event 1 of the
     * PhysioNet/CinC Challenge 2012: about as many are called abnormal as are. The threshold lies midway between two
     * neighbouring scores.
     */
    record BestSensitivityAndPpv() implements Purpose {
        @Override
        public double threshold(double[] scores, boolean[] abnormal) {
            return BestThreshold.of(
                    scores,
                    abnormal,
                    text(),
                    tally -> i -> tally.abnormal()[i]
                            / (double) Math.max(tally.allAbnormal(), tally.abnormal()[i] + tally.normal()[i]));
        }

        @Override
        public String text() {
            return "best-sensitivity-and-ppv";
        }
    }

    /**
     * At most one false alarm in so many normal cases, from normal cases alone: the threshold lies just above the
     * highest normal score but so many as are allowed. A further normal case from where these came from raises an alarm
     * with probability 1/N at most, however scores are distributed and whether or not they tie: on the average over
     * calibrations (split conformal prediction; Papadopoulos et al. 2002), or for the calibration at hand with a
     * confidence (Vovk 2012). Cases are taken to be exchangeable, as one a subject are.
     *
     * @param oneIn N, 2 or more
     * @param confidence above 0 and below 1; empty for the average
     */
    record FalseAlarms(int oneIn, OptionalDouble confidence) implements Purpose {
        public FalseAlarms {
            if (oneIn < 2) {
                throw new IllegalArgumentException(
                        "operating point: expected 1 false alarm in 2 normals or more, got 1 in " + oneIn);
            }
            PurposeText.check(confidence);
        }

        public FalseAlarms(int oneIn) {
            this(oneIn, OptionalDouble.empty());
        }

        @Override
        public double threshold(double[] scores, boolean[] abnormal) {
            double[] normals = scoresOf(scores, abnormal, false);
            // Rounded up where it is no decimal, so that a whole number of cases stays whole.
            AllowedMisses misses = new AllowedMisses(
                    BigDecimal.ONE.divide(BigDecimal.valueOf(oneIn), 20, RoundingMode.CEILING), confidence);
            int allowed = misses.of(normals.length);
            if (allowed < 0) {
                throw new IllegalArgumentException(text() + ": expected at least " + misses.fewest()
                        + " normal calibration cases, got " + normals.length);
            }
            return Math.nextUp(normals[normals.length - 1 - allowed]);
        }

        @Override
        public String text() {
            return "1 false alarm in " + oneIn + " normals" + PurposeText.of(confidence);
        }
    }

    /**
     * At least this share of the abnormal cases, from abnormal cases alone: the threshold is the lowest abnormal score
     * but so many as may be missed. A further abnormal case from where these came from is called with at least this
     * probability: on the average over calibrations, or for the calibration at hand with a confidence, by the exact
     * binomial bound. Cases are taken to be exchangeable, as one a subject are.
     *
     * @param atLeast above 0 and below 1
     * @param confidence above 0 and below 1; empty for the average
     */
    record Sensitivity(double atLeast, OptionalDouble confidence) implements Purpose {
        public Sensitivity {
            if (!(atLeast > 0 && atLeast < 1)) {
                throw new IllegalArgumentException(
                        "operating point: expected a sensitivity above 0 and below 1, got " + atLeast);
            }
            PurposeText.check(confidence);
        }

        public Sensitivity(double atLeast) {
            this(atLeast, OptionalDouble.empty());
        }

        @Override
        public double threshold(double[] scores, boolean[] abnormal) {
            double[] ill = scoresOf(scores, abnormal, true);
            AllowedMisses misses = new AllowedMisses(BigDecimal.ONE.subtract(BigDecimal.valueOf(atLeast)), confidence);
            int allowed = misses.of(ill.length);
            if (allowed < 0) {
                throw new IllegalArgumentException(text() + ": expected at least " + misses.fewest()
                        + " abnormal calibration cases, got " + ill.length);
            }
            return ill[allowed];
        }

        @Override
        public String text() {
            return "sensitivity at least " + BigDecimal.valueOf(atLeast).toPlainString() + PurposeText.of(confidence);
        }
    }

    /**
     * Both promises at once, at the price of abstaining between their thresholds (label-conditional conformal
     * prediction, Vovk 2012, of which an uncertain prediction is both labels): what reaches the threshold of the false
     * alarms is abnormal, what doesn't reach that of the sensitivity is normal. An abnormal case is called normal with
     * probability 1 - sensitivity at most, a normal one abnormal with 1/N at most. Where the classes are so far apart
     * that the second threshold is not below the first, nothing is left undecided.
     */
    record Both(FalseAlarms alarms, Sensitivity sensitivity) implements Purpose {
        @Override
        public double threshold(double[] scores, boolean[] abnormal) {
            sensitivity.threshold(scores, abnormal); // refuses too few cases
            return alarms.threshold(scores, abnormal);
        }

        @Override
        public double undecidedFrom(double[] scores, boolean[] abnormal, double threshold) {
            return Math.min(threshold, sensitivity.threshold(scores, abnormal));
        }

        @Override
        public String text() {
            return alarms.text() + " and " + sensitivity.text() + ", else abstain";
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
