package org.prodrome.model.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Target;
import org.prodrome.objective.Grading;
import org.prodrome.objective.Loss;
import org.prodrome.objective.Objective;

/**
 * One of several grades in order: one number a case and a threshold between each two grades (the proportional odds of
 * McCullagh, "Regression Models for Ordinal Data", JRSS B 1980), learned as Cao, Mirjalili and Raschka (2020) do. Their
 * biases come to stand in order where the loss is least; here each is the one before and a step down, so that they
 * always do and no grade has a probability below 0.
 *
 * @param names of the grades, the lowest first, which is for normal
 * @param edges severities from which on an abnormal case is of the next grade, one fewer than there are abnormal
 *     grades; none where the data name grades as classes
 */
public record Grades(List<String> names, List<Double> edges, Loss loss) implements Task {
    public Grades {
        Target.Classes checked = new Target.Classes(names, false, edges);
        names = checked.names();
        edges = checked.edges();
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target.Classes(names, false, edges));
    }

    /** That a case is above each grade but the highest. */
    @Override
    public int logits() {
        return names.size() - 1;
    }

    @Override
    public Value layer(GraphBuilder g, String prefix, Value features, int inputs) {
        Value number = Layers.dense(g, prefix + "head", features, inputs, 1);
        Value logits = number;
        List<Value> all = new ArrayList<>(List.of(number));
        for (int i = 1; i < logits(); i++) {
            Value step = g.add(
                    Activation.Softplus, g.parameter(prefix + "head.step" + i, new Initialiser.Constant(0), false, 1));
            logits = g.add(Arithmetic.Sub, logits, step);
            all.add(logits);
        }
        return Layers.concat(g, 1, all.toArray(Value[]::new));
    }

    @Override
    public Said said(GraphBuilder g, Value logits) {
        return new Said(
                Layers.reshape(g, Layers.first(g, logits, 1, 1), -1), Optional.of(probabilities(g, logits, logits())));
    }

    /** Of each grade the probability to be above the one before, less that to be above itself. */
    private static Value probabilities(GraphBuilder g, Value logits, int questions) {
        Value above = g.add(Activation.Sigmoid, logits);
        float[] difference = new float[questions * (questions + 1)];
        for (int i = 0; i < questions; i++) {
            difference[i * (questions + 1) + i] = -1;
            difference[i * (questions + 1) + i + 1] = 1;
        }
        float[] first = new float[questions + 1];
        first[0] = 1;
        Value apart = g.add(Arithmetic.MatMul, above, g.constant(Array.of(difference, questions, questions + 1)));
        return g.add(Activation.Relu, g.add(Arithmetic.Add, apart, g.constant(Array.of(first, 1, questions + 1))));
    }

    @Override
    public Objective objective(String logits) {
        return new Grading(logits, Target.Classes.INPUT, names.size(), loss);
    }
}
