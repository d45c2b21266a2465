package org.prodrome.model.trunk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;
import org.prodrome.model.coder.Features;

/** What is one step of the sequence that recurrent layers go along. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Steps.Each.class, name = "each"),
    @JsonSubTypes.Type(value = Steps.Frames.class, name = "frames"),
    @JsonSubTypes.Type(value = Steps.Convolved.class, name = "convolved")
})
public sealed interface Steps {
    /**
     * Adds what makes the sequence.
     *
     * @param prefix what its parameters' names begin with
     * @throws IllegalArgumentException if it is for another kind of grid
     */
    Sequence of(GraphBuilder g, String prefix, Seen seen);

    /** Each sample, word or measurement; of a spectrogram each frame with all its frequencies. */
    record Each() implements Steps {
        @Override
        public Sequence of(GraphBuilder g, String prefix, Seen seen) {
            return new Frames(1).of(g, prefix, seen);
        }
    }

    /**
     * So many samples side by side, as long signals want it; the end of time that fills no frame is cut off.
     *
     * @param samples a frame
     */
    record Frames(int samples) implements Steps {
        public Frames {
            if (samples < 1 || samples > 1 << 16) {
                throw new IllegalArgumentException("frames: expected 1 to 2^16 samples a frame, got " + samples);
            }
        }

        @Override
        public Sequence of(GraphBuilder g, String prefix, Seen seen) {
            Grid grid = seen.encoded();
            int length = requireTime(grid);
            int steps = length / samples;
            if (steps < 1) {
                throw new IllegalArgumentException(
                        "frames: expected a length of " + samples + " or more for a frame, got " + length);
            }
            int channels = Math.toIntExact(grid.size() / length);
            Value x = grid.axes() == 1 ? seen.all(g) : Layers.reshape(g, seen.all(g), 0, channels, -1);
            Value lengths = Steps.lengths(g, seen, samples, steps);
            if (samples == 1) {
                return new Sequence(Layers.transpose(g, x, 2, 0, 1), channels, steps, lengths);
            }
            Value cut = length % samples == 0 ? x : Layers.first(g, x, 2, steps * samples);
            Value framed = Layers.transpose(g, Layers.reshape(g, cut, 0, 0, -1, samples), 2, 0, 1, 3);
            return new Sequence(Layers.reshape(g, framed, 0, 0, -1), channels * samples, steps, lengths);
        }
    }

    /**
     * Each place of what another trunk makes: convolutions before recurrent layers.
     *
     * @param trunk gives features at places along time
     */
    record Convolved(Trunk trunk) implements Steps {
        @Override
        public Sequence of(GraphBuilder g, String prefix, Seen seen) {
            int length = requireTime(seen.grid());
            Features features = trunk.of(g, prefix + "conv.", seen);
            List<Integer> places = features.places();
            if (places.size() != seen.grid().axes()) {
                throw new IllegalArgumentException(
                        "convolved steps: expected a trunk that keeps places along time, got features at " + places);
            }
            int steps = places.getLast();
            int channels = features.size() / steps;
            Value x = places.size() == 1 ? features.value() : Layers.reshape(g, features.value(), 0, channels, -1);
            Value lengths = Steps.lengths(g, seen, length / steps, steps);
            return new Sequence(Layers.transpose(g, x, 2, 0, 1), channels, steps, lengths);
        }
    }

    /** Of what has one axis alone, for a picture of time and frequency is never filled up. */
    private static Value lengths(GraphBuilder g, Seen seen, int stride, int steps) {
        int length = seen.grid().lengths().getLast();
        return seen.places(g)
                .map(places -> Sequence.lengths(g, places, length, stride, steps))
                .orElse(Value.ABSENT);
    }

    /** How long time is. */
    private static int requireTime(Grid grid) {
        boolean time = grid.axes() == 1 || (grid.axes() == 2 && grid.rate().isPresent());
        if (!time) {
            throw new IllegalArgumentException("recurrent trunk: expected time or words along one axis, or a"
                    + " spectrogram, got " + grid.lengths());
        }
        return grid.lengths().getLast();
    }
}
