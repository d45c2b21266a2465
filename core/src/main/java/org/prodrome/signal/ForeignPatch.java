package org.prodrome.signal;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes a synthetic anomaly of two normal cases: within a box the one is blended with what the other has there (foreign
 * patch interpolation; Tan, Hou, Batten, Qiu and Kainz, "Detecting Outliers with Foreign Patch Interpolation", MELBA
 * 2022). It fits in everywhere but with its surroundings. Of a row of a table, columns take the place of a box and
 * their values are the other's, so that they no longer go with one another.
 *
 * <p>A value that is missing in either stays as it is.
 */
public final class ForeignPatch {
    private static final double LEAST_SIDE = 0.1;
    private static final double MOST_SIDE = 0.4;
    private static final double LEAST_SHARE = 0.05;
    private static final double MOST_SHARE = 0.95;

    private ForeignPatch() {}

    /**
     * Blends.
     *
     * @param lengths of the axes after the field's length, the same for both; that along which windows are cut may be
     *     longer in the one, then the same share of it counts as the same place
     */
    public static Field of(Field own, Field other, List<Integer> lengths, SplittableRandom random) {
        if (own.channels() != other.channels() || own.inner() != other.inner()) {
            throw new IllegalArgumentException("foreign patch: expected another field of " + own.channels()
                    + " channels of " + own.inner() + " values a place, got " + other.channels() + " of "
                    + other.inner());
        }
        return own.length() == 1 && lengths.isEmpty() ? columns(own, other, random) : box(own, other, lengths, random);
    }

    private static Field columns(Field own, Field other, SplittableRandom random) {
        float[] values = own.values().clone();
        int[] order = new int[values.length];
        for (int i = 0; i < order.length; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        int taken = side(order.length, random);
        for (int i = 0; i < taken; i++) {
            blend(values, order[i], other.values()[order[i]], 1);
        }
        return new Field(values, own.channels(), 1);
    }

    private static Field box(Field own, Field other, List<Integer> lengths, SplittableRandom random) {
        int size = side(own.length(), random);
        int start = random.nextInt(own.length() - size + 1);
        int theirs = (int) ((long) start * other.length() / own.length());
        boolean[] within = within(lengths, own.inner(), random);
        double share = random.nextDouble(LEAST_SHARE, MOST_SHARE);
        float[] values = own.values().clone();
        int inner = own.inner();
        for (int channel = 0; channel < own.channels(); channel++) {
            for (int i = 0; i < size; i++) {
                int to = (channel * own.length() + start + i) * inner;
                int from = (channel * other.length() + (theirs + i) % other.length()) * inner;
                for (int place = 0; place < inner; place++) {
                    if (within[place]) {
                        blend(values, to + place, other.values()[from + place], share);
                    }
                }
            }
        }
        return new Field(values, own.channels(), own.length());
    }

    /** Which of the values at one place along the length lie in the box. */
    private static boolean[] within(List<Integer> lengths, int inner, SplittableRandom random) {
        boolean[] within = new boolean[inner];
        int[] first = new int[lengths.size()];
        int[] end = new int[lengths.size()];
        for (int axis = 0; axis < first.length; axis++) {
            int side = side(lengths.get(axis), random);
            first[axis] = random.nextInt(lengths.get(axis) - side + 1);
            end[axis] = first[axis] + side;
        }
        for (int place = 0; place < inner; place++) {
            boolean all = true;
            int rest = place;
            for (int axis = first.length - 1; axis >= 0; axis--) {
                int at = rest % lengths.get(axis);
                rest /= lengths.get(axis);
                all &= at >= first[axis] && at < end[axis];
            }
            within[place] = all;
        }
        return within;
    }

    private static int side(int length, SplittableRandom random) {
        return Math.clamp(Math.round(random.nextDouble(LEAST_SIDE, MOST_SIDE) * length), 1, length);
    }

    private static void blend(float[] values, int at, float other, double share) {
        float blended = (float) ((1 - share) * values[at] + share * other);
        if (!Float.isNaN(blended)) {
            values[at] = blended;
        }
    }
}
