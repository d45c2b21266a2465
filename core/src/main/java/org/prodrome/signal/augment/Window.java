package org.prodrome.signal.augment;

import java.util.List;

/**
 * What augmentations change: [channel, length, ...].
 *
 * @param values not copied, so not to be written to
 * @param lengths of the axes after the channels
 */
public record Window(float[] values, int channels, List<Integer> lengths) {
    public Window {
        lengths = List.copyOf(lengths);
        long expected = lengths.stream().mapToLong(length -> length).reduce(channels, (a, b) -> a * b);
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    "window: expected " + channels + " channels of " + lengths + ", got " + values.length + " values");
        }
    }

    Window with(float[] changed) {
        return new Window(changed, channels, lengths);
    }

    /** Values of one channel. */
    int size() {
        return values.length / channels;
    }

    /** Standard deviation over all values that are there; 0 if none is. */
    double deviation() {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += value;
                squares += (double) value * value;
                count++;
            }
        }
        return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - sum / count * sum / count));
    }
}
