package org.prodrome.model.coder;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;

/**
 * Dense layers on all values at once.
 *
 * @param units of the encoder's layers; the decoder has them in reverse. Without any, the code is linear in the input
 */
public record DenseCoder(List<Integer> units) implements Coder {
    public DenseCoder {
        units = List.copyOf(units);
        if (units.size() > 16 || units.stream().anyMatch(some -> some < 1)) {
            throw new IllegalArgumentException(
                    "dense coder: expected up to 16 numbers of units, each 1 or more, got " + units);
        }
    }

    @Override
    public Seen fitting(GraphBuilder g, Seen seen) {
        return seen;
    }

    @Override
    public Features encode(GraphBuilder g, String name, Value x, Grid grid, Style style) {
        Value value = grid.axes() == 0 ? x : Layers.reshape(g, x, 0, -1);
        int inputs = Math.toIntExact(grid.size());
        for (int layer = 0; layer < units.size(); layer++) {
            String each = name + ".dense" + (layer + 1);
            Value summed = Layers.dense(g, each, value, inputs, units.get(layer));
            inputs = units.get(layer);
            value = style.after(g, each, summed, 0, inputs);
        }
        return new Features(value, inputs, List.of());
    }

    @Override
    public Value decode(GraphBuilder g, String name, Features code, Grid grid, Style style) {
        Value value = code.value();
        int inputs = code.channels();
        for (int layer = units.size(); layer > 0; layer--) {
            String each = name + ".dense" + layer;
            Value summed = Layers.dense(g, each, value, inputs, units.get(layer - 1));
            inputs = units.get(layer - 1);
            value = style.after(g, each, summed, 0, inputs);
        }
        Value flat = Layers.dense(g, name + ".output", value, inputs, Math.toIntExact(grid.size()));
        return grid.axes() == 0 ? flat : Layers.reshape(g, flat, grid.shape(0));
    }

    @Override
    public Style style() {
        return Style.PLAIN;
    }
}
