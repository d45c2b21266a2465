package org.prodrome.graph.fragment;

import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;

/**
 * Short-time Fourier transform under a Hann window, as a strided convolution with DFT kernels: [batch, 1, time] to
 * [batch, window / 2 + 1, frames]. Frame i is centred on sample i times the hop and silence stands in beyond the ends,
 * as in {@code librosa.stft}, of which the scaling is, too: none.
 *
 * @param window samples a frame and of the DFT
 * @param hop samples from one frame to the next
 */
public record Stft(int window, int hop, Part part) implements Fragment {
    /** Keeps the logarithm of silence and the slope of the root finite. */
    private static final float FLOOR = 1e-10f;

    /** What is given of a complex number. */
    public enum Part {
        /** The squared magnitude. */
        POWER,
        /** The natural logarithm of the squared magnitude and 1e-10. */
        LOG,
        /** In radians from -pi to pi; 0 where there is no more than a magnitude of 1e-5. */
        PHASE
    }

    public Stft {
        if (window < 2 || hop < 1) {
            throw new IllegalArgumentException(
                    "STFT: expected a window of 2 samples or more and a hop of 1 or more, got " + window + " and "
                            + hop);
        }
    }

    /** Frames of so many samples. */
    public int frames(int samples) {
        return (samples + 2 * (window / 2) - window) / hop + 1;
    }

    @Override
    public Value of(GraphBuilder g, Value signal) {
        Value real = spectrum(g, signal, 0);
        // As a real signal's imaginary parts turn.
        Value imaginary = spectrum(g, signal, Math.PI / 2);
        Value power = g.add(Arithmetic.Add, Layers.square(g, real), Layers.square(g, imaginary));
        return switch (part) {
            case POWER -> power;
            case LOG -> g.add(Arithmetic.Log, g.add(Arithmetic.Add, power, g.constant(FLOOR)));
            case PHASE -> new Phase(g, FLOOR).of(real, imaginary, power);
        };
    }

    private Value spectrum(GraphBuilder g, Value signal, double turned) {
        int bins = window / 2 + 1;
        float[] kernels = new float[bins * window];
        for (int bin = 0; bin < bins; bin++) {
            for (int i = 0; i < window; i++) {
                double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / window);
                double angle = 2 * Math.PI * ((long) bin * i % window) / window;
                kernels[bin * window + i] = (float) (hann * Math.cos(angle + turned));
            }
        }
        return g.node(Layer.Conv, signal, g.constant(Array.of(kernels, bins, 1, window)))
                .integers("strides", hop)
                .integers("pads", window / 2, window / 2)
                .output();
    }
}
