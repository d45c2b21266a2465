package org.prodrome.model.auto;

import java.util.stream.LongStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Model;
import org.prodrome.objective.Objective;

/** Learns to rebuild normal cases alone, and says of a case where, and by how much, it could not rebuild it. */
public sealed interface Autoencoder extends Model permits ConvolutionalAutoencoder, DenseAutoencoder {
    @Override
    default Supervision supervision() {
        return Supervision.NORMALS;
    }

    @Override
    default Objective objective() {
        return new Objective.Mean(SCORE);
    }

    @Override
    default boolean localises() {
        return true;
    }

    /**
     * Adds the outputs: the map of squared errors, in each channel's variance among the training cases, and its mean as
     * the score. What was missing counts as rebuilt, and the score is the mean over what was there.
     *
     * @param rebuilt of the seen values' shape
     */
    static void outputs(GraphBuilder g, FrontEnd frontEnd, FrontEnd.Seen seen, Value rebuilt) {
        Value difference = g.add(Arithmetic.Sub, seen.values(), rebuilt);
        Value squared = g.add(Arithmetic.Mul, difference, difference);
        Value error = seen.present()
                .map(there -> g.add(Arithmetic.Mul, squared, there))
                .orElse(squared);
        long[] all = LongStream.range(1, 2 + seen.grid().axes()).toArray();
        Value mean = mean(g, error, all);
        Value score = seen.present()
                .map(there -> {
                    Value share = mean(g, there, all);
                    return g.add(Arithmetic.Div, mean, g.add(Arithmetic.Max, share, g.constant(1e-6f)));
                })
                .orElse(mean);
        g.output(SCORE, score, GraphBuilder.ANY);
        frontEnd.output(g, MAP, error, seen.grid());
    }

    private static Value mean(GraphBuilder g, Value x, long... axes) {
        return g.node(Reduction.ReduceMean, x)
                .integers("axes", axes)
                .integer("keepdims", 0)
                .output();
    }
}
