package org.prodrome.data;

import java.util.List;

/**
 * A picture of one or more channels.
 *
 * @param samples [channel, height, width], row by row, in the channels' units; not copied, so not to be written to
 * @param spacing mm from one row to the next and from one column to the next; empty where it is unknown
 */
public record Image(float[] samples, List<Signal.Channel> channels, int height, int width, List<Double> spacing)
        implements Payload {
    public Image {
        channels = List.copyOf(channels);
        spacing = List.copyOf(spacing);
        long expected = (long) channels.size() * height * width;
        if (height < 1 || width < 1 || samples.length != expected || expected == 0) {
            throw new IllegalArgumentException("image: expected a sample for each of " + channels.size() + " x "
                    + height + " x " + width + ", got " + samples.length);
        }
        if (!spacing.isEmpty() && spacing.size() != 2) {
            throw new IllegalArgumentException("image: expected a spacing of 2 axes, got " + spacing.size());
        }
    }
}
