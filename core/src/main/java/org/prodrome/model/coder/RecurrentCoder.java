package org.prodrome.model.coder;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;

/**
 * Recurrent layers along time (Malhotra et al., "LSTM-based Encoder-Decoder for Multi-sensor Anomaly Detection", ICML
 * 2016 Anomaly Detection Workshop). The encoder's last state is its features. The decoder is given the code at every
 * step; the paper's is given its own last output instead, backwards in time.
 *
 * @param units of each layer; the decoder has them in reverse
 */
public record RecurrentCoder(Recurrence cell, List<Integer> units) implements Coder {
    public RecurrentCoder {
        units = List.copyOf(units);
        if (units.isEmpty() || units.size() > 8 || units.stream().anyMatch(some -> some < 1)) {
            throw new IllegalArgumentException(
                    "recurrent coder: expected 1 to 8 numbers of units, each 1 or more, got " + units);
        }
    }

    @Override
    public Seen fitting(GraphBuilder g, Seen seen) {
        if (seen.grid().axes() != 1) {
            throw new IllegalArgumentException("recurrent coder: expected one axis of time, got "
                    + seen.grid().lengths());
        }
        return seen;
    }

    @Override
    public Features encode(GraphBuilder g, String name, Value x, Grid grid, Style style) {
        Value states = Layers.transpose(g, x, 2, 0, 1);
        Value last = Value.ABSENT;
        int inputs = grid.channels();
        for (int layer = 0; layer < units.size(); layer++) {
            Recurrence.Result result =
                    cell.layer(g, name + ".layer" + (layer + 1), states, inputs, units.get(layer), Direction.FORWARD);
            states = result.states();
            last = result.last();
            inputs = result.units();
        }
        return new Features(last, inputs, List.of());
    }

    @Override
    public Value decode(GraphBuilder g, String name, Features code, Grid grid, Style style) {
        int steps = grid.lengths().getFirst();
        Value once = Layers.reshape(g, code.value(), 1, -1, code.channels());
        Value states = g.add(Shape.Expand, once, g.integers(steps, 1, 1));
        int inputs = code.channels();
        for (int layer = units.size(); layer > 0; layer--) {
            Recurrence.Result result =
                    cell.layer(g, name + ".layer" + layer, states, inputs, units.get(layer - 1), Direction.FORWARD);
            states = result.states();
            inputs = result.units();
        }
        Value byChannel = Layers.transpose(g, states, 1, 2, 0);
        return Layers.convolution(g, name + ".output", byChannel, 1, inputs, grid.channels(), 1, 1);
    }

    @Override
    public Style style() {
        return Style.PLAIN;
    }
}
