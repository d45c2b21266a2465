package org.prodrome.data.format.array;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Samples;

/**
 * Numbers that lie one behind the other in a file, in whatever order of their axes. They are read from the first to the
 * last; where the order is not that of the samples, once for every block of 64 MiB of samples.
 *
 * @param where the file
 * @param slope a sample is the number times {@code slope} plus {@code intercept}, computed in 64 bits
 * @param axes from the slowest to the fastest as stored
 */
public record Stored(
        String where,
        Opening opening,
        Element element,
        ByteOrder order,
        double slope,
        double intercept,
        List<Axis> axes)
        implements Samples {
    private static final int BLOCK = 1 << 24;
    private static final int BUFFER_BYTES = 1 << 18;

    /** @param stride samples from one to the next along this axis in row-major order of the part's shape */
    public record Axis(int length, long stride) {}

    /** Takes numbers in the order in which they are stored. */
    @FunctionalInterface
    private interface Take {
        void accept(float[] values, int count);
    }

    public Stored {
        axes = List.copyOf(axes);
    }

    public static Stored plain(String where, Opening opening, Element element, ByteOrder order, List<Axis> axes) {
        return new Stored(where, opening, element, order, 1, 0, axes);
    }

    /** How many there are; the largest long if that many can't be counted. */
    public static long count(List<Axis> axes) {
        long count = 1;
        for (Axis axis : axes) {
            if (axis.length() != 0 && count > Long.MAX_VALUE / axis.length()) {
                return Long.MAX_VALUE;
            }
            count *= axis.length();
        }
        return count;
    }

    /** Whether the order as stored is that of the samples. */
    public boolean straight() {
        long stride = 1;
        for (Axis axis : axes.reversed()) {
            if (axis.length() > 1 && axis.stride() != stride) {
                return false;
            }
            stride *= axis.length();
        }
        return true;
    }

    @Override
    public void to(Sink sink) throws IOException, FormatException {
        if (straight()) {
            scan((values, count) -> sink.accept(values, 0, count));
            return;
        }
        long count = count(axes);
        for (long from = 0; from < count; from += BLOCK) {
            float[] block = new float[(int) Math.min(BLOCK, count - from)];
            scan(new Gather(axes, block, from));
            sink.accept(block, 0, block.length);
        }
    }

    private void scan(Take take) throws IOException, FormatException {
        byte[] bytes = new byte[BUFFER_BYTES];
        float[] values = new float[BUFFER_BYTES / element.bytes()];
        long count = count(axes);
        long done = 0;
        try (InputStream in = opening.open()) {
            while (done < count) {
                int some = (int) Math.min(values.length, count - done);
                int got = in.readNBytes(bytes, 0, some * element.bytes());
                if (got < some * element.bytes()) {
                    throw new FormatException(
                            where, count + " samples", "the end of the data after " + (done + got / element.bytes()));
                }
                decode(ByteBuffer.wrap(bytes, 0, got).order(order), values, some);
                take.accept(values, some);
                done += some;
            }
        } catch (ZipException | EOFException e) {
            throw new FormatException(where, count + " samples", "damaged compressed data after " + done);
        }
    }

    private void decode(ByteBuffer from, float[] to, int count) {
        if (slope == 1 && intercept == 0) {
            for (int i = 0; i < count; i++) {
                to[i] = element.next(from);
            }
        } else {
            for (int i = 0; i < count; i++) {
                to[i] = (float) (element.nextDouble(from) * slope + intercept);
            }
        }
    }

    /** Puts those numbers in their places that belong into one block. */
    private static final class Gather implements Take {
        private final int[] lengths;
        private final long[] strides;
        private final int[] index;
        private final float[] block;
        private final long from;
        private long place;

        Gather(List<Axis> axes, float[] block, long from) {
            this.lengths = axes.stream().mapToInt(Axis::length).toArray();
            this.strides = axes.stream().mapToLong(Axis::stride).toArray();
            this.index = new int[lengths.length];
            this.block = block;
            this.from = from;
        }

        @Override
        public void accept(float[] values, int count) {
            for (int i = 0; i < count; i++) {
                if (place >= from && place - from < block.length) {
                    block[(int) (place - from)] = values[i];
                }
                advance();
            }
        }

        private void advance() {
            for (int axis = index.length - 1; axis >= 0; axis--) {
                place += strides[axis];
                if (++index[axis] < lengths[axis]) {
                    return;
                }
                place -= strides[axis] * lengths[axis];
                index[axis] = 0;
            }
        }
    }

    @Override
    public String toString() {
        return where + " " + element + " " + Arrays.toString(axes.toArray());
    }
}
