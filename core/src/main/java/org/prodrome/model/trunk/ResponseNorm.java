package org.prodrome.model.trunk;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.coder.Features;

/**
 * Divides each channel by what its neighbours among the channels say at the same place: by (k + alpha / 5 * sum of 5
 * squares) to the power of 0.75 (Krizhevsky, Sutskever and Hinton 2012, section 3.3, whose alpha isn't divided by 5).
 */
record ResponseNorm(double k, double alpha) {
    private static final int NEIGHBOURS = 5;
    private static final double BETA = 0.75;

    /** ONNX Runtime knows the operator on two axes alone; which places lie beside each other doesn't matter to it. */
    Features of(GraphBuilder g, Features x) {
        boolean picture = x.places().size() == 2;
        Value flat = picture ? x.value() : Layers.reshape(g, x.value(), 0, 0, -1, 1);
        Value normed = g.node(Layer.LRN, flat)
                .number("alpha", alpha)
                .number("beta", BETA)
                .number("bias", k)
                .integer("size", NEIGHBOURS)
                .output();
        return x.with(picture ? normed : Layers.reshape(g, normed, x.shape(0)));
    }
}
