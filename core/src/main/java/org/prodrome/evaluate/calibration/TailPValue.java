package org.prodrome.evaluate.calibration;

import java.util.List;

/**
 * A p-value from normal cases alone that reaches beyond the highest of them: above a threshold the excesses follow a
 * generalised Pareto distribution (peaks over threshold, Siffer et al. 2017, equation 1), and below it p-values are
 * {@link EmpiricalPValue}'s. The tail is a model: what the empirical p-value guarantees, this does not.
 *
 * <p>Two deviations from that paper: the threshold is the score that the highest tenth lies above (there it is the
 * highest fiftieth, for calibrations of a thousand), and a negative shape, which is a tail that ends, is taken for 0,
 * an exponential tail. A score beyond every normal one has so a small p-value and never 0.
 *
 * @param normals scores of the normal calibration cases, the lowest first
 * @param threshold where the tail begins
 * @param peaks how many normal cases lie above
 * @param shape of the tail, 0 or more
 * @param scale of the tail, above 0, in the score's unit
 */
public record TailPValue(List<Double> normals, double threshold, int peaks, double shape, double scale)
        implements Calibration {
    static final int LEAST_NORMALS = 100;
    private static final int PEAKS_IN = 10;

    public TailPValue {
        normals = List.copyOf(normals);
        Normals.check(normals);
        if (!Double.isFinite(threshold) || peaks < 1 || peaks > normals.size()) {
            throw new IllegalArgumentException("calibration: expected peaks above a finite threshold, got " + peaks
                    + " of " + normals.size() + " normal cases above " + threshold);
        }
        if (!(shape >= 0) || !(scale > 0) || !Double.isFinite(shape + scale)) {
            throw new IllegalArgumentException(
                    "calibration: expected a shape of 0 or more and a scale above 0, got " + shape + " and " + scale);
        }
    }

    static TailPValue fit(List<Double> normals) {
        int peaks = normals.size() / PEAKS_IN;
        double threshold = normals.get(normals.size() - peaks - 1);
        double[] excesses = normals.subList(normals.size() - peaks, normals.size()).stream()
                .mapToDouble(score -> score - threshold)
                .toArray();
        ParetoTail tail = ParetoTail.fit(excesses);
        return new TailPValue(normals, threshold, peaks, tail.shape(), tail.scale());
    }

    @Override
    public double of(double score) {
        if (score <= threshold) {
            return (1.0 + Normals.atLeast(normals, score)) / (1.0 + normals.size());
        }
        double beyond = new ParetoTail(shape, scale).beyond(score - threshold);
        return Math.max(Double.MIN_NORMAL, beyond * peaks / normals.size());
    }

    @Override
    public Meaning meaning() {
        return Meaning.P_VALUE;
    }
}
