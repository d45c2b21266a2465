package org.prodrome.evaluate.metric;

/**
 * The score of PhysioNet/CinC 2016 (Clifford et al. 2016; Liu et al. 2016): calls may be unsure, and recordings may be
 * noisy. Of a noisy recording an unsure call is right, of a clean one it is wrong. Clean and noisy recordings count by
 * their shares of the class in the recordings that are judged, as in the challenge's own scoring program; the weights
 * that it names for the whole training set are these shares.
 *
 * @param sensitivity modified sensitivity Se, in [0, 1]
 * @param specificity modified specificity Sp, in [0, 1]
 */
public record Challenge2016(double sensitivity, double specificity) {

    /** What was said of a recording. */
    public enum Call {
        NORMAL,
        UNSURE,
        ABNORMAL
    }

    /**
     * @param calls [recording]
     * @param abnormal [recording]
     * @param noisy [recording] whether its quality was held too poor to judge
     * @throws UndefinedMetricException if a class is missing
     */
    public static Challenge2016 of(Call[] calls, boolean[] abnormal, boolean[] noisy) throws UndefinedMetricException {
        if (calls.length != abnormal.length || calls.length != noisy.length) {
            throw new IllegalArgumentException("recordings: expected a call, a class and a quality each, got "
                    + calls.length + ", " + abnormal.length + " and " + noisy.length);
        }
        int[] right = new int[2];
        int[] all = new int[2];
        for (int i = 0; i < calls.length; i++) {
            int label = abnormal[i] ? 1 : 0;
            all[label]++;
            if (calls[i] == (abnormal[i] ? Call.ABNORMAL : Call.NORMAL) || (noisy[i] && calls[i] == Call.UNSURE)) {
                right[label]++;
            }
        }
        if (all[0] == 0 || all[1] == 0) {
            throw new UndefinedMetricException(
                    "score of the 2016 challenge", "normal and abnormal cases", all[0], all[1]);
        }
        return new Challenge2016((double) right[1] / all[1], (double) right[0] / all[0]);
    }

    /** The challenge's MAcc: the mean of both. */
    public double macc() {
        return (sensitivity + specificity) / 2;
    }
}
