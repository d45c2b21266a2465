package org.prodrome.signal.eeg;

/** The range of a segment's running sum about its mean, over its deviation. */
final class RescaledRange {
    private RescaledRange() {}

    /** The mean over segments side by side; 0 where none of them changes. */
    static double mean(double[] x, int length) {
        double sum = 0;
        int count = 0;
        for (int start = 0; start + length <= x.length; start += length) {
            double one = of(x, start, length);
            sum += one;
            count += one > 0 ? 1 : 0;
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double of(double[] x, int start, int length) {
        double mean = 0;
        for (int i = 0; i < length; i++) {
            mean += (x[start + i] - x[start]) / length;
        }
        double squares = 0;
        double running = 0;
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            double distance = x[start + i] - x[start] - mean;
            squares += distance * distance;
            running += distance;
            high = Math.max(high, running);
            low = Math.min(low, running);
        }
        return squares == 0 ? 0 : (high - low) / Math.sqrt(squares / length);
    }
}
