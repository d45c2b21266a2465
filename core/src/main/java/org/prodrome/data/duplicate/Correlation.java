package org.prodrome.data.duplicate;

/** Pearson's correlation of two series where one lies over the other. */
final class Correlation {
    private Correlation() {}

    /**
     * The correlation of all samples that two series share if the second begins at a sample of the first; 0 where they
     * share none or one of them is constant there.
     *
     * @param shift sample of the first at which the second begins; may be below 0
     */
    static double overlap(float[] first, float[] second, int shift) {
        int from = Math.max(0, shift);
        int to = Math.min(first.length, second.length + shift);
        int count = to - from;
        double x = 0;
        double y = 0;
        for (int i = from; i < to; i++) {
            x += first[i];
            y += second[i - shift];
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = from; i < to; i++) {
            double dx = first[i] - x / count;
            double dy = second[i - shift] - y / count;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }
}
