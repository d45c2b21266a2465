package org.prodrome.objective;

import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;

/**
 * Of logits z [batch, grade] that a case is above each grade but the highest, and which grade it is of, y [batch, grade
 * or higher one]: the mean over batch and logits of the loss of each as a question of its own (Cao, Mirjalili and
 * Raschka, "Rank Consistent Ordinal Regression for Neural Networks with Application to Age Estimation", Pattern
 * Recognition Letters 2020, whose sum over logits is this mean times their number).
 *
 * @param logits name of the value
 * @param told name of the input that says the grade
 * @param grades how many, 2 or more
 */
public record Grading(String logits, String told, int grades, Loss loss) implements Objective {
    @Override
    public Value loss(GraphBuilder graph) {
        Value of = graph.sharedInput(told, GraphBuilder.ANY, grades);
        float[] above = new float[grades * (grades - 1)];
        for (int grade = 0; grade < grades; grade++) {
            for (int question = 0; question < grades - 1; question++) {
                above[grade * (grades - 1) + question] = grade > question ? 1 : 0;
            }
        }
        Value answers = graph.add(Arithmetic.MatMul, of, graph.constant(Array.of(above, grades, grades - 1)));
        return Objective.mean(graph, Detecting.each(graph, graph.value(logits), answers, loss, List.of()));
    }
}
