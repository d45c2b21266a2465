package org.prodrome.model.auto;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.OneClass;
import org.prodrome.model.Residual;
import org.prodrome.model.coder.Coder;
import org.prodrome.model.coder.Features;

/**
 * MemAE (Gong et al., "Memorizing Normality to Detect Anomaly: Memory-Augmented Deep Autoencoder for Unsupervised
 * Anomaly Detection", ICCV 2019): the decoder is given, instead of the code, the nearest mixture of few items of a
 * memory that learned normal codes.
 *
 * @param bottleneck values of a code; with a convolutional coder, at each place
 * @param asked what the memory is asked for; an item, the paper's C values, is as large
 * @param slots items of the memory, the paper's N
 * @param shrinkage addressing weights up to this become 0, the paper's λ of equation 7; the paper takes 1/N to 3/N
 * @param entropyWeight of the addressing weights' entropy in the cost, the paper's α, 0.0002
 */
public record MemoryAutoencoder(
        FrontEnd frontEnd,
        Coder coder,
        int bottleneck,
        Asked asked,
        int slots,
        double shrinkage,
        double entropyWeight,
        Residual residual)
        implements OneClass {
    private static final float TINY = 1e-12f;

    /** What the memory is asked for at once, where a code has several places. */
    public enum Asked {
        /** The code at each place, whichever it is: an item is a piece of a picture. */
        PLACE,
        /** All places together: an item is a whole picture, and a mixture of few normal ones is all that is rebuilt. */
        WHOLE
    }

    public MemoryAutoencoder {
        if (bottleneck < 1 || slots < 2 || !(shrinkage >= 0 && shrinkage < 1) || !(entropyWeight >= 0)) {
            throw new IllegalArgumentException("memory autoencoder: expected a bottleneck of 1 or more, 2 slots or"
                    + " more, a shrinkage of 0 to below 1 and an entropy weight of 0 or more, got " + bottleneck
                    + ", " + slots + ", " + shrinkage + " and " + entropyWeight);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("memory-autoencoder");
        FrontEnd.Seen seen = coder.input(g, frontEnd, grid);
        Features code = coder.encode(g, "encoder", seen.all(g), seen.encoded(), coder.style())
                .each(g, "code", bottleneck);
        int item = asked == Asked.WHOLE ? code.size() : bottleneck;
        Value memory = g.parameter("memory", new Initialiser.Uniform(1 / Math.sqrt(item)), false, slots, item);
        Value weights = shrunk(g, addressed(g, queries(g, code), memory));
        Value rebuilt = coder.decode(g, "decoder", read(g, weights, memory, code), seen.grid(), coder.style());
        Value differences = residual.differences(g, seen, rebuilt);
        residual.outputs(g, frontEnd, seen, differences);
        Value entropy = Layers.times(g, entropyWeight, entropy(g, weights));
        g.output(COST, g.add(Arithmetic.Add, Residual.mean(g, seen, differences), entropy), GraphBuilder.ANY);
        return g.build();
    }

    /** [batch, query, value]. */
    private Value queries(GraphBuilder g, Features code) {
        return switch (asked) {
            case PLACE -> Layers.transpose(g, Layers.reshape(g, code.value(), 0, bottleneck, -1), 0, 2, 1);
            case WHOLE -> Layers.reshape(g, code.value(), 0, 1, code.size());
        };
    }

    /** Equations 4 and 5: the softmax of the cosines with the items, [batch, query, slot]. */
    private static Value addressed(GraphBuilder g, Value queries, Value memory) {
        Value items = Layers.transpose(g, unit(g, memory, 1), 1, 0);
        Value cosines = g.add(Arithmetic.MatMul, unit(g, queries, 2), items);
        return g.node(Activation.Softmax, cosines).integer("axis", 2).output();
    }

    private static Value unit(GraphBuilder g, Value x, int axis) {
        Value norm = g.node(Reduction.ReduceL2, x).integers("axes", axis).output();
        return g.add(Arithmetic.Div, x, g.add(Arithmetic.Max, norm, g.constant(TINY)));
    }

    /** Equations 6 and 7, in the form that has a gradient, and to a sum of 1 again. */
    private Value shrunk(GraphBuilder g, Value weights) {
        if (shrinkage == 0) {
            return weights;
        }
        Value over = g.add(Arithmetic.Sub, weights, g.constant((float) shrinkage));
        Value size = g.add(Arithmetic.Add, g.add(Arithmetic.Abs, over), g.constant(TINY));
        Value hard = g.add(Arithmetic.Div, g.add(Arithmetic.Mul, g.add(Activation.Relu, over), weights), size);
        Value sum = g.node(Reduction.ReduceL1, hard).integers("axes", 2).output();
        return g.add(Arithmetic.Div, hard, g.add(Arithmetic.Max, sum, g.constant(TINY)));
    }

    /** Equation 3, back at the code's places. */
    private Features read(GraphBuilder g, Value weights, Value memory, Features code) {
        Value items = g.add(Arithmetic.MatMul, weights, memory);
        long[] shape =
                Grid.ofSpace(bottleneck, code.places().toArray(Integer[]::new)).shape(-1);
        Value byValue = asked == Asked.WHOLE ? items : Layers.transpose(g, items, 0, 2, 1);
        return code.with(Layers.reshape(g, byValue, shape));
    }

    /** Equation 9, the mean over the queries: [batch]. */
    private static Value entropy(GraphBuilder g, Value weights) {
        Value logarithm = g.add(Arithmetic.Log, g.add(Arithmetic.Add, weights, g.constant(TINY)));
        Value each = Layers.sum(g, g.add(Arithmetic.Mul, weights, logarithm), 2);
        return g.add(Arithmetic.Neg, Layers.average(g, each, 1));
    }
}
