package org.prodrome.model.trunk;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/** What recurrent layers say of a case as a whole. Steps beyond a case's end have no part in it. */
public enum Pooling {
    /** The state after the last step of each direction. */
    LAST,
    /** The mean state. */
    MEAN,
    /**
     * A mean whose weights are learned (Bahdanau, Cho and Bengio, "Neural Machine Translation by Jointly Learning to
     * Align and Translate", ICLR 2015; Yang et al., "Hierarchical Attention Networks for Document Classification",
     * NAACL 2016, equations 5 to 7): a step's weight is the softmax over the steps of the product of tanh(W h + b) with
     * a vector that is learned too.
     */
    ATTENTION;

    private static final float NEVER = -1e30f;

    /**
     * Adds it: [batch, channel].
     *
     * @param last [batch, channel] after the last steps
     */
    Value of(GraphBuilder g, String name, Sequence sequence, Value last) {
        return switch (this) {
            case LAST -> last;
            case MEAN -> mean(g, sequence);
            case ATTENTION -> Layers.sum(g, g.add(Arithmetic.Mul, sequence.states(), weights(g, name, sequence)), 0);
        };
    }

    private static Value mean(GraphBuilder g, Sequence sequence) {
        if (sequence.whole()) {
            return Layers.average(g, sequence.states(), 0);
        }
        Value counting = sequence.counting(g);
        Value sum = Layers.sum(g, g.add(Arithmetic.Mul, sequence.states(), counting), 0);
        return g.add(Arithmetic.Div, sum, Layers.sum(g, counting, 0));
    }

    /** [step, batch, 1], of each case's steps together 1. */
    private static Value weights(GraphBuilder g, String name, Sequence sequence) {
        int channels = sequence.channels();
        Value context = g.parameter(name + ".context", Initialiser.glorot(channels, 1), true, channels, 1);
        Value hidden = g.add(Activation.Tanh, Layers.linear(g, name, sequence.states(), channels, channels));
        Value each = g.add(Arithmetic.MatMul, hidden, context);
        if (!sequence.whole()) {
            Value counts = g.add(Logic.Greater, sequence.counting(g), g.constant(0));
            each = g.add(Selection.Where, counts, each, g.constant(NEVER));
        }
        return g.node(Activation.Softmax, each).integer("axis", 0).output();
    }
}
