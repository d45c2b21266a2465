package org.prodrome.graph.fragment;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;

/**
 * Mel-frequency cepstral coefficients (Davis and Mermelstein 1980): the orthonormal DCT-II of logarithmic mel bands.
 *
 * @param coefficients how many are kept, from the 0th
 */
public record Mfcc(MelSpectrogram mel, int coefficients) implements Fragment {
    public Mfcc {
        if (coefficients < 1 || coefficients > mel.bands()) {
            throw new IllegalArgumentException(
                    "MFCC: expected 1 to " + mel.bands() + " coefficients, got " + coefficients);
        }
    }

    /** [batch, 1, time] to [batch, coefficients, frames]. */
    @Override
    public Value of(GraphBuilder g, Value signal) {
        return Layers.mix(g, "dct.kernels", mel.log(g, signal), dct(), coefficients, mel.bands());
    }

    private float[] dct() {
        int bands = mel.bands();
        float[] kernels = new float[coefficients * bands];
        for (int k = 0; k < coefficients; k++) {
            double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / bands);
            for (int band = 0; band < bands; band++) {
                kernels[k * bands + band] = (float) (norm * Math.cos(Math.PI * k * (band + 0.5) / bands));
            }
        }
        return kernels;
    }
}
