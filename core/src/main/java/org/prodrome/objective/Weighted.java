package org.prodrome.objective;

import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/** The sum of several objectives, each with its weight. */
public record Weighted(List<Term> terms) implements Objective {
    /**
     * An objective of the sum.
     *
     * @param weight fixed; below 0 for what is to become large
     * @param uncertainty name of a parameter s, the logarithm of the objective's variance, by which it is weighed as
     *     well: exp(-s) L + s / 2 (Kendall, Gal and Cipolla, "Multi-Task Learning Using Uncertainty to Weigh Losses for
     *     Scene Geometry and Semantics", CVPR 2018; of a squared error half of exp(-s) L, which the fixed weight says)
     */
    public record Term(Objective objective, double weight, Optional<String> uncertainty) {}

    public Weighted {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("weighted sum: expected an objective or more, got none");
        }
    }

    @Override
    public Value loss(GraphBuilder graph) {
        Value sum = loss(graph, terms.getFirst());
        for (Term term : terms.subList(1, terms.size())) {
            sum = graph.add(Arithmetic.Add, sum, loss(graph, term));
        }
        return sum;
    }

    private static Value loss(GraphBuilder graph, Term term) {
        Value plain = Layers.times(graph, term.weight(), term.objective().loss(graph));
        return term.uncertainty()
                .map(name -> {
                    Value log = Layers.sum(graph, graph.value(name), 0);
                    Value precision = graph.add(Arithmetic.Exp, graph.add(Arithmetic.Neg, log));
                    return graph.add(
                            Arithmetic.Add, graph.add(Arithmetic.Mul, precision, plain), Layers.times(graph, 0.5, log));
                })
                .orElse(plain);
    }
}
