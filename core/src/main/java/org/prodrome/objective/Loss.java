package org.prodrome.objective;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/** What a case costs by the probability p that it was given of being what it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Loss.CrossEntropy.class, name = "cross-entropy"),
    @JsonSubTypes.Type(value = Loss.Focal.class, name = "focal"),
    @JsonSubTypes.Type(value = Loss.Generalised.class, name = "generalised-cross-entropy")
})
public sealed interface Loss {
    /**
     * Adds it to a graph.
     *
     * @param log the logarithm of p, of any shape
     * @return the cost, of the same shape
     */
    Value of(GraphBuilder g, Value log);

    /** -log p. */
    record CrossEntropy() implements Loss {
        @Override
        public Value of(GraphBuilder g, Value log) {
            return g.add(Arithmetic.Neg, log);
        }
    }

    /**
     * -(1 - p)^gamma log p, which turns from what is known already (Lin, Goyal, Girshick, He and Dollár, "Focal Loss
     * for Dense Object Detection", ICCV 2017, equation 4). With weights of the classes it is equation 5.
     *
     * @param gamma 0, for cross entropy, or more; the paper's is 2
     */
    record Focal(double gamma) implements Loss {
        /** Keeps the power's slope finite where p is 1. */
        private static final float LEAST = 1e-6f;

        public Focal {
            if (!(gamma >= 0 && gamma <= 100)) {
                throw new IllegalArgumentException("focal loss: expected a gamma of 0 to 100, got " + gamma);
            }
        }

        @Override
        public Value of(GraphBuilder g, Value log) {
            Value rest = g.add(Arithmetic.Sub, g.constant(1), g.add(Arithmetic.Exp, log));
            Value factor =
                    g.add(Arithmetic.Pow, g.add(Arithmetic.Max, rest, g.constant(LEAST)), g.constant((float) gamma));
            return g.add(Arithmetic.Neg, g.add(Arithmetic.Mul, factor, log));
        }
    }

    /**
     * (1 - p^q) / q, between cross entropy and the mean absolute error, which wrong labels mislead less (Zhang and
     * Sabuncu, "Generalized Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels", NeurIPS 2018,
     * equation 6).
     *
     * @param q above 0, where it nears cross entropy, to 1; the paper's is 0.7
     * @param truncation below this p a case costs the same whatever p, so that nothing is learned from it, for its
     *     label may be wrong: the paper's truncated loss, which it trains by turns with a weight of each case, not step
     *     by step as here; 0 for none. A network that begins below it learns nothing.
     */
    record Generalised(double q, double truncation) implements Loss {
        public Generalised {
            if (!(q > 0 && q <= 1 && truncation >= 0 && truncation < 1)) {
                throw new IllegalArgumentException("generalised cross entropy: expected a q above 0 to 1 and a"
                        + " truncation of 0 to below 1, got " + q + " and " + truncation);
            }
        }

        @Override
        public Value of(GraphBuilder g, Value log) {
            Value kept = truncation == 0 ? log : g.add(Arithmetic.Max, log, g.constant((float) Math.log(truncation)));
            Value power = g.add(Arithmetic.Exp, Layers.times(g, q, kept));
            return Layers.times(g, 1 / q, g.add(Arithmetic.Sub, g.constant(1), power));
        }
    }
}
