package org.prodrome.model.coder;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;

/**
 * Convolutions of width 3 and stride 2 along one, two or three axes; the decoder has transposed ones of width 4
 * (Radford, Metz and Chintala, "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial
 * Networks", ICLR 2016, whose discriminator and generator stride likewise).
 *
 * @param filters of each halving
 */
public record ConvolutionalCoder(List<Integer> filters) implements Coder {
    public ConvolutionalCoder {
        filters = List.copyOf(filters);
        if (filters.isEmpty() || filters.size() > 16 || filters.stream().anyMatch(some -> some < 1)) {
            throw new IllegalArgumentException(
                    "convolutional coder: expected 1 to 16 numbers of filters, each 1 or more, got " + filters);
        }
    }

    /** Cuts the end of time off where the lengths would not halve evenly; a picture isn't cut. */
    @Override
    public Seen fitting(GraphBuilder g, Seen seen) {
        Grid grid = seen.grid();
        int multiple = 1 << filters.size();
        List<Integer> lengths = new ArrayList<>(grid.lengths());
        int last = lengths.size() - 1;
        if (last >= 0 && grid.rate().isPresent()) {
            lengths.set(last, lengths.get(last) / multiple * multiple);
        }
        if (last < 0 || lengths.stream().anyMatch(length -> length == 0 || length % multiple != 0)) {
            throw new IllegalArgumentException("convolutional coder: expected lengths that halve " + filters.size()
                    + " times, got " + grid.lengths());
        }
        return lengths.equals(grid.lengths()) ? seen : seen.first(g, lengths.get(last));
    }

    @Override
    public Features encode(GraphBuilder g, String name, Value x, Grid grid, Style style) {
        Value value = x;
        int channels = grid.channels();
        for (int i = 0; i < filters.size(); i++) {
            String each = name + ".conv" + (i + 1);
            Value convolved = Layers.convolution(g, each, value, grid.axes(), channels, filters.get(i), 3, 2);
            channels = filters.get(i);
            value = style.after(g, each, convolved, grid.axes(), channels);
        }
        return new Features(value, channels, places(grid));
    }

    private List<Integer> places(Grid grid) {
        return grid.lengths().stream().map(length -> length >> filters.size()).toList();
    }

    @Override
    public Value decode(GraphBuilder g, String name, Features code, Grid grid, Style style) {
        int channels = filters.getLast();
        String first = name + ".start";
        Features start =
                code.places().isEmpty() ? code.spread(g, first, channels, places(grid)) : code.each(g, first, channels);
        Value value = style.after(g, first, start.value(), grid.axes(), channels);
        for (int i = filters.size() - 1; i > 0; i--) {
            String each = name + ".conv" + i;
            Value doubled = Layers.doubling(g, each, value, grid.axes(), channels, filters.get(i - 1));
            channels = filters.get(i - 1);
            value = style.after(g, each, doubled, grid.axes(), channels);
        }
        return Layers.doubling(g, name + ".output", value, grid.axes(), channels, grid.channels());
    }

    @Override
    public Style style() {
        return Style.NORMED;
    }
}
