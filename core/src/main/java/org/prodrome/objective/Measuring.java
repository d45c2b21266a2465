package org.prodrome.objective;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * Of a number z [batch] and what it should be, y [batch]: the mean over the batch of (z - y)². Where y is not a number
 * for it isn't known, it is 0.
 *
 * @param number name of the value
 * @param told name of the input
 */
public record Measuring(String number, String told) implements Objective {
    @Override
    public Value loss(GraphBuilder graph) {
        Value of = graph.sharedInput(told, GraphBuilder.ANY);
        Value number = graph.value(number());
        Value known = graph.add(Selection.Where, graph.add(Logic.IsNaN, of), number, of);
        return Objective.mean(graph, Layers.square(graph, graph.add(Arithmetic.Sub, number, known)));
    }
}
