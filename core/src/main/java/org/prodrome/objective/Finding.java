package org.prodrome.objective;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * Of logits z [batch, finding], each for itself, and of which classes a case is, y [batch, class], the first class for
 * normal and one for each finding after it: the mean over batch and findings of y w l(log s(z)) + (1 - y) l(log s(-z)),
 * where l is the loss and s the logistic function.
 *
 * @param logits name of the value
 * @param told name of the input that says the classes
 * @param findings how many, 1 or more
 * @param weights w of each finding where it is there; none where all are 1
 */
public record Finding(String logits, String told, int findings, Loss loss, List<Double> weights) implements Objective {
    public Finding {
        weights = Objective.weights(weights, findings);
    }

    @Override
    public Value loss(GraphBuilder graph) {
        Value classes = graph.sharedInput(told, GraphBuilder.ANY, findings + 1);
        Value there = Layers.between(graph, classes, 1, 1, findings + 1);
        Value each = Detecting.each(graph, graph.value(logits), there, loss, List.of());
        if (!weights.isEmpty()) {
            // 1 where it is absent, w where it is there, and between where samples are mixed.
            Value over = graph.add(
                    Arithmetic.Mul,
                    there,
                    graph.add(Arithmetic.Sub, Classifying.row(graph, weights), graph.constant(1)));
            each = graph.add(Arithmetic.Mul, each, graph.add(Arithmetic.Add, over, graph.constant(1)));
        }
        return Objective.mean(graph, each);
    }
}
