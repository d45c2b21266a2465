package org.prodrome.model.trunk;

import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.SelfAttention;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * A transformer's encoder (Vaswani et al., "Attention Is All You Need", NeurIPS 2017, section 3): sines of the places
 * are added to what is seen there, and each block is attention of every place to all and two linear layers with a
 * rectifier between, around both a way past and layer normalisation. Places beyond a case's end are neither attended to
 * nor pooled.
 *
 * @param width channels of a place; heads divide it
 * @param hidden channels between the two linear layers
 * @param dropout rate of what each half of a block adds, and of what goes in
 * @param pooling mean or attention
 */
public record TransformerTrunk(
        Steps steps, int width, int heads, int hidden, int blocks, double dropout, Pooling pooling) implements Trunk {
    public TransformerTrunk {
        new SelfAttention(heads, width);
        if (width % 2 != 0 || hidden < 1 || blocks < 1 || blocks > 64) {
            throw new IllegalArgumentException(
                    "transformer trunk: expected an even width, 1 hidden channel or more and 1" + " to 64 blocks, got "
                            + width + ", " + hidden + " and " + blocks);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("transformer trunk: expected a dropout of 0 to below 1, got " + dropout);
        }
        if (pooling == Pooling.LAST) {
            throw new IllegalArgumentException("transformer trunk: expected a pooling by mean or attention, got last");
        }
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Sequence sequence = steps.of(g, prefix, seen);
        Value entered = Layers.linear(
                g, prefix + "enter", Layers.transpose(g, sequence.states(), 1, 0, 2), sequence.channels(), width);
        Value x = Layers.dropout(g, g.add(Arithmetic.Add, entered, places(g, sequence.steps())), dropout);
        Value counting = sequence.whole()
                ? Value.ABSENT
                : Layers.reshape(g, Layers.transpose(g, sequence.counting(g), 1, 2, 0), 0, 1, 1, sequence.steps());
        for (int block = 1; block <= blocks; block++) {
            x = block(g, prefix + "block" + block, x, counting);
        }
        Sequence made = new Sequence(Layers.transpose(g, x, 1, 0, 2), width, sequence.steps(), sequence.lengths());
        return new Features(pooling.of(g, prefix + "attention", made, Value.ABSENT), width, List.of());
    }

    private Value block(GraphBuilder g, String name, Value x, Value counting) {
        Value attended = new SelfAttention(heads, width).of(g, name + ".attention", x, counting);
        Value first = added(g, name + ".norm1", x, attended);
        Value wide = g.add(Activation.Relu, Layers.linear(g, name + ".linear1", first, width, hidden));
        return added(g, name + ".norm2", first, Layers.linear(g, name + ".linear2", wide, hidden, width));
    }

    private Value added(GraphBuilder g, String name, Value x, Value change) {
        return Layers.placeNorm(g, name, g.add(Arithmetic.Add, x, Layers.dropout(g, change, dropout)), width);
    }

    /** The sines and cosines of section 3.5: [1, place, width]. */
    private Value places(GraphBuilder g, int steps) {
        float[] places = new float[steps * width];
        for (int place = 0; place < steps; place++) {
            for (int i = 0; i < width; i += 2) {
                double angle = place / Math.pow(10_000, i / (double) width);
                places[place * width + i] = (float) Math.sin(angle);
                places[place * width + i + 1] = (float) Math.cos(angle);
            }
        }
        return g.constant(Array.of(places, 1, steps, width));
    }
}
