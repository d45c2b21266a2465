package org.prodrome.signal;

import java.util.Arrays;

/**
 * A case made ready for a network. Windows are cut along the first axis after the channels.
 *
 * @param values [channel, length, ...]; not copied, so not to be written to
 * @param channels how many
 * @param length of the axis that windows are cut along: time, slices; 1 where there is nothing to cut
 */
public record Field(float[] values, int channels, int length) {
    public Field {
        if (channels < 1 || length < 1 || values.length == 0 || values.length % ((long) channels * length) != 0) {
            throw new IllegalArgumentException("field: expected values for each of " + channels + " channels of length "
                    + length + ", got " + values.length);
        }
    }

    /** Of one channel in time. */
    public static Field ofTime(float[] samples) {
        return new Field(samples, 1, samples.length);
    }

    /** Values of one channel at one place along the length. */
    public int inner() {
        return values.length / (channels * length);
    }

    /** One channel's values. */
    public float[] channel(int channel) {
        int size = length * inner();
        return Arrays.copyOfRange(values, channel * size, (channel + 1) * size);
    }

    /** Whether no value is a number. */
    public boolean isMissing() {
        for (float value : values) {
            if (!Float.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all values of each channel are the same, so that nothing was recorded. */
    public boolean isFlat() {
        int size = length * inner();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != values[i / size * size]) {
                return false;
            }
        }
        return true;
    }
}
