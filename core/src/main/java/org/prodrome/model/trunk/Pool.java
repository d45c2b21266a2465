package org.prodrome.model.trunk;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.coder.Features;

/** A window of which one value is made, alike along all axes; what pads it doesn't count. */
record Pool(int kernel, int stride, int padding) {
    static final Pool HALVING = new Pool(2, 2, 0);

    /** Windows that overlap (Krizhevsky, Sutskever and Hinton 2012, section 3.4), padded so that lengths halve. */
    static final Pool OVERLAPPING = new Pool(3, 2, 1);

    Features largest(GraphBuilder g, String name, Features x) {
        return added(g, name, x, Layer.MaxPool);
    }

    Features mean(GraphBuilder g, String name, Features x) {
        return added(g, name, x, Layer.AveragePool);
    }

    private Features added(GraphBuilder g, String name, Features x, Operator operator) {
        int axes = x.places().size();
        Value y = g.node(operator, x.value())
                .integers("kernel_shape", Layers.alike(kernel, axes))
                .integers("strides", Layers.alike(stride, axes))
                .integers("pads", Layers.alike(padding, 2 * axes))
                .output(name);
        return new Features(y, x.channels(), Convolution.places(name, x.places(), kernel, stride, 2 * padding));
    }
}
