package org.prodrome.data.format.flac;

import java.io.IOException;
import java.util.Arrays;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.PagedFile;

/** Decodes one channel of a frame (RFC 9639, section 9.2). */
final class Subframe {
    private static final long[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

    private final BitReader in;
    private final PagedFile file;
    private final long[] into;
    private final int size;

    Subframe(BitReader in, PagedFile file, long[] into, int size) {
        this.in = in;
        this.file = file;
        this.into = into;
        this.size = size;
    }

    /** @param bits a sample, 33 at most */
    void decode(int bits) throws IOException, FormatException {
        long at = in.place();
        long head = in.unsigned(8);
        int type = (int) ((head >>> 1) & 0x3f);
        int wasted = (head & 1) == 0 ? 0 : (int) Math.min(in.unary(), 64) + 1;
        int width = bits - wasted;
        if (head >= 0x80 || width < 1) {
            throw file.bad(at, "a channel of a frame", "a reserved code");
        }
        if (type == 0) {
            Arrays.fill(into, 0, size, in.signed(width));
        } else if (type == 1) {
            for (int i = 0; i < size; i++) {
                into[i] = in.signed(width);
            }
        } else if (type >= 8 && type <= 12) {
            predict(warmUp(type - 8, width, at), FIXED[type - 8], 0);
        } else if (type >= 32) {
            linear(type - 31, width, at);
        } else {
            throw file.bad(at, "a channel of a frame", "reserved type " + type);
        }
        check(width, at);
        if (wasted > 0) {
            for (int i = 0; i < size; i++) {
                into[i] <<= wasted;
            }
        }
    }

    private void linear(int order, int width, long at) throws IOException, FormatException {
        int start = warm(order, width, at);
        int precision = (int) in.unsigned(4) + 1;
        int shift = (int) in.signed(5);
        if (precision == 16 || shift < 0) {
            throw file.bad(at, "a predictor of 1 to 15 bits, shifted to the right", precision + " bits, by " + shift);
        }
        long[] coefficients = new long[order];
        for (int i = 0; i < order; i++) {
            coefficients[i] = in.signed(precision);
        }
        residual(start, at);
        predict(start, coefficients, shift);
    }

    private int warmUp(int order, int width, long at) throws IOException, FormatException {
        int start = warm(order, width, at);
        residual(start, at);
        return start;
    }

    private int warm(int order, int width, long at) throws IOException, FormatException {
        if (order > size) {
            throw file.bad(at, "a predictor over at most " + size + " samples", Integer.toString(order));
        }
        for (int i = 0; i < order; i++) {
            into[i] = in.signed(width);
        }
        return order;
    }

    private void predict(int start, long[] coefficients, int shift) {
        for (int i = start; i < size; i++) {
            long sum = 0;
            for (int j = 0; j < coefficients.length; j++) {
                sum += coefficients[j] * into[i - 1 - j];
            }
            into[i] += sum >> shift;
        }
    }

    private void residual(int order, long at) throws IOException, FormatException {
        int coding = (int) in.unsigned(2);
        int partitions = 1 << in.unsigned(4);
        if (coding > 1 || size % partitions != 0 || size / partitions < order) {
            throw file.bad(at, "Rice-coded residuals in equal partitions", "others");
        }
        int width = coding == 0 ? 4 : 5;
        int escape = (1 << width) - 1;
        for (int i = order, p = 1; p <= partitions; p++) {
            int end = size / partitions * p;
            int parameter = (int) in.unsigned(width);
            if (parameter == escape) {
                int raw = (int) in.unsigned(5);
                for (; i < end; i++) {
                    into[i] = raw == 0 ? 0 : in.signed(raw);
                }
            } else {
                for (; i < end; i++) {
                    long folded = (in.unary() << parameter) | in.unsigned(parameter);
                    into[i] = (folded >>> 1) ^ -(folded & 1);
                }
            }
        }
    }

    private void check(int width, long at) throws FormatException {
        long most = (1L << (width - 1)) - 1;
        for (int i = 0; i < size; i++) {
            if (into[i] > most || into[i] < -most - 1) {
                throw file.bad(at, "samples of " + width + " bits", "a larger one");
            }
        }
    }
}
