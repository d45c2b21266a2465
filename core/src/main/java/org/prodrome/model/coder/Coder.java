package org.prodrome.model.coder;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;

/**
 * An encoder and the decoder that mirrors it: what autoencoders, variational and adversarial models are built upon. An
 * encoder alone is a discriminator's body, a decoder alone a generator.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConvolutionalCoder.class, name = "convolutional"),
    @JsonSubTypes.Type(value = DenseCoder.class, name = "dense"),
    @JsonSubTypes.Type(value = RecurrentCoder.class, name = "recurrent")
})
public sealed interface Coder permits ConvolutionalCoder, DenseCoder, RecurrentCoder {
    /** Adds a network's input and what of it is seen and can be rebuilt. */
    default Seen input(GraphBuilder g, FrontEnd frontEnd, Grid grid) {
        return fitting(g, frontEnd.input(g, grid));
    }

    /**
     * As much of what is seen as the coder can rebuild; the end of time may be cut off.
     *
     * @throws IllegalArgumentException if it is for another kind of grid
     */
    Seen fitting(GraphBuilder g, Seen seen);

    /**
     * Adds the encoder.
     *
     * @param name what its parameters' names begin with
     * @param x [batch, channel, length, ...]
     * @param grid of x
     */
    Features encode(GraphBuilder g, String name, Value x, Grid grid, Style style);

    /**
     * Adds the decoder, whose last layer is linear: [batch, channel, length, ...] of the grid.
     *
     * @param code linear in a vector, or at each of the places that {@link #encode} gives
     */
    Value decode(GraphBuilder g, String name, Features code, Grid grid, Style style);

    /** What follows its layers in an autoencoder. */
    Style style();
}
