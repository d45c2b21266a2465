package org.prodrome.data.synthetic.texture;

import java.util.SplittableRandom;

/** The grain that a device adds to a sample. */
public final class Grain {
    private Grain() {}

    /** The magnitude of a complex value with Gaussian noise in both parts: Gudbjartsson and Patz, MRM 1995, eq. 1. */
    public static double rician(double value, double deviation, SplittableRandom random) {
        double real = value + deviation * random.nextGaussian();
        double imaginary = deviation * random.nextGaussian();
        return Math.sqrt(real * real + imaginary * imaginary);
    }
}
