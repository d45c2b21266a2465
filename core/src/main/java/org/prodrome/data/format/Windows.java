package org.prodrome.data.format;

import java.io.Closeable;
import java.io.IOException;
import org.prodrome.data.FormatException;

/** A signal's channels, read window by window. Not for several threads. */
public interface Windows extends Closeable {
    /** Samples that are held at once: 32 MiB of 32-bit floats. */
    int MOST_HELD = 1 << 23;

    /** Opens the file anew. */
    @FunctionalInterface
    interface Source {
        Windows open() throws IOException, FormatException;
    }

    /**
     * Fills {@code count} samples of each row.
     *
     * @param first the channel of the first row; the next row is the next channel's
     * @param from the first sample; {@code from + count} is at most the signal's length
     */
    void read(int first, float[][] into, long from, int count) throws IOException, FormatException;

    /**
     * All samples, channel by channel, though the file has them interleaved: it is read once for each block of channels
     * that fits into {@link #MOST_HELD}.
     */
    static Samples samples(int channels, long length, Source source) {
        return sink -> {
            if (length == 0) {
                return;
            }
            int together = Math.clamp(MOST_HELD / length, 1, channels);
            int window = (int) Math.min(length, MOST_HELD);
            float[][] rows = new float[together][window];
            try (Windows windows = source.open()) {
                for (int first = 0; first < channels; first += together) {
                    int some = Math.min(together, channels - first);
                    float[][] into = some == together ? rows : java.util.Arrays.copyOf(rows, some);
                    for (long from = 0; from < length; from += window) {
                        int count = (int) Math.min(window, length - from);
                        windows.read(first, into, from, count);
                        for (float[] row : into) {
                            sink.accept(row, 0, count);
                        }
                    }
                }
            }
        };
    }
}
