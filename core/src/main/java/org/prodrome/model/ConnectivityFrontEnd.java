package org.prodrome.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * How channels go together over a window, such as regions of the brain in functional MRI or electrodes: Fisher's z,
 * artanh r, of the correlation of each pair of them, in the order (1, 2), (1, 3), ..., (2, 3), ... (Zeng et al.,
 * "Multi-site diagnostic classification of schizophrenia using discriminant deep learning with functional connectivity
 * MRI", EBioMedicine 30, 2018). A correlation is held below 0.999 in size; that with a channel that doesn't vary is 0.
 */
public record ConnectivityFrontEnd() implements FrontEnd {
    private static final float MOST = 0.999f;

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        FrontEnd.requirePresent("connectivity", grid);
        int channels = grid.channels();
        if (grid.axes() != 1 || channels < 2) {
            throw new IllegalArgumentException("connectivity front end: expected a signal of 2 channels or more, got "
                    + channels + " channels of " + grid.lengths());
        }
        Value standard = Layers.scale(g, Layers.centre(g, input, 2), 2);
        Value products = g.add(Arithmetic.MatMul, standard, Layers.transpose(g, standard, 0, 2, 1));
        Value all = Layers.reshape(
                g, Layers.times(g, 1.0 / grid.lengths().getFirst(), products), 0, (long) channels * channels);
        long[] places = new long[channels * (channels - 1) / 2];
        int at = 0;
        for (int one = 0; one < channels; one++) {
            for (int other = one + 1; other < channels; other++) {
                places[at++] = (long) one * channels + other;
            }
        }
        Value pairs = g.node(Selection.Gather, all, g.constant(Array.of(places, places.length)))
                .integer("axis", 1)
                .output();
        Value held = g.add(Arithmetic.Clip, pairs, g.constant(-MOST), g.constant(MOST));
        return new Seen(
                fisher(g, held), Optional.empty(), new Grid(places.length, List.of(), OptionalDouble.empty(), false));
    }

    /** (log(1 + r) - log(1 - r)) / 2, for libraries differ in how near to 1 artanh is right. */
    private static Value fisher(GraphBuilder g, Value r) {
        Value one = g.constant(1);
        Value above = g.add(Arithmetic.Log, g.add(Arithmetic.Add, one, r));
        Value below = g.add(Arithmetic.Log, g.add(Arithmetic.Sub, one, r));
        return Layers.times(g, 0.5, g.add(Arithmetic.Sub, above, below));
    }
}
