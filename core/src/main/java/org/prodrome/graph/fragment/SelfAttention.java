package org.prodrome.graph.fragment;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;

/**
 * Attention of each place of a sequence to all, by several heads (Vaswani et al., "Attention Is All You Need", NeurIPS
 * 2017, section 3.2: softmax(Q K' / sqrt(d)) V of each head, the heads side by side in a linear layer).
 *
 * @param heads which divide the width
 * @param width channels of a place
 */
public record SelfAttention(int heads, int width) {
    private static final float NEVER = -1e30f;

    public SelfAttention {
        if (heads < 1 || width < heads || width % heads != 0) {
            throw new IllegalArgumentException(
                    "attention: expected a width that heads divide, got " + width + " and " + heads);
        }
    }

    /**
     * Adds it: [batch, place, width].
     *
     * @param x [batch, place, width]
     * @param counting above 0 for places that are attended to and 0 for those beyond a case's end: [batch, 1, 1,
     *     place]; absent if all are
     */
    public Value of(GraphBuilder g, String name, Value x, Value counting) {
        Value queries = Layers.transpose(g, split(g, name + ".query", x), 0, 2, 1, 3);
        Value keys = Layers.transpose(g, split(g, name + ".key", x), 0, 2, 3, 1);
        Value values = Layers.transpose(g, split(g, name + ".value", x), 0, 2, 1, 3);
        double scale = 1 / Math.sqrt(width / (double) heads);
        Value alike = Layers.times(g, scale, g.add(Arithmetic.MatMul, queries, keys));
        if (!counting.equals(Value.ABSENT)) {
            Value counts = g.add(Logic.Greater, counting, g.constant(0));
            alike = g.add(Selection.Where, counts, alike, g.constant(NEVER));
        }
        Value weights = g.node(Activation.Softmax, alike).integer("axis", 3).output();
        Value seen = Layers.transpose(g, g.add(Arithmetic.MatMul, weights, values), 0, 2, 1, 3);
        return Layers.linear(g, name + ".output", Layers.reshape(g, seen, 0, 0, width), width, width);
    }

    private Value split(GraphBuilder g, String name, Value x) {
        return Layers.reshape(g, Layers.linear(g, name, x, width, width), 0, 0, heads, width / heads);
    }
}
