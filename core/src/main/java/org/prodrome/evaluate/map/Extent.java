package org.prodrome.evaluate.map;

/**
 * The grid of a map, in samples; of a picture the depth is 1. Samples lie slice by slice and row by row.
 *
 * @param depth slices
 * @param height rows
 * @param width columns
 */
public record Extent(int depth, int height, int width) {
    public Extent {
        if (depth < 1 || height < 1 || width < 1 || (long) depth * height * width > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("map: expected a depth, height and width of 1 or more, got " + depth
                    + " x " + height + " x " + width);
        }
    }

    /** Of a picture. */
    public static Extent of(int height, int width) {
        return new Extent(1, height, width);
    }

    public int size() {
        return depth * height * width;
    }
}
