package org.prodrome.runtime;

/** How gradients change parameters. */
public sealed interface Optimiser {

    /** Learning rate before any schedule. */
    double learningRate();

    /**
     * Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019), which spares norms and
     * biases.
     *
     * @param weightDecay 0 makes it plain Adam
     */
    record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimiser {

        /** The papers' own constants. */
        public static AdamW of(double learningRate, double weightDecay) {
            return new AdamW(learningRate, 0.9, 0.999, 1e-8, weightDecay);
        }
    }
}
