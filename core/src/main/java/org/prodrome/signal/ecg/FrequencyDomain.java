package org.prodrome.signal.ecg;

import java.util.Arrays;
import org.prodrome.signal.spectrum.Spectrum;
import org.prodrome.signal.spectrum.Welch;

/**
 * Heart rate variability by frequency, in squared ms; the Task Force's bands for short recordings (Circulation
 * 93(5):1043, 1996). The very low band says little of a recording of few minutes.
 *
 * @param vlf up to 0.04 Hz, without the mean
 * @param lf from 0.04 to 0.15 Hz
 * @param hf from 0.15 to 0.4 Hz
 */
public record FrequencyDomain(double vlf, double lf, double hf) {
    /** A wave of 0.04 Hz has to be seen several times; the Task Force asks for 2 minutes. */
    private static final double LEAST_SECONDS = 120;

    private static final double INTERPOLATED = 4;
    private static final int SEGMENT = 1024;

    /**
     * By Welch's method on a natural cubic spline through the intervals, each at its end, read at 4 Hz; segments of 256
     * s.
     *
     * @throws IllegalArgumentException if the intervals cover less than 2 minutes
     */
    public static FrequencyDomain welch(RrIntervals intervals) {
        requireDuration(intervals);
        double[] times = intervals.ends();
        CubicSpline spline = new CubicSpline(times, intervals.milliseconds());
        int count = (int) Math.floor((times[times.length - 1] - times[0]) * INTERPOLATED) + 1;
        double[] even = new double[count];
        Arrays.setAll(even, i -> spline.at(times[0] + i / INTERPOLATED));
        return of(new Welch(INTERPOLATED, SEGMENT).of(even));
    }

    /**
     * By Lomb's periodogram, which needs no interpolation: N. R. Lomb, "Least-squares frequency analysis of unequally
     * spaced data", Astrophysics and Space Science 39, 1976; bins of one over the duration, scaled so that a sine's
     * power is half its squared amplitude.
     *
     * @throws IllegalArgumentException if the intervals cover less than 2 minutes
     */
    public static FrequencyDomain lomb(RrIntervals intervals) {
        requireDuration(intervals);
        return of(Lomb.spectrum(intervals.ends(), intervals.milliseconds(), 0.4));
    }

    private static FrequencyDomain of(Spectrum spectrum) {
        return new FrequencyDomain(
                spectrum.power(spectrum.step(), 0.04), spectrum.power(0.04, 0.15), spectrum.power(0.15, 0.4));
    }

    private static void requireDuration(RrIntervals intervals) {
        int count = intervals.count();
        double seconds =
                count == 0 ? 0 : intervals.ends()[count - 1] - intervals.ends()[0];
        if (seconds < LEAST_SECONDS) {
            throw new IllegalArgumentException("heart rate variability: expected intervals over " + LEAST_SECONDS
                    + " s or more, got " + count + " over " + seconds + " s");
        }
    }

    /** Total power up to 0.4 Hz, in squared ms. */
    public double total() {
        return vlf + lf + hf;
    }

    /** The low band's share of the low and the high one, in per cent: normalised units. */
    public double lfNormalised() {
        return 100 * lf / requireVarying();
    }

    /** @throws ArithmeticException if the intervals have no power in the high band */
    public double lfToHf() {
        if (hf == 0) {
            throw new ArithmeticException("LF/HF: expected power from 0.15 to 0.4 Hz, got none");
        }
        return lf / hf;
    }

    private double requireVarying() {
        if (lf + hf == 0) {
            throw new ArithmeticException("normalised units: expected power from 0.04 to 0.4 Hz, got none");
        }
        return lf + hf;
    }
}
