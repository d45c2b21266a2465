package org.prodrome.evaluate.calibration;

import java.util.List;

/**
 * The p-value of split conformal prediction (Vovk, Gammerman and Shafer 2005; from normal cases alone Bates et al.
 * 2023): one more than the normal calibration cases that score at least as high, of one more than all. Whatever the
 * scores' distribution, and whether or not they tie, a further normal case from where these came from has a p-value of
 * at most u with probability at most u.
 *
 * @param normals scores of the normal calibration cases, the lowest first
 */
public record EmpiricalPValue(List<Double> normals) implements Calibration {
    public EmpiricalPValue {
        normals = List.copyOf(normals);
        Normals.check(normals);
        if (normals.isEmpty()) {
            throw new IllegalArgumentException("calibration: expected a normal calibration case, got none");
        }
    }

    static EmpiricalPValue fit(List<Double> normals) {
        return new EmpiricalPValue(normals);
    }

    @Override
    public double of(double score) {
        return (1.0 + Normals.atLeast(normals, score)) / (1.0 + normals.size());
    }

    @Override
    public Meaning meaning() {
        return Meaning.P_VALUE;
    }
}
