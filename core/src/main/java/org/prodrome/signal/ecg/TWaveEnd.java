package org.prodrome.signal.ecg;

import java.util.Arrays;
import org.prodrome.signal.filter.Finite;

/**
 * Finds where T waves end. Q. Zhang, A. Illanes Manriquez, C. Médigue, Y. Papelier and M. Sorine, "An algorithm for
 * robust and efficient location of T-wave ends in electrocardiograms", IEEE Transactions on Biomedical Engineering
 * 53(12):2544, 2006: the area between the lead over the last 128 ms and its level, a mean over 16 ms to both sides of a
 * moment, is furthest from 0 where a T wave of either sign ends. Where it is far to both sides, the later moment
 * counts, unless the earlier area is six times as large. Where it is looked for depends on the RR interval; parameters
 * are those of the first author's code, in seconds.
 *
 * @param rate of the lead, in Hz, at least 100
 */
public record TWaveEnd(double rate) {
    private static final double LEAST_RATE = 100;
    private static final double AREA = 0.128;
    private static final double LEVEL = 0.016;
    private static final double TIMES = 6;
    /** Of an RR interval that is not known, in seconds. */
    private static final double USUAL_RR = 0.8;

    private static final double LONG_RR = 0.88;

    public TWaveEnd {
        if (!(rate >= LEAST_RATE) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "T waves: expected a rate of " + LEAST_RATE + " Hz or more, got " + rate + " Hz");
        }
    }

    /**
     * A sample a beat, rising; none for a beat about whose T wave nothing is known, as the lead ends before or is flat.
     *
     * @param lead [time], in whatever unit
     * @param peaks R waves as samples of the lead, rising, such as {@link PanTompkins#peaks}
     * @throws IllegalArgumentException if a sample is not finite, or peaks don't rise within the lead
     */
    public int[] of(double[] lead, int[] peaks) {
        Finite.require(lead);
        for (int i = 0; i < peaks.length; i++) {
            if (peaks[i] < 0 || peaks[i] >= lead.length || (i > 0 && peaks[i] <= peaks[i - 1])) {
                throw new IllegalArgumentException("T waves: expected R waves that rise within " + lead.length
                        + " samples, got " + peaks[i] + " at place " + i);
            }
        }
        int[] ends = new int[peaks.length];
        int found = 0;
        for (int beat = 0; beat < peaks.length; beat++) {
            int next = beat + 1 < peaks.length ? peaks[beat + 1] : lead.length;
            double interval = beat + 1 < peaks.length ? (next - peaks[beat]) / rate : USUAL_RR;
            int end = end(lead, peaks[beat], next, interval);
            if (end >= 0) {
                ends[found++] = end;
            }
        }
        return Arrays.copyOf(ends, found);
    }

    /** -1 if there is none. */
    private int end(double[] lead, int peak, int next, double interval) {
        boolean isLong = interval >= LONG_RR;
        double earliest = isLong ? 0.280 : 0.15 * interval + 0.148;
        double latest = isLong ? 0.20 * interval + 0.404 : 0.7 * interval - 0.036;
        int from = peak + (int) Math.floor(earliest * rate);
        int to = Math.min(peak + (int) Math.ceil(latest * rate), next);
        int side = (int) Math.ceil(LEVEL * rate);
        int window = (int) Math.round(AREA * rate);
        if (to + side >= lead.length || from - Math.max(side, window - 1) < 0) {
            return -1;
        }
        int upper = from;
        int lower = from;
        double most = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (int i = from; i <= to; i++) {
            double area = area(lead, i, side, window);
            upper = area > most ? i : upper;
            lower = area < least ? i : lower;
            most = Math.max(most, area);
            least = Math.min(least, area);
        }
        if (to < from || most == least) {
            return -1;
        }
        boolean upperFirst = upper < lower;
        double earlier = upperFirst ? most : -least;
        double later = upperFirst ? -least : most;
        return (earlier > TIMES * later) == upperFirst ? upper : lower;
    }

    private static double area(double[] lead, int end, int side, int window) {
        double level = 0;
        for (int i = end - side; i <= end + side; i++) {
            level += lead[i] / (2 * side + 1);
        }
        double area = 0;
        for (int i = end - window + 1; i <= end; i++) {
            area += lead[i] - level;
        }
        return area;
    }
}
