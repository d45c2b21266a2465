package org.prodrome.graph.fragment;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Training;
import org.prodrome.graph.Value;

/** Gradients within a graph, which can be differentiated again: for penalties. libtorch alone runs them. */
public final class Gradients {
    private Gradients() {}

    /** The gradient of the sum of y's elements by x, of x's shape. */
    public static Value of(GraphBuilder g, Value y, Value x) {
        return g.node(Training.Gradient, x)
                .texts("xs", List.of(x.name()))
                .text("y", y.name())
                .output();
    }
}
