package org.prodrome.signal;

/**
 * Stretches an axis to another length. Each new value is a weighted mean of the old ones around its place, the weights
 * falling to zero linearly over one old step or, where the axis becomes shorter, over one new step, so that no detail
 * finer than the new grid folds back into it. At the borders the weights that lie outside are left out. The same as
 * {@code torch.nn.functional.interpolate(mode="linear", antialias=True)} and Pillow's BILINEAR.
 */
public final class Rescaling {
    private Rescaling() {}

    /**
     * Stretches the middle axis of [outer, from, inner] to [outer, to, inner].
     *
     * @param outer how many slabs lie before the axis
     * @param from its length
     * @param inner how many values lie behind one place of it
     * @param to its new length
     */
    public static float[] stretch(float[] values, int outer, int from, int inner, int to) {
        if (outer < 1 || from < 1 || inner < 1 || to < 1 || values.length != (long) outer * from * inner) {
            throw new IllegalArgumentException("rescaling: expected values of " + outer + " x " + from + " x " + inner
                    + " and a new length of 1 or more, got " + values.length + " and " + to);
        }
        if (from == to) {
            return values;
        }
        float[] stretched = new float[Math.multiplyExact(outer * inner, to)];
        double scale = (double) from / to;
        double support = Math.max(1, scale);
        float[] weights = new float[(int) Math.ceil(2 * support) + 2];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max(0, (int) Math.ceil(centre - support - 0.5));
            int last = Math.min(from - 1, (int) Math.floor(centre + support - 0.5));
            double sum = 0;
            for (int j = first; j <= last; j++) {
                sum += Math.max(0, 1 - Math.abs(j + 0.5 - centre) / support);
            }
            for (int j = first; j <= last; j++) {
                weights[j - first] = (float) (Math.max(0, 1 - Math.abs(j + 0.5 - centre) / support) / sum);
            }
            for (int slab = 0; slab < outer; slab++) {
                int target = (slab * to + i) * inner;
                for (int j = first; j <= last; j++) {
                    float weight = weights[j - first];
                    int source = (slab * from + j) * inner;
                    for (int k = 0; k < inner; k++) {
                        stretched[target + k] += weight * values[source + k];
                    }
                }
            }
        }
        return stretched;
    }
}
