package org.prodrome.model.trunk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Layers that make features of what is seen of a case: what classifiers, multi-task, memory and fused models are built
 * upon.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConvolutionalTrunk.class, name = "convolutional"),
    @JsonSubTypes.Type(value = RecurrentTrunk.class, name = "recurrent"),
    @JsonSubTypes.Type(value = TransformerTrunk.class, name = "transformer"),
    @JsonSubTypes.Type(value = SpectralTrunk.class, name = "spectral")
})
public sealed interface Trunk permits ConvolutionalTrunk, RecurrentTrunk, SpectralTrunk, TransformerTrunk {
    /**
     * Adds the layers.
     *
     * @param prefix what its parameters' names begin with, such as "t1w."; empty in a network of one trunk
     * @return features at places, or of the case as a whole: [batch, channel, place, ...]
     * @throws IllegalArgumentException if it is for another kind of grid, or for a larger one
     */
    Features of(GraphBuilder g, String prefix, Seen seen);
}
