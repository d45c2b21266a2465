package org.prodrome.model.gan;

import java.util.Locale;
import java.util.Optional;

/**
 * How like real cases the made ones are, by mean Euclidean distances between cases.
 *
 * @param real between two real cases
 * @param made between two made cases
 * @param between a real and a made case
 */
public record Likeness(double real, double made, double between) {
    private static final double LEAST_SPREAD = 0.1;
    private static final double MOST_APART = 0.8;

    /**
     * Of as many real as made cases, 2 or more.
     *
     * @param real case after case, without missing values
     */
    public static Likeness of(float[] real, float[] made, int cases) {
        if (cases < 2 || real.length != made.length || real.length % cases != 0) {
            throw new IllegalArgumentException(
                    "likeness: expected as many real as made values, of 2 cases or more, got " + real.length + " and "
                            + made.length + " of " + cases);
        }
        int size = real.length / cases;
        double ofReal = 0;
        double ofMade = 0;
        double across = 0;
        for (int i = 0; i < cases; i++) {
            for (int j = 0; j < cases; j++) {
                if (i != j) {
                    ofReal += distance(real, i * size, real, j * size, size);
                    ofMade += distance(made, i * size, made, j * size, size);
                    across += distance(real, i * size, made, j * size, size);
                }
            }
        }
        double pairs = cases * (cases - 1.0);
        return new Likeness(ofReal / pairs, ofMade / pairs, across / pairs);
    }

    private static double distance(float[] a, int from, float[] b, int to, int size) {
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double off = (double) a[from + i] - b[to + i];
            squares += off * off;
        }
        return Math.sqrt(squares);
    }

    /**
     * The energy coefficient, 0 for the same distribution and up to 1 for others (Székely and Rizzo, "Energy
     * statistics", Journal of Statistical Planning and Inference 143, 2013); a little below 0 by chance.
     */
    public double energy() {
        return between == 0 ? 0 : (2 * between - real - made) / (2 * between);
    }

    /** How far apart made cases are, in the distance of the real ones. */
    public double spread() {
        return real == 0 ? 1 : made / real;
    }

    /**
     * In which way the generator failed, if it did: made cases lie less than {@value #LEAST_SPREAD} as far apart as
     * real ones do, or so far from them that the energy coefficient is above {@value #MOST_APART}. Both bounds are our
     * own, and lie far beyond what a poor but working training gives.
     */
    public Optional<String> collapse() {
        String figures = String.format(
                Locale.ROOT, "(spread %.3f of the training cases', energy coefficient %.3f)", spread(), energy());
        if (spread() < LEAST_SPREAD) {
            return Optional.of("collapsed: the generator makes nearly the same of everything " + figures);
        }
        return energy() > MOST_APART
                ? Optional.of("collapsed: what the generator makes is far from the training cases " + figures)
                : Optional.empty();
    }
}
