package org.prodrome.data.synthetic.icu;

import java.util.SplittableRandom;

/**
 * How a stay turns: for the worse, for the better, or not at all.
 *
 * @param middle when, in hours from admission
 * @param width how slowly, in hours
 * @param strength of the danger at its height, 0 where there is none
 */
record Turn(boolean worse, double middle, double width, double strength) {
    static final double HOURS = 48;

    /** Those that get well do so at hours drawn by the mirrored law, so that they are in danger for as long. */
    static Turn draw(boolean abnormal, double recovering, SplittableRandom random) {
        double middle = random.nextDouble(16, 38);
        double width = random.nextDouble(1.5, 3.5);
        double strength = 0.9 * StrictMath.exp(0.4 * random.nextGaussian());
        boolean danger = abnormal || random.nextDouble() < recovering;
        return new Turn(abnormal, abnormal ? middle : HOURS - middle, width, danger ? strength : 0);
    }

    /** From 0, as usual, to 1, in full danger. */
    double danger(double hour) {
        if (strength == 0) {
            return 0;
        }
        double risen = 1 / (1 + StrictMath.exp((middle - hour) / width));
        return worse ? risen : 1 - risen;
    }

    /** Hour from which an eighth of the way is gone. */
    double onset() {
        return middle - 2 * width;
    }
}
