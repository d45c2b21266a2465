package org.prodrome.data;

import java.util.List;

/**
 * A stack of slices of one or more channels, such as the moments of a series.
 *
 * @param samples [channel, depth, height, width] in the channels' units; not copied, so not to be written to
 * @param affine row by row, the 4 x 4 matrix from (column, row, slice, 1) to mm towards the patient's right, front and
 *     head (RAS+); empty where it is unknown
 * @param spacing mm from one slice, row and column to the next; empty where it is unknown
 */
public record Volume(
        float[] samples,
        List<Signal.Channel> channels,
        int depth,
        int height,
        int width,
        List<Double> spacing,
        List<Double> affine)
        implements Payload {
    public Volume {
        channels = List.copyOf(channels);
        spacing = List.copyOf(spacing);
        affine = List.copyOf(affine);
        long expected = channels.size() * (long) depth * height * width;
        if (depth < 1 || height < 1 || width < 1 || samples.length != expected || expected == 0) {
            throw new IllegalArgumentException("volume: expected a sample for each of " + channels.size() + " x "
                    + depth + " x " + height + " x " + width + ", got " + samples.length);
        }
        if ((!spacing.isEmpty() && spacing.size() != 3) || (!affine.isEmpty() && affine.size() != 16)) {
            throw new IllegalArgumentException("volume: expected a spacing of 3 axes and an affine of 16 numbers, got "
                    + spacing.size() + " and " + affine.size());
        }
    }
}
