package org.prodrome.signal.ecg;

import java.util.List;
import org.prodrome.signal.filter.Finite;

/**
 * Finds QRS complexes in one lead. J. Pan and W. J. Tompkins, "A real-time QRS detection algorithm", IEEE Transactions
 * on Biomedical Engineering 32(3):230, 1985, with its erratum: pass band, slope, square and mean over 150 ms; a peak is
 * a complex where both the mean and the pass band exceed thresholds that follow the peaks; one that comes within 360 ms
 * of the last with less than half its slope is a T wave; after 1.66 usual RR intervals without one, the highest peak
 * above half the threshold is taken.
 *
 * <p>Where the paper is silent, P. S. Hamilton and W. J. Tompkins, "Quantitative investigation of QRS detection rules
 * using the MIT/BIH arrhythmia database", IEEE TBME 33(12):1157, 1986, and Hamilton's later detector are followed: a
 * peak within 200 ms of a larger one is none, what is searched for lies 360 ms after the last complex, thresholds begin
 * with the median of the highest peaks of eight seconds and no noise, and begin anew after eight seconds without a
 * complex. The filters are symmetric, so nothing is late; {@link RrAverages} says where the rhythm's rules differ.
 *
 * @param rate of the lead, in Hz, at least 100
 */
public record PanTompkins(double rate) {
    private static final double LEAST_RATE = 100;
    private static final double LEAST_SECONDS = 2;
    /** From the highest of the pass band to the R wave, at most. */
    private static final double TO_PEAK = 0.050;

    public PanTompkins {
        if (!(rate >= LEAST_RATE) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "QRS detection: expected a rate of " + LEAST_RATE + " Hz or more, got " + rate + " Hz");
        }
    }

    /**
     * The R waves, as samples, rising: where the lead is furthest from its mean over 160 ms, to the side to which the
     * pass band is. None in a constant lead.
     *
     * @param lead [time], in whatever unit
     * @throws IllegalArgumentException if the lead is shorter than 2 s, or a sample is not finite
     */
    public int[] peaks(double[] lead) {
        if (lead.length < LEAST_SECONDS * rate) {
            throw new IllegalArgumentException("QRS detection: expected " + LEAST_SECONDS + " s or more, got "
                    + lead.length / rate + " s at " + rate + " Hz");
        }
        Finite.require(lead);
        QrsWaveforms waves = QrsWaveforms.of(lead, rate);
        List<Candidate> candidates = Candidate.of(waves, rate);
        return new QrsRules(candidates, rate)
                .complexes(lead.length).stream()
                        .mapToInt(complex -> peak(waves, complex))
                        .toArray();
    }

    /** The same of samples in 32 bits. */
    public int[] peaks(float[] lead) {
        double[] x = new double[lead.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = lead[i];
        }
        return peaks(x);
    }

    private int peak(QrsWaveforms waves, Candidate complex) {
        int middle = complex.largestBand(waves, rate);
        double side = Math.signum(waves.band()[middle]);
        int around = (int) Math.round(TO_PEAK * rate);
        int peak = middle;
        for (int i = Math.max(0, middle - around); i <= Math.min(waves.band().length - 1, middle + around); i++) {
            peak = side * waves.centred()[i] > side * waves.centred()[peak] ? i : peak;
        }
        return peak;
    }
}
