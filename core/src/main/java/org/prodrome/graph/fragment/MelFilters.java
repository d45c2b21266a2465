package org.prodrome.graph.fragment;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;

/**
 * Triangular filters on a mel scale over the bins of a power spectrum: [batch, length / 2 + 1, frames] to [batch,
 * bands, frames]. The same weights as {@code librosa.filters.mel}'s and
 * {@code torchaudio.functional.melscale_fbanks}'s, so that weights trained with those can be used;
 * {@link MelSpectrogram} has bands that no bin misses. A band that is narrower than a bin may hear nothing.
 *
 * @param rate of the signal, in Hz
 * @param length of the DFT, in samples
 * @param bands how many filters
 * @param low lower edge of the first band, in Hz
 * @param high upper edge of the last band, in Hz
 */
public record MelFilters(MelScale scale, Height height, double rate, int length, int bands, double low, double high)
        implements Fragment {

    /** How high a triangle is. */
    public enum Height {
        /** Each peaks at 1. */
        ONE,
        /** Each has the area 1 in Hz: Slaney's, which librosa takes unless told otherwise. */
        AREA
    }

    public MelFilters {
        if (!(low >= 0 && high > low && high <= rate / 2) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("mel filters: expected 0 <= low < high <= " + rate / 2
                    + " Hz, half the rate, got " + low + " to " + high + " Hz");
        }
        if (length < 2 || bands < 1) {
            throw new IllegalArgumentException("mel filters: expected a DFT of 2 samples or more and 1 band or more, "
                    + "got " + length + " and " + bands);
        }
    }

    @Override
    public Value of(GraphBuilder g, Value power) {
        int bins = length / 2 + 1;
        float[] weights = new float[bands * bins];
        for (int band = 0; band < bands; band++) {
            for (int bin = 0; bin < bins; bin++) {
                weights[band * bins + bin] = (float) weight(band, bin);
            }
        }
        return Layers.mix(g, weights, power, bands, bins);
    }

    private double weight(int band, int bin) {
        double f = bin * rate / length;
        double left = edge(band);
        double peak = edge(band + 1);
        double right = edge(band + 2);
        double triangle = Math.max(0, Math.min((f - left) / (peak - left), (right - f) / (right - peak)));
        return height == Height.ONE ? triangle : triangle * 2 / (right - left);
    }

    private double edge(int number) {
        return scale.edge(number, bands, low, high);
    }
}
