package org.prodrome.evaluate.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Connected pieces of a mask; samples that share a corner are neighbours: 8 in a picture, 26 in a volume. */
public final class Components {
    private Components() {}

    /**
     * @param mask [depth, height, width]
     * @return each piece's samples, rising; the pieces in the order of their first samples
     */
    public static List<int[]> of(boolean[] mask, Extent extent) {
        if (mask.length != extent.size()) {
            throw new IllegalArgumentException("mask: expected " + extent.size() + " samples, got " + mask.length);
        }
        List<int[]> components = new ArrayList<>();
        boolean[] open = mask.clone();
        int[] found = new int[mask.length];
        for (int i = 0; i < open.length; i++) {
            if (open[i]) {
                int[] component = Arrays.copyOf(found, fill(i, open, found, extent));
                Arrays.sort(component);
                components.add(component);
            }
        }
        return components;
    }

    /** Takes a piece's samples out of the open ones. */
    private static int fill(int first, boolean[] open, int[] found, Extent extent) {
        int count = 0;
        open[first] = false;
        found[count++] = first;
        for (int next = 0; next < count; next++) {
            int x = found[next] % extent.width();
            int y = found[next] / extent.width() % extent.height();
            int z = found[next] / extent.width() / extent.height();
            for (int k = Math.max(0, z - 1); k <= Math.min(extent.depth() - 1, z + 1); k++) {
                for (int j = Math.max(0, y - 1); j <= Math.min(extent.height() - 1, y + 1); j++) {
                    for (int i = Math.max(0, x - 1); i <= Math.min(extent.width() - 1, x + 1); i++) {
                        int neighbour = (k * extent.height() + j) * extent.width() + i;
                        if (open[neighbour]) {
                            open[neighbour] = false;
                            found[count++] = neighbour;
                        }
                    }
                }
            }
        }
        return count;
    }
}
