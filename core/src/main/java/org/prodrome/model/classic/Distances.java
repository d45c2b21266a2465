package org.prodrome.model.classic;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/** Euclidean distances within a graph. */
final class Distances {
    private Distances() {}

    /** Between each of some rows [batch, column] and each of others [other, column]: [batch, other]. */
    static Value between(GraphBuilder g, Value rows, Value others) {
        Value products = g.add(Arithmetic.MatMul, rows, Layers.transpose(g, others, 1, 0));
        Value both = g.add(Arithmetic.Add, squares(g, rows), Layers.transpose(g, squares(g, others), 1, 0));
        Value squared = g.add(Arithmetic.Sub, both, g.add(Arithmetic.Mul, products, g.constant(2)));
        return g.add(Arithmetic.Sqrt, g.add(Activation.Relu, squared));
    }

    private static Value squares(GraphBuilder g, Value rows) {
        return g.add(Reduction.ReduceSum, Layers.square(g, rows), g.integers(1));
    }
}
