package org.prodrome.model.trunk;

import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * What recurrent layers go along.
 *
 * @param states [step, batch, channel]
 * @param channels of a step
 * @param steps that there are at most
 * @param lengths how many steps of each case count, 1 or more: whole 32-bit numbers [batch]; absent where all do
 */
record Sequence(Value states, int channels, int steps, Value lengths) {
    boolean whole() {
        return lengths.equals(Value.ABSENT);
    }

    /** 1 where a step counts and 0 where it doesn't: [step, batch, 1]. */
    Value counting(GraphBuilder g) {
        Value ends = Layers.reshape(g, cast(g, lengths, ElementType.FLOAT32), 1, -1, 1);
        return cast(g, g.add(Logic.Less, numbers(g, 0, steps, steps, 1, 1), ends), ElementType.FLOAT32);
    }

    /**
     * How many steps there are up to the last place at which a case has something, and at least one.
     *
     * @param places 1 where it has and 0 where it hasn't: [batch, 1, length]
     * @param stride places a step
     */
    static Value lengths(GraphBuilder g, Value places, int length, int stride, int steps) {
        Value numbered = g.add(Arithmetic.Mul, places, numbers(g, 1, length, 1, 1, length));
        Value last = g.node(Reduction.ReduceMax, numbered)
                .integers("axes", 1, 2)
                .integer("keepdims", 0)
                .output();
        Value ended = g.add(Arithmetic.Ceil, Layers.times(g, 1.0 / stride, last));
        Value some = g.add(Arithmetic.Max, ended, g.constant(1));
        return cast(g, g.add(Arithmetic.Min, some, g.constant(steps)), ElementType.INT32);
    }

    /** Numbers in a row from one on, in a shape for as many. */
    static Value numbers(GraphBuilder g, int from, int count, long... shape) {
        float[] numbers = new float[count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = from + i;
        }
        return g.constant(Array.of(numbers, shape));
    }

    private static Value cast(GraphBuilder g, Value x, ElementType to) {
        return g.node(Creation.Cast, x).integer("to", to.onnx()).output();
    }
}
