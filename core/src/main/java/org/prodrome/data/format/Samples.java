package org.prodrome.data.format;

import java.io.IOException;
import org.prodrome.data.FormatException;
import org.prodrome.data.Sha256;

/** Decoded samples, in row-major order of their part's shape, each time read anew, so that none need be held. */
@FunctionalInterface
public interface Samples {
    /** Takes samples as they come. */
    @FunctionalInterface
    interface Sink {
        /** @param values of which those from {@code from} up to {@code to} count; good until the call ends */
        void accept(float[] values, int from, int to);
    }

    /** Rows that are in memory, one after the other. */
    static Samples of(float[][] rows) {
        return sink -> {
            for (float[] row : rows) {
                sink.accept(row, 0, row.length);
            }
        };
    }

    /** @throws FormatException if what holds the samples is not what it claims to be */
    void to(Sink sink) throws IOException, FormatException;

    /** SHA-256 of the samples as little-endian 32-bit floats. */
    default String digest() throws IOException, FormatException {
        Sha256 digest = new Sha256();
        to(digest::add);
        return digest.hex();
    }

    /** The samples together. */
    default float[] all(int count) throws IOException, FormatException {
        float[] all = new float[count];
        int[] filled = {0};
        to((values, from, to) -> {
            System.arraycopy(values, from, all, filled[0], to - from);
            filled[0] += to - from;
        });
        return all;
    }
}
