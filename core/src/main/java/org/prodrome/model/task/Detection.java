package org.prodrome.model.task;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Model;
import org.prodrome.objective.Objective;

/** Abnormal or not: one logit, which is the score. */
public record Detection() implements Task {
    /** Output of the logit: [batch]. */
    private static final String LOGIT = "logit";

    @Override
    public void head(GraphBuilder g, Value features, int inputs) {
        Value logit = Layers.reshape(g, Layers.dense(g, "head", features, inputs, 1), -1);
        g.output(LOGIT, logit, GraphBuilder.ANY);
        g.output(Model.SCORE, logit, GraphBuilder.ANY);
    }

    @Override
    public Objective objective() {
        return new Objective.BinaryCrossEntropy(LOGIT);
    }
}
