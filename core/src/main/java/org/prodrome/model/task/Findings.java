package org.prodrome.model.task;

import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Target;
import org.prodrome.objective.Finding;
import org.prodrome.objective.Loss;
import org.prodrome.objective.Objective;

/**
 * Several findings at once, each with a logit and a probability of its own. Normal is a case without any, and has the
 * probability that the findings are all absent as if they came independently of one another.
 *
 * @param names the first for normal, then the findings as the data name them
 * @param weights of each finding where it is there; none where all are 1
 */
public record Findings(List<String> names, Loss loss, List<Double> weights) implements Task {
    /** Below it 1 - exp(-x) is x, in 32 bits. */
    private static final float SMALL = 1e-3f;

    private static final float LEAST = 1e-30f;

    public Findings {
        names = new Target.Classes(names, true).names();
        weights = Objective.weights(weights, names.size() - 1);
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target.Classes(names, true));
    }

    @Override
    public int logits() {
        return names.size() - 1;
    }

    @Override
    public Said said(GraphBuilder g, Value logits) {
        Value lack = Layers.sum(g, g.add(Activation.Softplus, logits), 1);
        Value normal = Layers.reshape(g, g.add(Arithmetic.Exp, g.add(Arithmetic.Neg, lack)), -1, 1);
        Value probabilities = Layers.concat(g, 1, normal, g.add(Activation.Sigmoid, logits));
        return new Said(odds(g, lack), Optional.of(probabilities));
    }

    /** log((1 - P) / P) of the P = exp(-lack) of normal. */
    private static Value odds(GraphBuilder g, Value lack) {
        Value least = g.add(Arithmetic.Max, lack, g.constant(LEAST));
        Value larger = g.add(Arithmetic.Max, lack, g.constant(SMALL));
        Value any = g.add(Arithmetic.Sub, g.constant(1), g.add(Arithmetic.Exp, g.add(Arithmetic.Neg, larger)));
        Value log =
                g.add(Arithmetic.Log, g.add(Selection.Where, g.add(Logic.Less, lack, g.constant(SMALL)), least, any));
        return g.add(Arithmetic.Add, lack, log);
    }

    @Override
    public Objective objective(String logits) {
        return new Finding(logits, Target.Classes.INPUT, names.size() - 1, loss, weights);
    }
}
