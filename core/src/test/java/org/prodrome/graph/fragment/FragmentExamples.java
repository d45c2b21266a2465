package org.prodrome.graph.fragment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.prodrome.graph.fragment.MelFilters.Height;
import org.prodrome.signal.SignalInputs;

/** One or more of each fragment, with what it takes. */
final class FragmentExamples {
    private FragmentExamples() {}

    /** @param length in samples or frames, for checks that need no golden values */
    record Example(Fragment fragment, int channels, int length) {}

    /** By the names in fragments.csv. */
    static Map<String, Example> all() {
        Map<String, Example> all = new LinkedHashMap<>();
        MelSpectrogram mel = new MelSpectrogram(2000, 64, 16, 12, 20, 900);
        all.put("mel spectrogram", new Example(mel, 1, 200));
        all.put("mfcc", new Example(new Mfcc(mel, 8), 1, 200));
        all.put("stft power", new Example(new Stft(16, 5, Stft.Part.POWER), 1, 101));
        all.put("stft power odd", new Example(new Stft(15, 4, Stft.Part.POWER), 1, 101));
        all.put("stft log", new Example(new Stft(16, 5, Stft.Part.LOG), 1, 101));
        all.put("stft phase", new Example(new Stft(16, 5, Stft.Part.PHASE), 1, 64));
        all.put("mel slaney area", mel(MelScale.SLANEY, Height.AREA, 10));
        all.put("mel slaney one", mel(MelScale.SLANEY, Height.ONE, 10));
        all.put("mel htk area", mel(MelScale.HTK, Height.AREA, 10));
        all.put("mel htk one", mel(MelScale.HTK, Height.ONE, 7));
        all.put("delta", new Example(SavitzkyGolay.delta(3, 1), 3, 21));
        all.put("delta delta", new Example(SavitzkyGolay.delta(3, 2), 3, 21));
        all.put("savgol smooth", new Example(new SavitzkyGolay(2, 7, 3, 0, 1), 2, 30));
        all.put("savgol slope", new Example(new SavitzkyGolay(2, 7, 3, 1, 0.5), 2, 30));
        all.put("savgol wide", new Example(new SavitzkyGolay(1, 101, 8, 2, 2), 1, 150));
        all.put("gammatone", new Example(new Gammatone(4000, 6, 50, 1800, 200), 1, 250));
        all.put("morlet", new Example(new MorletPower(100, new double[] {3, 7.5, 20}, 6), 1, 250));
        all.put("hilbert 64", new Example(new HilbertEnvelope(64), 2, 64));
        all.put("hilbert 97", new Example(new HilbertEnvelope(97), 2, 97));
        all.put("hilbert 1", new Example(new HilbertEnvelope(1), 2, 1));
        all.put("instance", new Example(Normalisation.INSTANCE, 3, 101));
        all.put("channel", new Example(Normalisation.CHANNEL, 3, 64));
        all.put("case", new Example(Normalisation.CASE, 3, 64));
        return all;
    }

    private static Example mel(MelScale scale, Height height, int bands) {
        return new Example(new MelFilters(scale, height, 2000, 64, bands, 20, 900), 33, 20);
    }

    /** [channel, time]: channel c is the input, turned by 5 c samples. */
    static float[] input(String kind, int channels, int length) {
        double[] x = SignalInputs.of(kind, length);
        float[] all = new float[channels * length];
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < length; i++) {
                all[channel * length + i] = (float) x[(i + 5 * channel) % length];
            }
        }
        return all;
    }
}
