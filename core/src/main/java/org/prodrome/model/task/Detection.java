package org.prodrome.model.task;

import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.objective.Detecting;
import org.prodrome.objective.Loss;
import org.prodrome.objective.Objective;

/**
 * Abnormal or not: one logit, which is the score.
 *
 * @param weights of a normal and of an abnormal case; none where both are 1
 */
public record Detection(Loss loss, List<Double> weights) implements Task {
    public Detection {
        weights = Objective.weights(weights, 2);
    }

    /** By cross entropy. */
    public Detection() {
        this(new Loss.CrossEntropy(), List.of());
    }

    @Override
    public int logits() {
        return 1;
    }

    @Override
    public Said said(GraphBuilder g, Value logits) {
        return new Said(Layers.reshape(g, logits, -1), Optional.empty());
    }

    @Override
    public Objective objective(String logits) {
        return new Detecting(logits, loss, weights);
    }
}
