package org.prodrome.data.format.dicom;

/**
 * The inverse discrete cosine transform of 8 x 8 values in integers: the algorithm of C. Loeffler, A. Ligtenberg and G.
 * Moschytz ("Practical fast 1-D DCT algorithms with 11 multiplications", ICASSP 1989), its constants scaled by 2^13 and
 * 1 bit kept between the passes, as the usual decoders of 12 bits round.
 */
final class Idct {
    private static final int CONSTANT_BITS = 13;
    private static final int BETWEEN_BITS = 1;

    private static final long C0_298 = 2446;
    private static final long C0_390 = 3196;
    private static final long C0_541 = 4433;
    private static final long C0_765 = 6270;
    private static final long C0_899 = 7373;
    private static final long C1_175 = 9633;
    private static final long C1_501 = 12299;
    private static final long C1_847 = 15137;
    private static final long C1_961 = 16069;
    private static final long C2_053 = 16819;
    private static final long C2_562 = 20995;
    private static final long C3_072 = 25172;

    private Idct() {}

    /** Row by row, in place. */
    static void inverse(int[] block) {
        for (int column = 0; column < 8; column++) {
            pass(block, column, 8, CONSTANT_BITS - BETWEEN_BITS);
        }
        for (int row = 0; row < 8; row++) {
            pass(block, 8 * row, 1, CONSTANT_BITS + BETWEEN_BITS + 3);
        }
    }

    private static void pass(int[] v, int at, int step, int shift) {
        long z = (v[at + 2 * step] + (long) v[at + 6 * step]) * C0_541;
        long even2 = z - v[at + 6 * step] * C1_847;
        long even3 = z + v[at + 2 * step] * C0_765;
        long even0 = ((long) v[at] + v[at + 4 * step]) << CONSTANT_BITS;
        long even1 = ((long) v[at] - v[at + 4 * step]) << CONSTANT_BITS;
        long odd0 = v[at + 7 * step];
        long odd1 = v[at + 5 * step];
        long odd2 = v[at + 3 * step];
        long odd3 = v[at + step];
        long z5 = (odd0 + odd2 + odd1 + odd3) * C1_175;
        long z1 = -(odd0 + odd3) * C0_899;
        long z2 = -(odd1 + odd2) * C2_562;
        long z3 = -(odd0 + odd2) * C1_961 + z5;
        long z4 = -(odd1 + odd3) * C0_390 + z5;
        put(v, at, step, 0, even0 + even3, odd3 * C1_501 + z1 + z4, shift);
        put(v, at, step, 1, even1 + even2, odd2 * C3_072 + z2 + z3, shift);
        put(v, at, step, 2, even1 - even2, odd1 * C2_053 + z2 + z4, shift);
        put(v, at, step, 3, even0 - even3, odd0 * C0_298 + z1 + z3, shift);
    }

    private static void put(int[] v, int at, int step, int place, long even, long odd, int shift) {
        long half = 1L << (shift - 1);
        v[at + place * step] = (int) ((even + odd + half) >> shift);
        v[at + (7 - place) * step] = (int) ((even - odd + half) >> shift);
    }
}
