package org.prodrome.graph.fragment;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.NodeBuilder;
import org.prodrome.graph.Operator.Recurrent;
import org.prodrome.graph.Value;

/** A recurrent layer along the time of [time, batch, channel]. */
public enum Recurrence {
    /** Elman 1990: tanh of a sum. */
    PLAIN(1),
    /** Cho et al. 2014, with the reset gate after the product, as cuDNN and PyTorch have it. */
    GRU(3),
    /** Hochreiter and Schmidhuber 1997, with a forget gate and without peepholes. */
    LSTM(4);

    private final int gates;

    Recurrence(int gates) {
        this.gates = gates;
    }

    /** Which ways along time a layer goes. */
    public enum Direction {
        FORWARD,
        BOTH
    }

    /**
     * What a layer gives.
     *
     * @param states [time, batch, unit], of both directions side by side
     * @param last [batch, unit]: after the last step of each direction
     * @param units of both directions together
     */
    public record Result(Value states, Value last, int units) {}

    /** Adds a layer upon sequences of one length. */
    public Result layer(GraphBuilder g, String name, Value x, int inputs, int units, Direction direction) {
        return layer(g, name, x, Value.ABSENT, inputs, units, direction);
    }

    /**
     * Adds a layer. Parameters are drawn uniformly within 1 / sqrt(units), as PyTorch draws them.
     *
     * @param lengths how many steps of each sequence count, whole 32-bit numbers [batch]; states beyond are 0. Absent
     *     if all do
     */
    public Result layer(
            GraphBuilder g, String name, Value x, Value lengths, int inputs, int units, Direction direction) {
        int ways = direction == Direction.BOTH ? 2 : 1;
        Initialiser bound = new Initialiser.Uniform(1 / Math.sqrt(units));
        List<Value> operands = new ArrayList<>(List.of(
                x,
                g.parameter(name + ".input", bound, true, ways, (long) gates * units, inputs),
                g.parameter(name + ".recurrent", bound, true, ways, (long) gates * units, units),
                g.parameter(name + ".bias", bound, false, ways, 2L * gates * units)));
        if (!lengths.equals(Value.ABSENT)) {
            operands.add(lengths);
        }
        NodeBuilder node = g.node(operator(), operands.toArray(Value[]::new))
                .integer("hidden_size", units)
                .text("direction", direction == Direction.BOTH ? "bidirectional" : "forward");
        if (this == GRU) {
            node.integer("linear_before_reset", 1);
        }
        List<Value> outputs = node.outputs(2);
        Value states = Layers.transpose(g, outputs.getFirst(), 0, 2, 1, 3);
        Value last = Layers.transpose(g, outputs.getLast(), 1, 0, 2);
        return new Result(
                Layers.reshape(g, states, 0, 0, (long) ways * units),
                Layers.reshape(g, last, 0, (long) ways * units),
                ways * units);
    }

    private Recurrent operator() {
        return switch (this) {
            case PLAIN -> Recurrent.RNN;
            case GRU -> Recurrent.GRU;
            case LSTM -> Recurrent.LSTM;
        };
    }
}
