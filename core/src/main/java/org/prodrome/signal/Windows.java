package org.prodrome.signal;

import java.util.Arrays;

/**
 * Cuts fields of any length into windows of one length.
 *
 * @param length samples a window
 * @param hop samples from one window to the next; the last window ends with the field
 */
public record Windows(int length, int hop) {
    public Windows {
        if (length < 1 || hop < 1) {
            throw new IllegalArgumentException(
                    "windows: expected a length and a hop of 1 sample or more, got " + length + " and " + hop);
        }
    }

    /** First samples of the windows of a field of so many; one shorter than a window has one. */
    public int[] starts(int samples) {
        if (samples <= length) {
            return new int[] {0};
        }
        int last = samples - length;
        int count = (last + hop - 1) / hop + 1;
        int[] starts = new int[count];
        Arrays.setAll(starts, i -> Math.min(i * hop, last));
        return starts;
    }

    /** Where in a field of so many samples a window lies: 0 at the beginning, 1 at the end; 0 if there is but one. */
    public float position(int start, int samples) {
        return samples > length ? start / (float) (samples - length) : 0;
    }

    /** Copies a window [channel, length, ...] to a place in a batch; a field that is too short is repeated. */
    public void copy(Field field, int start, float[] batch, int place) {
        int inner = field.inner();
        int channelSize = field.length() * inner;
        int to = place * field.channels() * length * inner;
        for (int channel = 0; channel < field.channels(); channel++) {
            for (int i = 0; i < length; ) {
                int from = (start + i) % field.length();
                int run = Math.min(length - i, field.length() - from);
                System.arraycopy(field.values(), channel * channelSize + from * inner, batch, to, run * inner);
                to += run * inner;
                i += run;
            }
        }
    }
}
