package org.prodrome.objective;

import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * Of logits z [batch, class] and which class it is, y [batch, class]: the mean over the batch, weights counted in, of
 * the sum over classes of y l(log softmax(z)), where l is the loss. A case of no class costs nothing.
 *
 * @param logits name of the value
 * @param told name of the input that says the class
 * @param classes how many
 * @param weights of each class' cases; none where all are 1
 */
public record Classifying(String logits, String told, int classes, Loss loss, List<Double> weights)
        implements Objective {
    public Classifying {
        weights = Objective.weights(weights, classes);
    }

    @Override
    public Value loss(GraphBuilder graph) {
        Value log = graph.node(Activation.LogSoftmax, graph.value(logits))
                .integer("axis", 1)
                .output();
        Value of = graph.sharedInput(told, GraphBuilder.ANY, classes);
        Value each = graph.add(Arithmetic.Mul, of, loss.of(graph, log));
        if (!weights.isEmpty()) {
            each = graph.add(Arithmetic.Mul, each, row(graph, weights));
        }
        return Objective.mean(graph, Layers.sum(graph, each, 1));
    }

    /** [1, class] */
    static Value row(GraphBuilder graph, List<Double> weights) {
        float[] values = new float[weights.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = weights.get(i).floatValue();
        }
        return graph.constant(Array.of(values, 1, values.length));
    }
}
