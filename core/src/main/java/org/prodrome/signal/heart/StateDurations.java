package org.prodrome.signal.heart;

/**
 * How long each state lasts (Schmidt et al. 2010, table 1; as in Springer et al.'s code): Gaussians, in which S1 and S2
 * are alike in everybody, and systole and diastole follow the recording's {@link HeartCycle}. Beyond three deviations a
 * duration is next to impossible; none is longer than a cycle.
 */
final class StateDurations {
    private static final double S1 = 0.122;
    private static final double S2 = 0.094;
    private static final double SOUND_DEVIATION = 0.022;
    private static final double SYSTOLE_DEVIATION = 0.025;
    private static final double DIASTOLE_SHARE = 0.07;
    private static final double DIASTOLE_DEVIATION = 0.006;
    private static final double WIDEST = 3;

    /** [state, frames - 1] */
    private final double[][] logarithms;

    StateDurations(HeartCycle cycle, double frameRate) {
        double s1 = Math.round(S1 * frameRate);
        double s2 = Math.round(S2 * frameRate);
        double sound = Math.round(SOUND_DEVIATION * frameRate);
        double systole = Math.round(cycle.systole() * frameRate) - s1;
        double systoleDeviation = SYSTOLE_DEVIATION * frameRate;
        double diastole = (cycle.length() - cycle.systole() - S2) * frameRate;
        double diastoleDeviation = DIASTOLE_SHARE * diastole + DIASTOLE_DEVIATION * frameRate;
        int longest = (int) Math.round(cycle.length() * frameRate);
        logarithms = new double[][] {
            logarithms(s1, sound, WIDEST * sound, longest),
            logarithms(systole, systoleDeviation, WIDEST * (systoleDeviation + sound), longest),
            logarithms(s2, sound, WIDEST * sound, longest),
            logarithms(diastole, diastoleDeviation, WIDEST * diastoleDeviation, longest)
        };
    }

    private static double[] logarithms(double mean, double deviation, double widest, int longest) {
        double[] values = new double[longest];
        double sum = 0;
        for (int i = 0; i < longest; i++) {
            double off = i + 1 - mean;
            double density = Math.exp(-off * off / (2 * deviation * deviation));
            values[i] = Math.abs(off) > widest ? Double.MIN_NORMAL : density;
            sum += values[i];
        }
        for (int i = 0; i < longest; i++) {
            values[i] = Math.log(values[i] / sum);
        }
        return values;
    }

    /** In frames. */
    int longest() {
        return logarithms[0].length;
    }

    /** The logarithm of the probability that a state lasts so many frames, from 1 to {@link #longest}. */
    double logarithm(int state, int frames) {
        return logarithms[state][frames - 1];
    }
}
