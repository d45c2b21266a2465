package org.prodrome.signal.ecg;

import java.util.ArrayList;
import java.util.List;

/**
 * A peak of the integrated waveform that may be a QRS complex: the largest within 200 ms to either side, for no complex
 * follows another sooner.
 *
 * @param sample where the integrated waveform peaks
 * @param integrated its height there
 * @param band the largest magnitude of the pass band around it
 * @param slope the largest magnitude of the slope around it
 */
record Candidate(int sample, double integrated, double band, double slope) {
    private static final double REFRACTORY = 0.200;
    /** Half the width of the integrating window. */
    private static final double AROUND = 0.075;

    static List<Candidate> of(QrsWaveforms waves, double rate) {
        double[] x = waves.integrated();
        int apart = (int) Math.round(REFRACTORY * rate);
        int around = (int) Math.round(AROUND * rate);
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (x[i] > 0 && isLargest(x, i, apart)) {
                all.add(new Candidate(
                        i,
                        x[i],
                        Math.abs(waves.band()[largest(waves.band(), i, around)]),
                        Math.abs(waves.slope()[largest(waves.slope(), i, around)])));
            }
        }
        return all;
    }

    /** Where around the complex the pass band's magnitude is largest. */
    int largestBand(QrsWaveforms waves, double rate) {
        return largest(waves.band(), sample, (int) Math.round(AROUND * rate));
    }

    /** Of several of one height the first. */
    private static boolean isLargest(double[] x, int at, int apart) {
        for (int i = Math.max(0, at - apart); i <= Math.min(x.length - 1, at + apart); i++) {
            if (x[i] > x[at] || (x[i] == x[at] && i < at)) {
                return false;
            }
        }
        return true;
    }

    /** Where within some samples of a place the magnitude is largest. */
    private static int largest(double[] x, int at, int around) {
        int largest = at;
        for (int i = Math.max(0, at - around); i <= Math.min(x.length - 1, at + around); i++) {
            largest = Math.abs(x[i]) > Math.abs(x[largest]) ? i : largest;
        }
        return largest;
    }
}
