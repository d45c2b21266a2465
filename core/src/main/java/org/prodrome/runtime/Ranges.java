package org.prodrome.runtime;

/** What the numbers of training may be. */
final class Ranges {
    private Ranges() {}

    static void optimiser(double learningRate, double weightDecay) {
        positive("learning rate", learningRate);
        notNegative("weight decay", weightDecay);
    }

    static void adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
        optimiser(learningRate, weightDecay);
        share("beta1", beta1);
        share("beta2", beta2);
        notNegative("epsilon", epsilon);
    }

    static void share(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(what + ": expected 0 to below 1, got " + value);
        }
    }

    static void positive(String what, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(what + ": expected a number above 0, got " + value);
        }
        fitsFloat(what, value);
    }

    static void notNegative(String what, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(what + ": expected 0 or more, got " + value);
        }
        fitsFloat(what, value);
    }

    private static void fitsFloat(String what, double value) {
        if (value > Float.MAX_VALUE) {
            throw new IllegalArgumentException(what + ": expected at most " + Float.MAX_VALUE + ", got " + value);
        }
    }
}
