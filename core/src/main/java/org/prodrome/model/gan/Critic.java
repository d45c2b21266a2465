package org.prodrome.model.gan;

import java.util.function.UnaryOperator;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Gradients;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Grid;
import org.prodrome.model.coder.Coder;
import org.prodrome.model.coder.Features;
import org.prodrome.model.coder.Style;

/**
 * Tells real cases from made ones: a coder's encoder and a linear layer.
 *
 * @param name what its parameters' names begin with
 * @param grid of what it sees
 */
record Critic(String name, Coder coder, Grid grid, Style style) {
    /** Keeps the slope of the root finite where there is no gradient. */
    private static final float TINY = 1e-12f;

    /** What its last layer sees of a case. */
    Features features(GraphBuilder g, Value x) {
        return coder.encode(g, name, x, grid, style);
    }

    /** Its word of a case, of which it has these features: [batch]. */
    Value word(GraphBuilder g, Features features) {
        return Layers.reshape(g, features.whole(g, name + ".output", 1).value(), -1);
    }

    /** Its word of a case: [batch]. */
    Value word(GraphBuilder g, Value x) {
        return word(g, features(g, x));
    }

    /** Its word of a further case. */
    Value wordAgain(GraphBuilder g, Value x) {
        return g.again(() -> word(g, x));
    }

    /**
     * (‖∇D(x̂)‖₂ - 1)² at a point between a real case and a made one, equation 3 of Gulrajani et al. 2017: [batch].
     *
     * @param word the critic's, of [batch, ...]
     * @param mix share of the real case, [batch, 1, ...]
     */
    static Value penalty(GraphBuilder g, UnaryOperator<Value> word, Value real, Value made, Value mix) {
        Value apart = g.add(Arithmetic.Sub, real, made);
        Value between = g.add(Arithmetic.Add, made, g.add(Arithmetic.Mul, mix, apart));
        Value gradient = Layers.reshape(g, Gradients.of(g, word.apply(between), between), 0, -1);
        Value squares = Layers.sum(g, Layers.square(g, gradient), 1);
        Value norm = g.add(Arithmetic.Sqrt, g.add(Arithmetic.Add, squares, g.constant(TINY)));
        return Layers.square(g, g.add(Arithmetic.Sub, norm, g.constant(1)));
    }
}
