package org.prodrome.detect;

import java.util.List;

/**
 * Where in a case a model found it abnormal.
 *
 * @param values [length, ...], the higher the more abnormal; not copied, so not to be written to
 * @param lengths time; slice, row and column, without the slices where there is one; or columns
 * @param hop steps of the prepared case along the first length from one value to the next
 */
public record AnomalyMap(float[] values, List<Integer> lengths, double hop) {
    public AnomalyMap {
        lengths = List.copyOf(lengths);
    }
}
