package org.prodrome.model.vae;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/** How the codes of normal cases are distributed beforehand. Densities are of codes [batch, unit], in nats. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Prior.Normal.class, name = "normal"),
    @JsonSubTypes.Type(value = Prior.Mixture.class, name = "mixture")
})
public sealed interface Prior {
    float LOG_TWO_PI = (float) Math.log(2 * Math.PI);

    /** -log p(z) under the prior: [batch]. */
    Value surprise(GraphBuilder g, Value z, int units);

    /**
     * The divergence of the posterior from the prior, [batch]: in closed form, or where there is none as log q(z|x) -
     * log p(z) of one z.
     *
     * @param z drawn from the posterior, or its mean
     */
    Value divergence(GraphBuilder g, Posterior posterior, Value z);

    /** Independent, of mean 0 and deviation 1. */
    record Normal() implements Prior {
        @Override
        public Value surprise(GraphBuilder g, Value z, int units) {
            Value each = g.add(Arithmetic.Add, Layers.square(g, z), g.constant(LOG_TWO_PI));
            return Layers.times(g, 0.5, Layers.sum(g, each, 1));
        }

        /** Kingma and Welling, "Auto-Encoding Variational Bayes", ICLR 2014, appendix B. */
        @Override
        public Value divergence(GraphBuilder g, Posterior posterior, Value z) {
            Value variance = g.add(Arithmetic.Exp, posterior.logVariance());
            Value squares = g.add(Arithmetic.Add, Layers.square(g, posterior.mean()), variance);
            Value less = g.add(Arithmetic.Add, posterior.logVariance(), g.constant(1));
            return Layers.times(g, 0.5, Layers.sum(g, g.add(Arithmetic.Sub, squares, less), 1));
        }
    }

    /**
     * A mixture of so many normal distributions, each with a mean and a deviation for each unit that are learned with
     * the network (Dilokthanakul et al., "Deep Unsupervised Clustering with Gaussian Mixture Variational Autoencoders",
     * 2016, whose components have a network of their own), alike in weight.
     *
     * @param components 2 or more
     */
    record Mixture(int components) implements Prior {
        public Mixture {
            if (components < 2) {
                throw new IllegalArgumentException("mixture: expected 2 components or more, got " + components);
            }
        }

        @Override
        public Value surprise(GraphBuilder g, Value z, int units) {
            Value means = g.parameter("prior.means", new Initialiser.Normal(1), false, 1, components, units);
            Value logVariances =
                    g.parameter("prior.log_variances", new Initialiser.Constant(0), false, 1, components, units);
            Value off = g.add(Arithmetic.Sub, Layers.reshape(g, z, 0, 1, units), means);
            Value squares = g.add(Arithmetic.Div, Layers.square(g, off), g.add(Arithmetic.Exp, logVariances));
            Value each = g.add(Arithmetic.Add, g.add(Arithmetic.Add, squares, logVariances), g.constant(LOG_TWO_PI));
            Value logDensities = g.add(Arithmetic.Neg, Layers.times(g, 0.5, Layers.sum(g, each, 2)));
            Value logSum = g.node(Reduction.ReduceLogSumExp, logDensities)
                    .integers("axes", 1)
                    .integer("keepdims", 0)
                    .output();
            return g.add(Arithmetic.Sub, g.constant((float) Math.log(components)), logSum);
        }

        @Override
        public Value divergence(GraphBuilder g, Posterior posterior, Value z) {
            Value off = Layers.square(g, g.add(Arithmetic.Sub, z, posterior.mean()));
            Value squares = g.add(Arithmetic.Div, off, g.add(Arithmetic.Exp, posterior.logVariance()));
            Value each = g.add(
                    Arithmetic.Add, g.add(Arithmetic.Add, squares, posterior.logVariance()), g.constant(LOG_TWO_PI));
            return g.add(
                    Arithmetic.Sub, surprise(g, z, posterior.units()), Layers.times(g, 0.5, Layers.sum(g, each, 1)));
        }
    }
}
