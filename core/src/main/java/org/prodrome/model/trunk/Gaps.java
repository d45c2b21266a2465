package org.prodrome.model.trunk;

import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;

/**
 * What recurrent layers see where a value is missing; whether it was there they see in any case, as further channels.
 */
public enum Gaps {
    /** What the front end makes of it, such as the mean. */
    FILLED,
    /**
     * The last value that was there, which decays towards the mean (Che et al., "Recurrent Neural Networks for
     * Multivariate Time Series with Missing Values", Scientific Reports 8, 2018: GRU-D's input decay, with a rate that
     * is learned of each channel). The paper lets the hidden state decay as well, which these layers don't.
     */
    DECAYED;

    /** Steps after which a value has decayed to about a third, at first. */
    private static final float FIRST_RATE = 0.1f;

    /** @throws IllegalArgumentException if values are to decay where none may be missing, or not along time alone */
    Seen of(GraphBuilder g, String prefix, Seen seen) {
        return switch (this) {
            case FILLED -> seen;
            case DECAYED -> decayed(g, prefix, seen);
        };
    }

    private static Seen decayed(GraphBuilder g, String prefix, Seen seen) {
        if (seen.present().isEmpty() || seen.grid().axes() != 1) {
            throw new IllegalArgumentException("gaps: expected filled for what has none, got decayed");
        }
        Value present = seen.present().get();
        int channels = seen.grid().channels();
        int length = seen.grid().lengths().getFirst();
        Value numbers = Sequence.numbers(g, 1, length, 1, 1, length);
        Value last = largestSoFar(g, g.add(Arithmetic.Mul, present, numbers), length);
        Value before = g.add(Arithmetic.Max, g.add(Arithmetic.Sub, last, g.constant(1)), g.constant(0));
        Value place = g.node(Creation.Cast, before)
                .integer("to", ElementType.INT64.onnx())
                .output();
        // Of a channel that has no value yet, the first step's filling: the mean.
        Value held = g.node(Selection.GatherElements, seen.values(), place)
                .integer("axis", 2)
                .output();
        Value rate = g.parameter(prefix + "decay.rate", new Initialiser.Constant(FIRST_RATE), false, 1, channels, 1);
        Value shift = g.parameter(prefix + "decay.shift", new Initialiser.Constant(0), false, 1, channels, 1);
        Value since = g.add(Arithmetic.Sub, numbers, last);
        Value exponent = g.add(Arithmetic.Add, g.add(Arithmetic.Mul, since, rate), shift);
        Value factor = g.add(Arithmetic.Exp, g.add(Arithmetic.Neg, g.add(Activation.Relu, exponent)));
        Value absent = g.add(Arithmetic.Mul, g.add(Arithmetic.Sub, g.constant(1), present), factor);
        Value kept = g.add(Arithmetic.Add, present, absent);
        return new Seen(g.add(Arithmetic.Mul, held, kept), seen.present(), seen.grid(), seen.filled());
    }

    /** The largest value up to each step, of values of 0 or more: [batch, channel, length]. */
    private static Value largestSoFar(GraphBuilder g, Value x, int length) {
        Value largest = x;
        for (int shift = 1; shift < length; shift *= 2) {
            Value nothing = Layers.times(g, 0, Layers.first(g, largest, 2, shift));
            Value earlier = Layers.concat(g, 2, nothing, Layers.first(g, largest, 2, length - shift));
            largest = g.add(Arithmetic.Max, largest, earlier);
        }
        return largest;
    }
}
