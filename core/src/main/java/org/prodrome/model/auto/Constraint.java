package org.prodrome.model.auto;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Gradients;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;

/** What keeps an autoencoder from learning to copy, besides its bottleneck. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Constraint.None.class, name = "none"),
    @JsonSubTypes.Type(value = Constraint.Magnitude.class, name = "l1"),
    @JsonSubTypes.Type(value = Constraint.Sparsity.class, name = "sparsity"),
    @JsonSubTypes.Type(value = Constraint.Gaussian.class, name = "gaussian-noise"),
    @JsonSubTypes.Type(value = Constraint.Masking.class, name = "masking-noise"),
    @JsonSubTypes.Type(value = Constraint.Contractive.class, name = "contractive")
})
public sealed interface Constraint {
    /** Input of what corrupts the cases in training: [batch, channel, length, ...]. */
    String NOISE = "noise";

    /** What the network draws in training, for a grid of what the encoder sees. */
    default List<Noise> noise(Grid encoded) {
        return List.of();
    }

    /** What the encoder is given in training: the same, or corrupted. */
    default Value corrupted(GraphBuilder g, Value x, Grid encoded) {
        return x;
    }

    /** What the code's linear values become. */
    default Value code(GraphBuilder g, Value linear) {
        return linear;
    }

    /**
     * What is added to each case's cost: [batch] or a scalar.
     *
     * @param code [batch, unit, place, ...]
     * @param units how many values of the code there are a case
     * @param x that the code was made of
     */
    default Value penalty(GraphBuilder g, Value code, int units, Value x) {
        return g.constant(0);
    }

    /** Nothing. */
    record None() implements Constraint {}

    /**
     * The sum of the code's magnitudes.
     *
     * @param weight 0 or more
     */
    record Magnitude(double weight) implements Constraint {
        public Magnitude {
            require(weight >= 0, "l1: expected a weight of 0 or more", weight);
        }

        @Override
        public Value penalty(GraphBuilder g, Value code, int units, Value x) {
            return Layers.times(g, weight, sum(g, g.add(Arithmetic.Abs, code)));
        }
    }

    /**
     * Each sigmoid unit of the code is to be active at a rate: the Kullback-Leibler divergence of the rate from its
     * mean over the batch, summed over the units (Ng, "Sparse autoencoder", CS294A lecture notes, 2011, section 3).
     *
     * @param rate between 0 and 1, such as 0.05
     * @param weight the notes' β, 0 or more
     */
    record Sparsity(double rate, double weight) implements Constraint {
        public Sparsity {
            require(rate > 0 && rate < 1, "sparsity: expected a rate between 0 and 1", rate);
            require(weight >= 0, "sparsity: expected a weight of 0 or more", weight);
        }

        @Override
        public Value code(GraphBuilder g, Value linear) {
            return g.add(Activation.Sigmoid, linear);
        }

        @Override
        public Value penalty(GraphBuilder g, Value code, int units, Value x) {
            Value mean = Layers.mean(g, Layers.reshape(g, code, 0, -1), 0);
            Value active = term(g, rate, mean);
            Value idle = term(g, 1 - rate, g.add(Arithmetic.Sub, g.constant(1), mean));
            Value all = g.node(Reduction.ReduceSum, g.add(Arithmetic.Add, active, idle))
                    .integer("keepdims", 0)
                    .output();
            return Layers.times(g, weight, all);
        }

        private static Value term(GraphBuilder g, double share, Value mean) {
            Value kept = g.add(Arithmetic.Max, mean, g.constant(1e-6f));
            Value logarithm = g.add(Arithmetic.Log, g.add(Arithmetic.Div, g.constant((float) share), kept));
            return g.add(Arithmetic.Mul, g.constant((float) share), logarithm);
        }
    }

    /**
     * Noise on what the encoder sees, which is to be rebuilt without it (Vincent et al., "Stacked Denoising
     * Autoencoders", JMLR 2010, section 3.3).
     *
     * @param deviation of the noise, in that of the training cases
     */
    record Gaussian(double deviation) implements Constraint {
        public Gaussian {
            require(deviation >= 0, "gaussian noise: expected a deviation of 0 or more", deviation);
        }

        @Override
        public List<Noise> noise(Grid encoded) {
            return List.of(new Noise.Normal(NOISE, encoded.each()));
        }

        @Override
        public Value corrupted(GraphBuilder g, Value x, Grid encoded) {
            Value noise = g.input(NOISE, encoded.shape(GraphBuilder.ANY));
            return g.add(Arithmetic.Add, x, Layers.times(g, deviation, noise));
        }
    }

    /**
     * A share of the values that the encoder sees, each on its own, is set to 0 (the same paper).
     *
     * @param rate 0 to below 1
     */
    record Masking(double rate) implements Constraint {
        public Masking {
            require(rate >= 0 && rate < 1, "masking noise: expected a rate of 0 to below 1", rate);
        }

        @Override
        public List<Noise> noise(Grid encoded) {
            return List.of(new Noise.Dropped(NOISE, encoded.each(), rate));
        }

        @Override
        public Value corrupted(GraphBuilder g, Value x, Grid encoded) {
            return g.add(Arithmetic.Mul, x, g.input(NOISE, encoded.shape(GraphBuilder.ANY)));
        }
    }

    /**
     * The squared Frobenius norm of the sigmoid code's Jacobian (Rifai et al., "Contractive Auto-Encoders", ICML 2011,
     * equations 1 and 4), exact for any encoder: a backward pass for each unit of the code. For an encoder of one
     * sigmoid layer it is the paper's closed form, equation 7.
     *
     * @param weight the paper's λ, 0 or more
     */
    record Contractive(double weight) implements Constraint {
        private static final int MOST_UNITS = 256;

        public Contractive {
            require(weight >= 0, "contractive: expected a weight of 0 or more", weight);
        }

        @Override
        public Value code(GraphBuilder g, Value linear) {
            return g.add(Activation.Sigmoid, linear);
        }

        @Override
        public Value penalty(GraphBuilder g, Value code, int units, Value x) {
            require(units <= MOST_UNITS, "contractive: expected a code of " + MOST_UNITS + " values at most", units);
            Value flat = Layers.reshape(g, code, 0, -1);
            Value sum = g.constant(0);
            for (int unit = 0; unit < units; unit++) {
                Value gradient = Gradients.of(g, Layers.between(g, flat, 1, unit, unit + 1), x);
                sum = g.add(Arithmetic.Add, sum, sum(g, Layers.square(g, gradient)));
            }
            return Layers.times(g, weight, sum);
        }
    }

    /** Of each sample's values: [batch]. */
    private static Value sum(GraphBuilder g, Value x) {
        return Layers.sum(g, Layers.reshape(g, x, 0, -1), 1);
    }

    private static void require(boolean good, String expected, Number got) {
        if (!good) {
            throw new IllegalArgumentException(expected + ", got " + got);
        }
    }
}
