package org.prodrome.model.coder;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/** What follows each layer of a coder. */
public enum Style {
    /** Batch normalisation and a rectifier. */
    NORMED,
    /** Batch normalisation and a rectifier that lets a fifth of the negative through, as DCGAN's discriminator has. */
    NORMED_LEAKY,
    /** The latter without normalisation, for critics whose gradient is penalised sample by sample. */
    LEAKY,
    /** A rectifier alone. */
    PLAIN;

    private static final double LEAK = 0.2;

    /** @param x [batch, channel, ...] */
    Value after(GraphBuilder g, String name, Value x, int channels) {
        Value normed = switch (this) {
            case NORMED, NORMED_LEAKY -> Layers.batchNorm(g, name + ".norm", x, channels);
            case LEAKY, PLAIN -> x;
        };
        return switch (this) {
            case NORMED, PLAIN -> g.add(Activation.Relu, normed);
            case NORMED_LEAKY, LEAKY ->
                g.node(Operator.Activation.LeakyRelu, normed)
                        .number("alpha", LEAK)
                        .output();
        };
    }
}
