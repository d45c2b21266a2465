package org.prodrome.data.duplicate;

import java.util.Arrays;
import org.prodrome.data.Image;
import org.prodrome.data.Volume;

/**
 * A picture's grey levels on a grid of 32 x 32, whatever its size, and their perceptual hash (Zauner, "Implementation
 * and Benchmarking of Perceptual Image Hash Functions", 2010, section 3.2.1): the signs of 64 of the lowest
 * coefficients of the discrete cosine transform, against their median.
 *
 * @param grey [row * 32 + column], of mean 0 and of length 1; all 0 of a picture of one level
 */
record Thumbnail(float[] grey, long hash) {
    private static final int SIDE = 32;
    private static final int KEPT = 8;

    /** The mean of the first channels, without one for transparency. */
    static Thumbnail of(Image image) {
        int channels = image.channels().size();
        int seen = channels == 2 ? 1 : Math.min(3, channels);
        return of(image.samples(), 0, image.height() * image.width(), seen, image.height(), image.width());
    }

    /** The middle slice of the first channel. */
    static Thumbnail of(Volume volume) {
        int plane = volume.height() * volume.width();
        return of(volume.samples(), volume.depth() / 2 * plane, plane, 1, volume.height(), volume.width());
    }

    private static Thumbnail of(float[] samples, int from, int stride, int channels, int height, int width) {
        double[] sums = new double[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            int top = row * height / SIDE;
            int bottom = Math.max(top + 1, (row + 1) * height / SIDE);
            for (int column = 0; column < SIDE; column++) {
                int left = column * width / SIDE;
                int right = Math.max(left + 1, (column + 1) * width / SIDE);
                double sum = 0;
                for (int channel = 0; channel < channels; channel++) {
                    for (int y = top; y < bottom; y++) {
                        int start = from + channel * stride + y * width;
                        for (int x = left; x < right; x++) {
                            sum += samples[start + x];
                        }
                    }
                }
                sums[row * SIDE + column] = sum / ((double) (bottom - top) * (right - left) * channels);
            }
        }
        float[] grey = normalised(sums);
        return new Thumbnail(grey, hash(grey));
    }

    private static float[] normalised(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double length = Math.sqrt(squares);
        float[] normalised = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            normalised[i] = length > 1e-9 ? (float) ((values[i] - mean) / length) : 0;
        }
        return normalised;
    }

    private static long hash(float[] grey) {
        double[] low = new double[KEPT * KEPT];
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    double vertical = Math.cos(Math.PI * (y + 0.5) * (v + 1) / SIDE);
                    for (int x = 0; x < SIDE; x++) {
                        sum += grey[y * SIDE + x] * vertical * Math.cos(Math.PI * (x + 0.5) * (u + 1) / SIDE);
                    }
                }
                low[v * KEPT + u] = sum;
            }
        }
        double[] sorted = low.clone();
        Arrays.sort(sorted);
        double median = (sorted[31] + sorted[32]) / 2;
        long hash = 0;
        for (int i = 0; i < low.length; i++) {
            hash |= low[i] > median ? 1L << i : 0;
        }
        return hash;
    }

    /** In how many of 64 bits the hashes differ. */
    int distance(Thumbnail other) {
        return Long.bitCount(hash ^ other.hash);
    }

    /** Pearson's correlation of the grey levels, -1 to 1; 0 where one picture has one level alone. */
    double correlation(Thumbnail other) {
        double sum = 0;
        for (int i = 0; i < grey.length; i++) {
            sum += (double) grey[i] * other.grey[i];
        }
        return sum;
    }
}
