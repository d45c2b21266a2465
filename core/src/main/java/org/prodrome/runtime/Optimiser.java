package org.prodrome.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Spelling;

/** How gradients change parameters; agrees with PyTorch's optimiser of the same name. */
public sealed interface Optimiser {

    /** Learning rate before any schedule; above 0. */
    double learningRate();

    /** The same with so many times the learning rate. */
    default Optimiser times(double factor) {
        double rate = learningRate() * factor;
        return switch (this) {
            case Sgd it -> new Sgd(rate, it.momentum(), it.nesterov(), it.weightDecay());
            case Adam it -> new Adam(rate, it.beta1(), it.beta2(), it.epsilon(), it.weightDecay());
            case AdamW it -> new AdamW(rate, it.beta1(), it.beta2(), it.epsilon(), it.weightDecay());
            case RmsProp it ->
                new RmsProp(rate, it.smoothing(), it.momentum(), it.centred(), it.epsilon(), it.weightDecay());
        };
    }

    /** Strength of weight decay, which spares norms and biases; 0 for none. */
    double weightDecay();

    /**
     * Stochastic gradient descent with momentum (Polyak 1964) in the form of Sutskever, Martens, Dahl and Hinton 2013,
     * without their scaling of the velocity by the learning rate. Weight decay is added to the gradient.
     *
     * @param momentum share of the last step that goes on, 0 to below 1; 0 is plain descent
     * @param nesterov whether the gradient counts as if taken a step ahead (Nesterov 1983)
     */
    record Sgd(double learningRate, double momentum, boolean nesterov, double weightDecay) implements Optimiser {
        public Sgd {
            Ranges.optimiser(learningRate, weightDecay);
            Ranges.share("momentum", momentum);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("nesterov: expected a momentum above 0, got 0");
            }
        }
    }

    /**
     * Adam (Kingma and Ba 2015, algorithm 1). Weight decay is added to the gradient.
     *
     * @param beta1 decay of the gradient's mean, 0 to below 1
     * @param beta2 decay of the squared gradient's mean, 0 to below 1
     * @param epsilon what keeps the quotient finite; 0 or more
     */
    record Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimiser {
        public Adam {
            Ranges.adam(learningRate, beta1, beta2, epsilon, weightDecay);
        }

        /** The paper's own constants. */
        public static Adam of(double learningRate, double weightDecay) {
            return new Adam(learningRate, 0.9, 0.999, 1e-8, weightDecay);
        }
    }

    /**
     * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): parameters shrink by the learning
     * rate times the weight decay, whatever the gradient.
     *
     * @param beta1 decay of the gradient's mean, 0 to below 1
     * @param beta2 decay of the squared gradient's mean, 0 to below 1
     * @param epsilon what keeps the quotient finite; 0 or more
     */
    record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimiser {
        public AdamW {
            Ranges.adam(learningRate, beta1, beta2, epsilon, weightDecay);
        }

        /** The papers' own constants. */
        public static AdamW of(double learningRate, double weightDecay) {
            return new AdamW(learningRate, 0.9, 0.999, 1e-8, weightDecay);
        }
    }

    /**
     * RMSprop (Tieleman and Hinton 2012, Neural Networks for Machine Learning, lecture 6.5), with momentum and, if
     * centred, the gradient's variance in place of its square (Graves 2013, equations 38 to 41). Weight decay is added
     * to the gradient.
     *
     * @param smoothing decay of the squared gradient's mean, 0 to below 1
     * @param momentum share of the last step that goes on, 0 to below 1
     * @param epsilon what keeps the quotient finite; 0 or more
     */
    record RmsProp(
            double learningRate, double smoothing, double momentum, boolean centred, double epsilon, double weightDecay)
            implements Optimiser {
        public RmsProp {
            Ranges.optimiser(learningRate, weightDecay);
            Ranges.share("smoothing", smoothing);
            Ranges.share("momentum", momentum);
            Ranges.notNegative("epsilon", epsilon);
        }

        /** PyTorch's constants: smoothing 0.99, no momentum. */
        public static RmsProp of(double learningRate, double weightDecay) {
            return new RmsProp(learningRate, 0.99, 0, false, 1e-8, weightDecay);
        }
    }

    /**
     * Reads "adamw", "adam", "adam betas 0.5 0.999", "sgd", "sgd momentum 0.9", "sgd nesterov 0.9", "rmsprop", "rmsprop
     * centred", "rmsprop momentum 0.9" or "rmsprop centred momentum 0.9", with other numbers.
     *
     * @throws IllegalArgumentException if it is none of them; the message names them and the nearest
     */
    static Optimiser parse(String text, double learningRate, double weightDecay) {
        String written = text.strip();
        Matcher sgd = Pattern.compile("sgd (momentum|nesterov) (" + Spelling.NUMBER + ")")
                .matcher(written);
        if (sgd.matches()) {
            boolean nesterov = sgd.group(1).equals("nesterov");
            return new Sgd(learningRate, Double.parseDouble(sgd.group(2)), nesterov, weightDecay);
        }
        Matcher rms = Pattern.compile("rmsprop( centred)?(?: momentum (" + Spelling.NUMBER + "))?")
                .matcher(written);
        if (rms.matches()) {
            RmsProp usual = RmsProp.of(learningRate, weightDecay);
            double momentum = rms.group(2) == null ? 0 : Double.parseDouble(rms.group(2));
            return new RmsProp(
                    learningRate, usual.smoothing(), momentum, rms.group(1) != null, usual.epsilon(), weightDecay);
        }
        Matcher betas = Pattern.compile("adam betas (" + Spelling.NUMBER + ") (" + Spelling.NUMBER + ")")
                .matcher(written);
        if (betas.matches()) {
            double beta1 = Double.parseDouble(betas.group(1));
            double beta2 = Double.parseDouble(betas.group(2));
            return new Adam(learningRate, beta1, beta2, Adam.of(learningRate, 0).epsilon(), weightDecay);
        }
        return switch (written) {
            case "adamw" -> AdamW.of(learningRate, weightDecay);
            case "adam" -> Adam.of(learningRate, weightDecay);
            case "sgd" -> new Sgd(learningRate, 0, false, weightDecay);
            default ->
                throw Spelling.unknown(
                        "optimiser",
                        written,
                        "adamw",
                        "adam",
                        "adam betas 0.5 0.999",
                        "sgd",
                        "sgd momentum 0.9",
                        "sgd nesterov 0.9",
                        "rmsprop");
        };
    }
}
