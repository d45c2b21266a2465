package org.prodrome.objective;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;

/**
 * Of logits z [batch, class]: the mean over batch and classes of -log softmax(z), the cross entropy of holding all
 * classes for alike, which is least where none is told from another (Tzeng, Hoffman, Darrell and Saenko, "Simultaneous
 * Deep Transfer Across Domains and Tasks", ICCV 2015).
 *
 * @param logits name of the value
 */
public record Confusing(String logits) implements Objective {
    @Override
    public Value loss(GraphBuilder graph) {
        Value log = graph.node(Activation.LogSoftmax, graph.value(logits))
                .integer("axis", 1)
                .output();
        return Objective.mean(graph, graph.add(Arithmetic.Neg, log));
    }
}
