package org.prodrome.detect;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a threshold is chosen for. Scores at or above it are called abnormal. */
public sealed interface Purpose {
    /** As it is written in a recipe. */
    String text();

    /**
     * The threshold that serves the purpose on calibration data.
     *
     * @throws IllegalArgumentException if the data are too few for it
     */
    double threshold(double[] scores, boolean[] abnormal);

    /** The largest mean of sensitivity and specificity; of several such thresholds the lowest. */
    record BestMeanAccuracy() implements Purpose {
        @Override
        public String text() {
            return "best-mean-accuracy";
        }

        @Override
        public double threshold(double[] scores, boolean[] abnormal) {
            double[] normals = of(scores, abnormal, false);
            double[] abnormals = of(scores, abnormal, true);
            if (normals.length == 0 || abnormals.length == 0) {
                throw new IllegalArgumentException("calibration: expected normal and abnormal cases, got "
                        + normals.length + " and " + abnormals.length);
            }
            double[] all = Arrays.stream(scores).sorted().distinct().toArray();
            double best = Double.NEGATIVE_INFINITY;
            double threshold = all[0];
            for (int i = 0; i < all.length; i++) {
                double candidate = i == 0 ? all[0] : (all[i - 1] + all[i]) / 2;
                double accuracy = share(abnormals, candidate) - share(normals, candidate);
                if (accuracy > best + 1e-12) {
                    best = accuracy;
                    threshold = candidate;
                }
            }
            return threshold;
        }

        private static double share(double[] scores, double threshold) {
            return (double) Arrays.stream(scores).filter(s -> s >= threshold).count() / scores.length;
        }
    }

    /**
     * At most one false alarm in so many normals, from normals alone: the threshold lies just above their ceil((n +
     * 1)(1 - 1 / N))-th smallest score, which holds on average over calibration sets (Vovk et al. 2005).
     */
    record FalseAlarms(int oneIn) implements Purpose {
        @Override
        public String text() {
            return "1 false alarm in " + oneIn + " normals";
        }

        @Override
        public double threshold(double[] scores, boolean[] abnormal) {
            double[] normals = of(scores, abnormal, false);
            Arrays.sort(normals);
            int rank = (int) Math.ceil((normals.length + 1) * (1 - 1.0 / oneIn) - 1e-9);
            if (rank > normals.length || rank < 1) {
                throw new IllegalArgumentException("calibration for " + text() + ": expected " + (oneIn - 1)
                        + " normal cases or more, got " + normals.length);
            }
            return Math.nextUp(normals[rank - 1]);
        }
    }

    private static double[] of(double[] scores, boolean[] abnormal, boolean wanted) {
        return java.util.stream.IntStream.range(0, scores.length)
                .filter(i -> abnormal[i] == wanted)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    /** @throws IllegalArgumentException if it names no purpose */
    static Purpose parse(String text) {
        Matcher alarms = Pattern.compile("1 false alarm in (\\d{1,6}) normals").matcher(text);
        if (alarms.matches() && Integer.parseInt(alarms.group(1)) > 1) {
            return new FalseAlarms(Integer.parseInt(alarms.group(1)));
        }
        if (text.equals("best-mean-accuracy")) {
            return new BestMeanAccuracy();
        }
        throw new IllegalArgumentException(
                "operating point: expected best-mean-accuracy or 1 false alarm in N normals, got " + text);
    }
}
