package org.prodrome.signal.ecg;

/**
 * Running estimates of how high a QRS complex and how high noise peaks in one waveform, and the thresholds between them
 * (Pan and Tompkins 1985).
 */
final class PeakLevels {
    private double signal;
    private double noise;

    PeakLevels(double signal) {
        this.signal = signal;
    }

    /** What a peak has to exceed; half as much in an irregular rhythm. */
    double threshold(boolean regular) {
        double first = noise + 0.25 * (signal - noise);
        return regular ? first : first / 2;
    }

    /** What a peak has to exceed that is searched for. */
    double lowerThreshold() {
        return threshold(true) / 2;
    }

    void heard(double peak) {
        signal = 0.125 * peak + 0.875 * signal;
    }

    void foundAfterwards(double peak) {
        signal = 0.25 * peak + 0.75 * signal;
    }

    void noise(double peak) {
        noise = 0.125 * peak + 0.875 * noise;
    }
}
