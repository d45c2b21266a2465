package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.List;
import org.prodrome.data.Signal;
import org.prodrome.signal.Resampler;
import org.prodrome.signal.filter.Band;
import org.prodrome.signal.filter.Butterworth;
import org.prodrome.signal.heart.HeartSoundModel;
import org.prodrome.signal.heart.HeartSoundSegmenter;
import org.prodrome.signal.heart.Segmentation;

/**
 * 497 features of a heart sound in eight domains, after F. Li, H. Tang, S. Shang, K. Mathiak and F. Cong,
 * "Classification of heart sounds using convolutional neural network", Applied Sciences 10(11):3956, 2020, and the
 * features that its authors describe before: H. Tang, Z. Dai, Y. Jiang, T. Li and C. Liu, "PCG classification using
 * multidomain features and SVM classifier", BioMed Research International 2018:4205027.
 *
 * <p>What of those papers we could read are their abstracts and the second's Table 8: time intervals 20, amplitude of
 * states 12, energy 47, spectrum of states 308, cepstrum 65, cyclostationarity 4, high-order statistics 16 and entropy
 * 16, which make 488, and spectrum of records 27. How the first paper comes to 497 in eight domains we don't know: here
 * the spectrum of records has the nine values that are left over. Counts within domains follow Table 8; what is counted
 * is ours, but for the intervals and amplitudes of C. Liu et al., "An open access database for the evaluation of heart
 * sound algorithms", Physiological Measurement 37(12):2181, 2016, as its example program has them.
 *
 * <p>A sound is brought to 2000 Hz, freed of what is below 10 Hz, brought to mean 0 and deviation 1 and segmented. Of
 * what is measured in every cycle there are mean and deviation (by n - 1): empty where no cycle, or fewer than two, are
 * whole.
 */
public final class HeartSoundFeatures {
    private static final double RATE = 2000;
    private static final double LOWEST = 10;
    private static final int ORDER = 4;

    private HeartSoundFeatures() {}

    /** @throws IllegalArgumentException if a channel can't be segmented, as one of less than 3 s or of silence */
    static List<Feature> of(Signal signal) {
        FeatureList all = new FeatureList();
        double[][] channels = Channels.of(signal);
        for (int i = 0; i < channels.length; i++) {
            double[] sound = prepared(channels[i], signal.rate());
            Segmentation segmentation = new HeartSoundSegmenter(HeartSoundModel.simulated()).of(sound, RATE);
            String name = channels.length == 1 ? "" : signal.channels().get(i).name();
            add(HeartCycles.of(sound, RATE, segmentation), all.of(name));
        }
        return all.features();
    }

    /**
     * Those of one sound whose states are known.
     *
     * @param sound [time], in whatever unit
     * @param rate in Hz
     * @throws IllegalArgumentException if it is silent, a sample is not finite or the rate is none
     */
    public static List<Feature> of(double[] sound, double rate, Segmentation states) {
        FeatureList all = new FeatureList();
        add(HeartCycles.of(prepared(sound, rate), RATE, states), all);
        return all.features();
    }

    private static double[] prepared(double[] x, double rate) {
        double[] resampled = new Resampler(rate, RATE).apply(x);
        double[] high = Butterworth.of(ORDER, new Band.HighPass(LOWEST), RATE).zeroPhase(resampled);
        Statistics moments = high.length == 0 ? new Statistics(0, 0, 0, 0) : Statistics.of(high);
        double deviation = moments.deviation();
        // What the filter leaves of a constant is rounding, which the segmenter is not to hear.
        double loudest = Arrays.stream(resampled).map(Math::abs).max().orElse(0);
        if (!(deviation > 1e-9 * loudest)) {
            throw new IllegalArgumentException(
                    "heart sound: expected something to hear above " + LOWEST + " Hz, got a silent channel");
        }
        return Arrays.stream(high).map(v -> (v - moments.mean()) / deviation).toArray();
    }

    /** The eight domains, in order. */
    static void add(HeartCycles cycles, FeatureList features) {
        HeartTimes.add(cycles, features.of("time"));
        HeartLoudness.addAmplitudes(cycles, features.of("amplitude"));
        HeartLoudness.addEnergies(cycles, features.of("energy"));
        HeartSpectra.add(cycles, features.of("spectrum"));
        HeartCepstra.add(cycles, features.of("cepstrum"));
        Cyclostationarity.add(cycles, features.of("cyclostationarity"));
        HeartShapes.addMoments(cycles, features.of("moments"));
        HeartShapes.addEntropies(cycles, features.of("entropy"));
    }
}
