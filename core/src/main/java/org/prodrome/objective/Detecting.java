package org.prodrome.objective;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * Of a logit z, [batch] or [batch, 1], and the label y: the mean of y l(log s(z)) + (1 - y) l(log s(-z)), where l is
 * the loss and s the logistic function.
 *
 * @param logit name of the value
 * @param weights of a normal and of an abnormal case; none where both are 1
 */
public record Detecting(String logit, Loss loss, List<Double> weights) implements Objective {
    public Detecting {
        weights = Objective.weights(weights, 2);
    }

    @Override
    public Value loss(GraphBuilder graph) {
        Value label = graph.sharedInput(LABEL, GraphBuilder.ANY);
        return Objective.mean(graph, each(graph, Layers.reshape(graph, graph.value(logit), -1), label, loss, weights));
    }

    /** What each costs: of the logits' shape. */
    static Value each(GraphBuilder graph, Value logit, Value label, Loss loss, List<Double> weights) {
        Value there = weighted(graph, loss.of(graph, logSigmoid(graph, logit)), weights, 1);
        Value absent = weighted(graph, loss.of(graph, logSigmoid(graph, graph.add(Arithmetic.Neg, logit))), weights, 0);
        Value other = graph.add(Arithmetic.Sub, graph.constant(1), label);
        return graph.add(
                Arithmetic.Add, graph.add(Arithmetic.Mul, label, there), graph.add(Arithmetic.Mul, other, absent));
    }

    private static Value weighted(GraphBuilder graph, Value cost, List<Double> weights, int of) {
        return weights.isEmpty() ? cost : Layers.times(graph, weights.get(of), cost);
    }

    private static Value logSigmoid(GraphBuilder graph, Value logit) {
        return graph.add(Arithmetic.Neg, graph.add(Activation.Softplus, graph.add(Arithmetic.Neg, logit)));
    }
}
