package org.prodrome.signal.wearable;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.signal.filter.Band;
import org.prodrome.signal.filter.Butterworth;

/**
 * Skin conductance, parted at 0.05 Hz into a level that drifts and the responses upon it by zero-phase Butterworth
 * filters of second order: the method of AcqKnowledge, BIOPAC's program, and what NeuroKit2's {@code eda_phasic} does
 * with "highpass". The two parts need not sum to the signal exactly. That of a constant signal is silent.
 *
 * @param tonic [time], in the signal's unit
 * @param phasic [time], in the signal's unit, about 0
 */
public record SkinConductance(double[] tonic, double[] phasic) {
    private static final int ORDER = 2;
    private static final double EDGE = 0.05;

    /**
     * @param rate in Hz, above 0.1
     * @throws IllegalArgumentException if the rate is not, or a sample is not finite
     */
    public static SkinConductance of(double[] x, double rate) {
        return new SkinConductance(
                Butterworth.of(ORDER, new Band.LowPass(EDGE), rate).zeroPhase(x),
                Butterworth.of(ORDER, new Band.HighPass(EDGE), rate).zeroPhase(x));
    }

    /**
     * A response of the sweat glands.
     *
     * @param onset the sample of the lowest value since the response before
     * @param peak the sample of the highest value
     * @param amplitude from the one to the other, in the signal's unit
     */
    public record Response(int onset, int peak, double amplitude) {}

    /**
     * Where the phasic part rises, and falls again, by that much or more, from trough to peak. W. Boucsein et al.,
     * "Publication recommendations for electrodermal measurements", Psychophysiology 49(8):1017, 2012, is commonly
     * quoted for 0.01 uS by computer and 0.05 uS by hand. The peaks are those of {@code scipy.signal.find_peaks} with
     * that prominence.
     *
     * @param least above 0, in the signal's unit
     */
    public List<Response> responses(double least) {
        if (!(least > 0)) {
            throw new IllegalArgumentException("skin responses: expected an amplitude above 0, got " + least);
        }
        List<Response> responses = new ArrayList<>();
        int trough = 0;
        int peak = 0;
        boolean risen = false;
        for (int i = 1; i < phasic.length; i++) {
            if (risen && phasic[i] > phasic[peak]) {
                peak = i;
            } else if (risen && phasic[peak] - phasic[i] >= least) {
                responses.add(new Response(trough, peak, phasic[peak] - phasic[trough]));
                trough = i;
                risen = false;
            } else if (!risen && phasic[i] < phasic[trough]) {
                trough = i;
            } else if (!risen && phasic[i] - phasic[trough] >= least) {
                peak = i;
                risen = true;
            }
        }
        return responses;
    }
}
