package org.prodrome.model.supervised;

import java.util.List;
import java.util.Optional;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.task.Findings;
import org.prodrome.model.task.Task;
import org.prodrome.model.task.Task.Said;

/** Counts votes within a graph. */
record Votes(GraphBuilder g, Task task) {
    /** What keeps the log odds of a certainty finite. */
    private static final float LEAST = 1e-7f;

    /** How far apart scores may be that are certain, before they order cases of as many votes no more. */
    private static final double WIDE = 8;

    Said of(Voting voting, List<Said> each) {
        Value soft = mean(each.stream().map(this::probabilities).toList());
        Value odds = odds(soft, LEAST);
        return switch (voting) {
            case SOFT -> said(odds, soft);
            case MAJORITY -> {
                int members = each.size();
                Value share = mean(each.stream().map(this::vote).toList());
                Value counted = odds(share, (float) (0.5 / members));
                Value tie = Layers.times(g, 1.0 / members, g.add(Activation.Tanh, Layers.times(g, 1 / WIDE, odds)));
                yield said(g.add(Arithmetic.Add, counted, tie), share);
            }
        };
    }

    private Said said(Value score, Value probabilities) {
        return new Said(score, task.classes().isEmpty() ? Optional.empty() : Optional.of(probabilities));
    }

    /** [batch, class], the first for normal. */
    private Value probabilities(Said said) {
        return said.probabilities().orElseGet(() -> {
            Value abnormal = Layers.reshape(g, g.add(Activation.Sigmoid, said.score()), -1, 1);
            return Layers.concat(g, 1, rest(abnormal), abnormal);
        });
    }

    private Value rest(Value share) {
        return g.add(Arithmetic.Sub, g.constant(1), share);
    }

    /** [batch, class]: 1 for what is called, 0 for the rest. */
    private Value vote(Said said) {
        Value probabilities = probabilities(said);
        if (!(task instanceof Findings)) {
            return g.node(Activation.Hardmax, probabilities).integer("axis", 1).output();
        }
        Value findings = Layers.between(g, probabilities, 1, 1, task.classes().size());
        Value called = g.node(Creation.Cast, g.add(Logic.Greater, findings, g.constant(0.5f)))
                .integer("to", ElementType.FLOAT32.onnx())
                .output();
        Value any = g.node(Reduction.ReduceMax, called).integers("axes", 1).output();
        return Layers.concat(g, 1, rest(any), called);
    }

    private Value mean(List<Value> values) {
        return g.add(Arithmetic.Mean, values.toArray(Value[]::new));
    }

    /** The log odds of not normal, by shares [batch, class] of which the first is normal's. */
    private Value odds(Value shares, float least) {
        Value normal = Layers.reshape(g, Layers.first(g, shares, 1, 1), -1);
        Value smooth = g.constant(least);
        return g.add(
                Arithmetic.Sub,
                g.add(Arithmetic.Log, g.add(Arithmetic.Add, rest(normal), smooth)),
                g.add(Arithmetic.Log, g.add(Arithmetic.Add, normal, smooth)));
    }
}
