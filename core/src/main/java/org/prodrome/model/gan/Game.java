package org.prodrome.model.gan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * What a critic and a generator play for. The critic's word of a case, [batch], is the higher the more real it takes
 * the case to be.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Game.NonSaturating.class, name = "non-saturating"),
    @JsonSubTypes.Type(value = Game.LeastSquares.class, name = "least-squares"),
    @JsonSubTypes.Type(value = Game.Wasserstein.class, name = "wasserstein")
})
public sealed interface Game {
    /** What a word of a real case costs the critic: [batch]. */
    Value real(GraphBuilder g, Value word);

    /** What a word of a made case costs the critic: [batch]. */
    Value made(GraphBuilder g, Value word);

    /** What a word of the case that it made costs the generator: [batch]. */
    Value convincing(GraphBuilder g, Value word);

    /** Weight of the penalty on the critic's gradient; 0 for none. */
    default double penalty() {
        return 0;
    }

    /** Steps of the critic for each of the generator's. */
    default int criticSteps() {
        return 1;
    }

    /**
     * The first (Goodfellow et al., "Generative Adversarial Nets", NeurIPS 2014), with the generator's loss of its
     * section 3 that doesn't saturate.
     *
     * @param real the target for real cases, 1 or a little less: one-sided label smoothing (Salimans et al., "Improved
     *     Techniques for Training GANs", NeurIPS 2016, section 3.4), such as 0.9
     */
    record NonSaturating(double real) implements Game {
        public NonSaturating {
            if (!(real > 0.5 && real <= 1)) {
                throw new IllegalArgumentException(
                        "non-saturating game: expected a target for real cases above 0.5 and at most 1, got " + real);
            }
        }

        @Override
        public Value real(GraphBuilder g, Value word) {
            Value expected = g.add(Arithmetic.Mul, g.constant((float) real), word);
            return g.add(Arithmetic.Sub, g.add(Activation.Softplus, word), expected);
        }

        @Override
        public Value made(GraphBuilder g, Value word) {
            return g.add(Activation.Softplus, word);
        }

        @Override
        public Value convincing(GraphBuilder g, Value word) {
            return g.add(Activation.Softplus, g.add(Arithmetic.Neg, word));
        }
    }

    /** Squared distances to 1 and 0 (Mao et al., "Least Squares Generative Adversarial Networks", ICCV 2017). */
    record LeastSquares() implements Game {
        @Override
        public Value real(GraphBuilder g, Value word) {
            return Layers.square(g, g.add(Arithmetic.Sub, word, g.constant(1)));
        }

        @Override
        public Value made(GraphBuilder g, Value word) {
            return Layers.square(g, word);
        }

        @Override
        public Value convincing(GraphBuilder g, Value word) {
            return real(g, word);
        }
    }

    /**
     * The Wasserstein distance, with a penalty on the critic's gradient (Gulrajani et al., "Improved Training of
     * Wasserstein GANs", NeurIPS 2017, equation 3 and algorithm 1).
     *
     * @param penalty the paper's λ, 10
     * @param criticSteps steps of the critic for each of the generator's, the paper's 5
     */
    record Wasserstein(double penalty, int criticSteps) implements Game {
        public Wasserstein {
            if (!(penalty > 0) || Double.isInfinite(penalty) || criticSteps < 1) {
                throw new IllegalArgumentException("wasserstein game: expected a penalty above 0 and 1 critic step or"
                        + " more, got " + penalty + " and " + criticSteps);
            }
        }

        @Override
        public Value real(GraphBuilder g, Value word) {
            return g.add(Arithmetic.Neg, word);
        }

        @Override
        public Value made(GraphBuilder g, Value word) {
            return word;
        }

        @Override
        public Value convincing(GraphBuilder g, Value word) {
            return g.add(Arithmetic.Neg, word);
        }
    }
}
