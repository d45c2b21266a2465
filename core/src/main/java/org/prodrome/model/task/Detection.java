package org.prodrome.model.task;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Model;
import org.prodrome.objective.Detecting;
import org.prodrome.objective.Loss;
import org.prodrome.objective.Objective;

/**
 * Abnormal or not: one logit, which is the score.
 *
 * @param weights of a normal and of an abnormal case; none where both are 1
 */
public record Detection(Loss loss, List<Double> weights) implements Task {
    /** Output of the logit: [batch]. */
    private static final String LOGIT = "logit";

    public Detection {
        weights = Objective.weights(weights, 2);
    }

    /** By cross entropy. */
    public Detection() {
        this(new Loss.CrossEntropy(), List.of());
    }

    @Override
    public void head(GraphBuilder g, Value features, int inputs) {
        Value logit = Layers.reshape(g, Layers.dense(g, "head", features, inputs, 1), -1);
        g.output(LOGIT, logit, GraphBuilder.ANY);
        g.output(Model.SCORE, logit, GraphBuilder.ANY);
    }

    @Override
    public Objective objective() {
        return new Detecting(LOGIT, loss, weights);
    }
}
