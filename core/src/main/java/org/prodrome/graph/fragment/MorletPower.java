package org.prodrome.graph.fragment;

import java.util.Arrays;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;

/**
 * Power of the continuous wavelet transform at some frequencies, as a bank of convolutions: [batch, 1, time] to [batch,
 * frequencies, time]. The wavelet is Morlet's, a complex exponential under a Gaussian (J. Morlet, G. Arens, E. Fourgeau
 * and D. Giard, Geophysics 47, 1982), cut off at four deviations and of sum 1, so that a sine of amplitude a has the
 * power a² / 4 at its frequency. Silence stands in beyond the ends.
 *
 * @param rate of the signal, in Hz
 * @param frequencies in Hz, each below half the rate; not copied, so not to be written to
 * @param cycles of the exponential in 2 pi deviations of the Gaussian: 6 or so
 */
public record MorletPower(double rate, double[] frequencies, double cycles) implements Fragment {
    private static final double CUT_OFF = 4;

    public MorletPower {
        boolean right = frequencies.length > 0
                && Arrays.stream(frequencies).allMatch(f -> f > 0 && f < rate / 2)
                && rate < Double.POSITIVE_INFINITY
                && cycles >= 1
                && cycles <= 1000;
        if (!right) {
            throw new IllegalArgumentException("Morlet wavelets: expected frequencies between 0 and " + rate / 2
                    + " Hz, half the rate, and 1 to 1000 cycles, got " + Arrays.toString(frequencies) + " Hz and "
                    + cycles);
        }
    }

    @Override
    public Value of(GraphBuilder g, Value signal) {
        double lowest = Arrays.stream(frequencies).min().orElseThrow();
        int side = (int) Math.ceil(CUT_OFF * deviation(lowest));
        Value real = Layers.filter(g, signal, kernels(side, 0), side);
        Value imaginary = Layers.filter(g, signal, kernels(side, -Math.PI / 2), side);
        return g.add(Arithmetic.Add, Layers.square(g, real), Layers.square(g, imaginary));
    }

    /** Of the Gaussian, in samples. */
    private double deviation(double frequency) {
        return cycles * rate / (2 * Math.PI * frequency);
    }

    private double[][] kernels(int side, double turned) {
        return Arrays.stream(frequencies)
                .mapToObj(frequency -> kernel(frequency, side, turned))
                .toArray(double[][]::new);
    }

    private double[] kernel(double frequency, int side, double turned) {
        double deviation = deviation(frequency);
        double[] kernel = new double[2 * side + 1];
        double sum = 0;
        for (int i = -side; i <= side; i++) {
            double u = i / deviation;
            double height = Math.abs(u) > CUT_OFF ? 0 : Math.exp(-u * u / 2);
            sum += height;
            kernel[i + side] = height * Math.cos(2 * Math.PI * frequency * i / rate + turned);
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }
}
