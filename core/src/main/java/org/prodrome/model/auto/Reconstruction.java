package org.prodrome.model.auto;

import java.util.stream.LongStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Model;

/** What an autoencoder says of a case: where, and by how much, it could not rebuild it. */
final class Reconstruction {
    private Reconstruction() {}

    /**
     * Adds the outputs: the map of squared errors, in each channel's variance among the training cases, and its mean as
     * the score. What was missing counts as rebuilt, and the score is the mean over what was there.
     *
     * @param rebuilt of the seen values' shape
     */
    static void outputs(GraphBuilder g, Model model, FrontEnd.Seen seen, Value rebuilt) {
        Value difference = g.add(Arithmetic.Sub, seen.values(), rebuilt);
        Value squared = g.add(Arithmetic.Mul, difference, difference);
        Value error = seen.present()
                .map(there -> g.add(Arithmetic.Mul, squared, there))
                .orElse(squared);
        long[] all = LongStream.range(1, 2 + seen.grid().axes()).toArray();
        Value mean = reduced(g, Reduction.ReduceMean, error, all);
        Value score = seen.present()
                .map(there -> {
                    Value share = reduced(g, Reduction.ReduceMean, there, all);
                    return g.add(Arithmetic.Div, mean, g.add(Arithmetic.Max, share, g.constant(1e-6f)));
                })
                .orElse(mean);
        g.output(Model.SCORE, score, GraphBuilder.ANY);
        model.frontEnd().output(g, Model.MAP, error, seen.grid());
    }

    private static Value reduced(GraphBuilder g, Reduction by, Value x, long... axes) {
        return g.node(by, x).integers("axes", axes).integer("keepdims", 0).output();
    }
}
