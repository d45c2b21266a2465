package org.prodrome.model.trunk;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Recurrent layers along time or words, one upon the other (Graves, Mohamed and Hinton, "Speech Recognition with Deep
 * Recurrent Neural Networks", ICASSP 2013), in one direction or both (Schuster and Paliwal, "Bidirectional Recurrent
 * Neural Networks", IEEE Transactions on Signal Processing 45, 1997). A case whose end is filled up, such as a note
 * with fewer words than the longest or a stay that was short, is gone along up to its own end, so that it gives the
 * same alone, filled up or beside longer ones.
 *
 * @param direction of all layers; of both, each layer has twice its units
 * @param units of each layer, in each direction
 * @param dropout rate between layers
 */
public record RecurrentTrunk(
        Steps steps,
        Gaps gaps,
        Recurrence cell,
        Direction direction,
        List<Integer> units,
        double dropout,
        Pooling pooling)
        implements Trunk {
    public RecurrentTrunk {
        units = List.copyOf(units);
        if (units.isEmpty() || units.size() > 8 || units.stream().anyMatch(some -> some < 1)) {
            throw new IllegalArgumentException(
                    "recurrent trunk: expected 1 to 8 numbers of units, each 1 or more, got " + units);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("recurrent trunk: expected a dropout of 0 to below 1, got " + dropout);
        }
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Run run = run(g, prefix, seen);
        Value pooled = pooling.of(g, prefix + "attention", run.sequence(), run.last());
        return new Features(pooled, run.sequence().channels(), List.of());
    }

    /** The states after each step, without the pooling: [batch, channel, step]. */
    public Features along(GraphBuilder g, String prefix, Seen seen) {
        Sequence sequence = run(g, prefix, seen).sequence();
        return new Features(
                Layers.transpose(g, sequence.states(), 1, 2, 0), sequence.channels(), List.of(sequence.steps()));
    }

    private record Run(Sequence sequence, Value last) {}

    private Run run(GraphBuilder g, String prefix, Seen seen) {
        Sequence sequence = steps.of(g, prefix, gaps.of(g, prefix, seen));
        Value last = Value.ABSENT;
        for (int layer = 0; layer < units.size(); layer++) {
            Value x = layer > 0 && dropout > 0 ? Layers.dropout(g, sequence.states(), dropout) : sequence.states();
            Recurrence.Result result = cell.layer(
                    g,
                    prefix + "layer" + (layer + 1),
                    x,
                    sequence.lengths(),
                    sequence.channels(),
                    units.get(layer),
                    direction);
            sequence = new Sequence(result.states(), result.units(), sequence.steps(), sequence.lengths());
            last = result.last();
        }
        return new Run(sequence, last);
    }
}
