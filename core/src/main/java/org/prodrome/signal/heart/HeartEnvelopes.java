package org.prodrome.signal.heart;

import java.util.Arrays;
import org.prodrome.signal.Resampler;
import org.prodrome.signal.clean.Detrend;
import org.prodrome.signal.clean.SpikeRemoval;
import org.prodrome.signal.filter.AnalyticSignal;
import org.prodrome.signal.filter.Band;
import org.prodrome.signal.filter.Butterworth;
import org.prodrome.signal.filter.Finite;
import org.prodrome.signal.filter.IirFilter;

/**
 * What the segmentation hears of a recording. Springer et al. 2016, section II.C: at 1000 Hz, from 25 to 400 Hz (two
 * Butterworth filters of second order, forward and backward), without spikes, four envelopes are made: homomorphic,
 * Hilbert, power from 40 to 60 Hz, and details of the third level of the wavelet rbio3.9. Each is taken down to 50 Hz
 * and has mean 0 and deviation 1.
 *
 * <p>As the authors' code; but windows of the power stand where they are, which that code shifts by up to half a frame,
 * and a magnitude below a millionth of the largest counts as that, so that digital silence has a logarithm.
 *
 * @param frames [frame, envelope], 50 frames a second, the first at the recording's first sample
 * @param homomorphic [time], at 1000 Hz and as it is
 */
record HeartEnvelopes(double[][] frames, double[] homomorphic) {
    /** Of sounds, in Hz. */
    static final int RATE = 1000;

    /** Of frames, in Hz. */
    static final int FRAME_RATE = 50;

    static final int COUNT = 4;

    /** The column of the homomorphic envelope. */
    static final int HOMOMORPHIC = 0;

    private static final double LEAST_RATE = 200;
    private static final double LEAST_SECONDS = 3;
    private static final double SOFTEST = 1e-6;
    private static final int DETAIL_LEVEL = 3;
    private static final IirFilter BELOW_400 = Butterworth.of(2, new Band.LowPass(400), RATE);
    private static final IirFilter ABOVE_25 = Butterworth.of(2, new Band.HighPass(25), RATE);
    private static final IirFilter SMOOTHING = Butterworth.of(1, new Band.LowPass(8), RATE);
    private static final BandPower POWER = new BandPower(40, 60);

    static HeartEnvelopes of(double[] sound, double rate) {
        require(sound, rate);
        // An offset would be a step at the ends, beyond which resampling hears silence.
        double[] x = new Resampler(rate, RATE).apply(Detrend.CONSTANT.of(sound));
        x = new SpikeRemoval(RATE).removedFrom(ABOVE_25.zeroPhase(BELOW_400.zeroPhase(x)));
        double[] magnitude = AnalyticSignal.of(x).magnitude();
        double largest = Arrays.stream(magnitude).max().orElseThrow();
        // What rounding leaves of a constant is no sound.
        double offset = Arrays.stream(sound).map(Math::abs).max().orElseThrow();
        if (largest <= 1e-9 * offset) {
            throw new IllegalArgumentException(
                    "heart sound: expected something to hear from 25 to 400 Hz, got silence in all "
                            + sound.length / rate + " s");
        }
        double[] homomorphic = homomorphic(magnitude, SOFTEST * largest);
        int length = (x.length + RATE / FRAME_RATE - 1) / (RATE / FRAME_RATE);
        Resampler toFrames = new Resampler(RATE, FRAME_RATE);
        // The ratio of rates is all that counts, and windows of the power come at no whole rate.
        Resampler powerToFrames = new Resampler(RATE, (double) FRAME_RATE * BandPower.HOP);
        double[][] rows = {
            toFrames.apply(homomorphic),
            toFrames.apply(magnitude),
            powerToFrames.apply(POWER.of(x)),
            toFrames.apply(SplineWavelet.magnitude(x, DETAIL_LEVEL))
        };
        double[][] frames = new double[length][COUNT];
        for (int envelope = 0; envelope < COUNT; envelope++) {
            standardise(rows[envelope], envelope, frames);
        }
        return new HeartEnvelopes(frames, homomorphic);
    }

    private static void require(double[] sound, double rate) {
        if (!(rate >= LEAST_RATE) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "heart sound: expected a rate of " + LEAST_RATE + " Hz or more, got " + rate + " Hz");
        }
        if (sound.length < LEAST_SECONDS * rate) {
            throw new IllegalArgumentException("heart sound: expected " + LEAST_SECONDS + " s or more, got "
                    + sound.length / rate + " s at " + rate + " Hz");
        }
        Finite.require(sound);
    }

    private static double[] homomorphic(double[] magnitude, double softest) {
        double[] logarithm = Arrays.stream(magnitude)
                .map(m -> Math.log(Math.max(m, softest)))
                .toArray();
        double[] envelope =
                Arrays.stream(SMOOTHING.zeroPhase(logarithm)).map(Math::exp).toArray();
        envelope[0] = envelope[1];
        return envelope;
    }

    private static void standardise(double[] row, int envelope, double[][] frames) {
        int length = frames.length;
        double mean = Arrays.stream(row, 0, length).average().orElseThrow();
        double squares = Arrays.stream(row, 0, length)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        // An envelope that never changes tells nothing.
        double deviation = squares > 0 ? Math.sqrt(squares / (length - 1)) : 1;
        for (int i = 0; i < length; i++) {
            frames[i][envelope] = (row[i] - mean) / deviation;
        }
    }
}
