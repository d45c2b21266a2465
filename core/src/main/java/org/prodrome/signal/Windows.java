package org.prodrome.signal;

import java.util.Arrays;

/**
 * Cuts recordings of any length into windows of one length.
 *
 * @param length samples a window
 * @param hop samples from one window to the next; the last window ends with the recording
 */
public record Windows(int length, int hop) {
    public Windows {
        if (length < 1 || hop < 1) {
            throw new IllegalArgumentException(
                    "windows: expected a length and a hop of 1 sample or more, got " + length + " and " + hop);
        }
    }

    /** First samples of the windows of a recording; a recording shorter than a window has one. */
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

    /** Copies a window to a place in a batch; a recording that is too short is repeated. */
    public void copy(float[] samples, int start, float[] batch, int place) {
        for (int i = 0; i < length; ) {
            int from = start + i < samples.length ? start + i : (start + i) % samples.length;
            int run = Math.min(length - i, samples.length - from);
            System.arraycopy(samples, from, batch, place * length + i, run);
            i += run;
        }
    }
}
