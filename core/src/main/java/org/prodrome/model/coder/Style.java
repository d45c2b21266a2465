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
    /** Batch normalisation with the statistics that {@link #NORMED} gathered, in the training reading too. */
    SETTLED,
    /**
     * Normalisation of each case by itself, then a leaky rectifier: for critics whose gradient is penalised case by
     * case, and those whose word of a case is not to depend on the batch.
     */
    CASE_NORMED_LEAKY,
    /** A leaky rectifier without normalisation. */
    LEAKY,
    /** A rectifier alone. */
    PLAIN;

    private static final double LEAK = 0.2;

    /**
     * Adds it.
     *
     * @param x [batch, channel, place, ...]
     * @param axes of the places
     */
    Value after(GraphBuilder g, String name, Value x, int axes, int channels) {
        String norm = name + ".norm";
        Value normed = switch (this) {
            case NORMED, NORMED_LEAKY -> Layers.batchNorm(g, norm, x, channels);
            case SETTLED -> Layers.settledNorm(g, norm, x, axes, channels);
            case CASE_NORMED_LEAKY -> Layers.caseNorm(g, norm, x, axes, channels);
            case LEAKY, PLAIN -> x;
        };
        return switch (this) {
            case NORMED, SETTLED, PLAIN -> g.add(Activation.Relu, normed);
            case NORMED_LEAKY, CASE_NORMED_LEAKY, LEAKY ->
                g.node(Operator.Activation.LeakyRelu, normed)
                        .number("alpha", LEAK)
                        .output();
        };
    }
}
