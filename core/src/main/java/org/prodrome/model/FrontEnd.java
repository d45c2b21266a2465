package org.prodrome.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/** What becomes of the input, within the graph, before a model's own layers see it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MelFrontEnd.class, name = "mel"),
    @JsonSubTypes.Type(value = CepstralFrontEnd.class, name = "cepstrum"),
    @JsonSubTypes.Type(value = ConnectivityFrontEnd.class, name = "connectivity"),
    @JsonSubTypes.Type(value = DistributionFrontEnd.class, name = "distribution"),
    @JsonSubTypes.Type(value = SpectrogramFrontEnd.class, name = "spectrogram"),
    @JsonSubTypes.Type(value = MomentFrontEnd.class, name = "moments"),
    @JsonSubTypes.Type(value = SmoothedFrontEnd.class, name = "smoothed"),
    @JsonSubTypes.Type(value = RawFrontEnd.class, name = "raw"),
    @JsonSubTypes.Type(value = StandardisedFrontEnd.class, name = "standardised"),
    @JsonSubTypes.Type(value = PlainFrontEnd.class, name = "plain"),
    @JsonSubTypes.Type(value = RangeFrontEnd.class, name = "range"),
    @JsonSubTypes.Type(value = FeatureFrontEnd.class, name = "features"),
    @JsonSubTypes.Type(value = WordFrontEnd.class, name = "words")
})
public sealed interface FrontEnd
        permits CepstralFrontEnd,
                ConnectivityFrontEnd,
                DistributionFrontEnd,
                FeatureFrontEnd,
                MelFrontEnd,
                MomentFrontEnd,
                PlainFrontEnd,
                RawFrontEnd,
                RangeFrontEnd,
                SmoothedFrontEnd,
                SpectrogramFrontEnd,
                StandardisedFrontEnd,
                WordFrontEnd {

    /**
     * What a model's layers see.
     *
     * @param values standardised: [batch, channel, length, ...]
     * @param present 1 where a value was there and 0 where it was missing, of the values' shape; empty where none may
     *     be
     * @param grid of the values
     * @param filled 1 where the case has something and 0 where it was filled up, [batch, 1, length], of one axis
     *     without a mask; empty where nothing is
     */
    record Seen(Value values, Optional<Value> present, Grid grid, Optional<Value> filled) {

        /** Of cases that nothing is filled up with. */
        public Seen(Value values, Optional<Value> present, Grid grid) {
            this(values, present, grid, Optional.empty());
        }

        /**
         * 1 at places at which the case has a value in any channel and 0 at others, [batch, 1, length, ...]; empty
         * where every place has.
         */
        public Optional<Value> places(GraphBuilder g) {
            return filled.or(() -> present.map(mask ->
                    g.node(Reduction.ReduceMax, mask).integers("axes", 1).output()));
        }

        /** The values and, as further channels, whether they were there. */
        public Value all(GraphBuilder g) {
            return present.map(mask -> Layers.concat(g, 1, values, mask)).orElse(values);
        }

        /** The grid of {@link #all}. */
        public Grid encoded() {
            return present.isPresent() ? grid.with(2 * grid.channels()) : grid;
        }

        /** The first so many places along the last axis. */
        public Seen first(GraphBuilder g, int count) {
            int axis = 1 + grid.axes();
            List<Integer> lengths = new ArrayList<>(grid.lengths());
            lengths.set(lengths.size() - 1, count);
            return new Seen(
                    Layers.first(g, values, axis, count),
                    present.map(mask -> Layers.first(g, mask, axis, count)),
                    new Grid(grid.channels(), lengths, grid.rate(), grid.gaps()),
                    filled.map(mask -> Layers.first(g, mask, axis, count)));
        }
    }

    /**
     * Adds a network's input and the front end upon it.
     *
     * @throws IllegalArgumentException if it is for another kind of grid
     */
    default Seen input(GraphBuilder g, Grid grid) {
        return of(g, g.input(Model.INPUT, grid.shape(GraphBuilder.ANY)), grid);
    }

    /**
     * Adds the front end to a graph.
     *
     * @param input [batch, channel, length, ...] on the grid
     * @throws IllegalArgumentException if it is for another kind of grid
     */
    Seen of(GraphBuilder g, Value input, Grid grid);

    /**
     * Averages what is said of each seen value over the axes that the input's grid lacks, and over channels: [batch,
     * length, ...]; of a table's row nothing is averaged: [batch, column].
     *
     * @param name of the output
     */
    default void output(GraphBuilder g, String name, Value seen, Grid grid) {
        if (grid.axes() == 0) {
            g.output(name, seen, grid.shape(GraphBuilder.ANY));
            return;
        }
        long[] shape = grid.shape(GraphBuilder.ANY);
        shape[1] = shape[0];
        g.output(name, Layers.average(g, seen, 1), Arrays.copyOfRange(shape, 1, shape.length));
    }

    /** Steps along the grid's first axis from one seen value to the next. */
    default double hop(Grid grid) {
        return 1;
    }

    /** Whether something of it is measured of the training cases before they are learned from. */
    default boolean measures() {
        return false;
    }

    /**
     * @param name of what is built upon it
     * @throws IllegalArgumentException if a front end measures something of the training cases
     */
    static void requireUnmeasured(String name, FrontEnd frontEnd) {
        if (frontEnd.measures()) {
            throw new IllegalArgumentException(
                    name + ": expected a front end that measures nothing of the training cases, got " + frontEnd);
        }
    }

    /**
     * @param name of the front end
     * @throws IllegalArgumentException if values may be missing or are symbols
     */
    static void requirePresent(String name, Grid grid) {
        if (grid.symbols() > 0 || grid.gaps()) {
            throw new IllegalArgumentException(name + " front end: expected quantities of which none may be missing,"
                    + " got " + (grid.gaps() ? "gaps" : "words"));
        }
    }

    /** What becomes of a case's level: a sound's loudness, a picture's brightness and contrast. */
    enum Level {
        /** As it was recorded. */
        KEPT,
        /** Every window has mean 0 and deviation 1, for its level is as much the device's as the patient's. */
        LEVELLED;

        /** Each channel of a signal less its mean over time and, if it is to be, scaled: [batch, channel, time]. */
        Value ofSignal(GraphBuilder g, Value signal) {
            Value centred = Layers.centre(g, signal, 2);
            return switch (this) {
                case KEPT -> centred;
                case LEVELLED -> Layers.scale(g, centred, 2);
            };
        }
    }
}
