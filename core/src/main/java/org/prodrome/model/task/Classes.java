package org.prodrome.model.task;

import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
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
    public Classes {
        names = new Target.Classes(names, false).names();
        weights = Objective.weights(weights, names.size());
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target.Classes(names, false));
    }

    @Override
    public int logits() {
        return names.size();
    }

    @Override
    public Said said(GraphBuilder g, Value logits) {
        Value probabilities =
                g.node(Activation.Softmax, logits).integer("axis", 1).output();
        Value normal = Layers.reshape(g, Layers.first(g, logits, 1, 1), -1);
        Value others = g.node(Reduction.ReduceLogSumExp, Layers.between(g, logits, 1, 1, names.size()))
                .integers("axes", 1)
                .integer("keepdims", 0)
                .output();
        return new Said(g.add(Arithmetic.Sub, others, normal), Optional.of(probabilities));
    }

    @Override
    public Objective objective(String logits) {
        return new Classifying(logits, Target.Classes.INPUT, names.size(), loss, weights);
    }
}
