package org.prodrome.model.task;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Model;
import org.prodrome.model.Target;
import org.prodrome.objective.Classifying;
import org.prodrome.objective.Loss;
import org.prodrome.objective.Objective;

/**
 * One of several classes: a logit for each, and their softmax.
 *
 * @param names of the classes as the data name them, the first for normal
 * @param weights of each class' cases; none where all are 1
 */
public record Classes(List<String> names, Loss loss, List<Double> weights) implements Task {
    /** Output: [batch, class]. */
    private static final String LOGITS = "logits";

    public Classes {
        names = new Target.Classes(names, false).names();
        weights = Objective.weights(weights, names.size());
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target.Classes(names, false));
    }

    @Override
    public void head(GraphBuilder g, Value features, int inputs) {
        int classes = names.size();
        Value logits = Layers.dense(g, "head", features, inputs, classes);
        g.output(LOGITS, logits, GraphBuilder.ANY, classes);
        Value probabilities =
                g.node(Activation.Softmax, logits).integer("axis", 1).output();
        g.output(Model.PROBABILITIES, probabilities, GraphBuilder.ANY, classes);
        Value normal = Layers.reshape(g, Layers.first(g, logits, 1, 1), -1);
        Value others = g.node(Reduction.ReduceLogSumExp, Layers.between(g, logits, 1, 1, classes))
                .integers("axes", 1)
                .integer("keepdims", 0)
                .output();
        g.output(Model.SCORE, g.add(Arithmetic.Sub, others, normal), GraphBuilder.ANY);
    }

    @Override
    public Objective objective() {
        return new Classifying(LOGITS, Target.Classes.INPUT, names.size(), loss, weights);
    }
}
