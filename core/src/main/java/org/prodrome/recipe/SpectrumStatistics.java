package org.prodrome.recipe;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;
import org.jtransforms.fft.FloatFFT_2D;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;

/**
 * Of each channel: mean, deviation, and the logarithm of its power in bands of equal width from the lowest to the
 * highest frequency, over time or, in any direction, over a picture's plane; of a volume the mean of its slices'. So
 * sharpness, noise and the device's own colouring are told, and nothing of where anything is. A channel that is missing
 * counts as silent.
 */
final class SpectrumStatistics implements PlainFeatures {
    private static final int BANDS = 11;
    private static final int FEATURES = 2 + BANDS;
    /** Far below any power that was recorded; silence has a logarithm too. */
    private static final double FLOOR = 1e-12;

    private final int height;
    private final int width;
    private final boolean time;

    /** @param grid of one, two or three lengths */
    SpectrumStatistics(Grid grid) {
        time = grid.axes() == 1;
        width = grid.lengths().getLast();
        height = time ? 1 : grid.lengths().get(grid.axes() - 2);
    }

    @Override
    public String name() {
        return "the mean, the deviation and the power in " + BANDS + (time ? "" : " radial")
                + " bands of frequency of each channel";
    }

    @Override
    public double[] of(Field field) {
        double[] features = new double[FEATURES * field.channels()];
        int size = field.values().length / field.channels();
        int plane = time ? Math.min(width, size) : height * width;
        for (int channel = 0; channel < field.channels(); channel++) {
            int planes = Math.max(1, size / plane);
            for (int i = 0; i < planes; i++) {
                int from = channel * size + i * plane;
                add(Arrays.copyOfRange(field.values(), from, from + plane), features, FEATURES * channel, planes);
            }
        }
        return features;
    }

    private void add(float[] plane, double[] features, int at, int planes) {
        double mean = PlainFeatures.mean(plane, 0, plane.length).orElse(0);
        double squares = 0;
        for (int i = 0; i < plane.length; i++) {
            plane[i] = Float.isNaN(plane[i]) ? 0 : plane[i] - (float) mean;
            squares += (double) plane[i] * plane[i];
        }
        features[at] += mean / planes;
        features[at + 1] += Math.sqrt(squares / plane.length) / planes;
        double[] powers = time ? inTime(plane) : inPlane(plane);
        for (int band = 0; band < BANDS; band++) {
            features[at + 2 + band] += Math.log(powers[band] + FLOOR) / planes;
        }
    }

    private static double[] inTime(float[] samples) {
        float[] spectrum = Arrays.copyOf(samples, 2 * samples.length);
        new FloatFFT_1D(samples.length).realForwardFull(spectrum);
        double[] powers = new double[BANDS];
        int[] counts = new int[BANDS];
        int highest = Math.max(1, samples.length / 2);
        for (int bin = 1; bin <= samples.length / 2; bin++) {
            gather(spectrum, bin, (double) bin / highest, powers, counts);
        }
        return means(powers, counts, samples.length);
    }

    private double[] inPlane(float[] pixels) {
        float[] spectrum = Arrays.copyOf(pixels, 2 * pixels.length);
        new FloatFFT_2D(height, width).realForwardFull(spectrum);
        double[] powers = new double[BANDS];
        int[] counts = new int[BANDS];
        for (int row = 0; row < height; row++) {
            double down = 2.0 * Math.min(row, height - row) / height;
            for (int column = 0; column < width; column++) {
                double right = 2.0 * Math.min(column, width - column) / width;
                gather(spectrum, row * width + column, Math.hypot(down, right) / Math.sqrt(2), powers, counts);
            }
        }
        return means(powers, counts, pixels.length);
    }

    /** @param frequency of the highest there is, from 0 to 1 */
    private static void gather(float[] spectrum, int bin, double frequency, double[] powers, int[] counts) {
        int band = Math.min(BANDS - 1, (int) (frequency * BANDS));
        double real = spectrum[2 * bin];
        double imaginary = spectrum[2 * bin + 1];
        powers[band] += real * real + imaginary * imaginary;
        counts[band]++;
    }

    private static double[] means(double[] powers, int[] counts, int size) {
        for (int band = 0; band < BANDS; band++) {
            powers[band] = counts[band] == 0 ? 0 : powers[band] / counts[band] / size;
        }
        return powers;
    }

    @Override
    public void close() {}
}
