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
    @JsonSubTypes.Type(value = SpectralTrunk.class, name = "spectral"),
    @JsonSubTypes.Type(value = ResidualTrunk.class, name = "residual"),
    @JsonSubTypes.Type(value = AlexNet.class, name = "alexnet"),
    @JsonSubTypes.Type(value = Vgg.class, name = "vgg"),
    @JsonSubTypes.Type(value = GoogLeNet.class, name = "googlenet"),
    @JsonSubTypes.Type(value = DenseNet.class, name = "densenet"),
    @JsonSubTypes.Type(value = Xception.class, name = "xception"),
    @JsonSubTypes.Type(value = WaveNet.class, name = "wavenet"),
    @JsonSubTypes.Type(value = FeaturePyramid.class, name = "feature-pyramid"),
    @JsonSubTypes.Type(value = PatchTrunk.class, name = "patches"),
    @JsonSubTypes.Type(value = RelationTrunk.class, name = "relation"),
    @JsonSubTypes.Type(value = Brought.class, name = "brought"),
    @JsonSubTypes.Type(value = MultiScale.class, name = "multi-scale"),
    @JsonSubTypes.Type(value = Viewed.class, name = "viewed"),
    @JsonSubTypes.Type(value = RecurrentTrunk.class, name = "recurrent"),
    @JsonSubTypes.Type(value = TransformerTrunk.class, name = "transformer")
})
public sealed interface Trunk
        permits ConvolutionalTrunk,
                SpectralTrunk,
                ResidualTrunk,
                AlexNet,
                Vgg,
                GoogLeNet,
                DenseNet,
                Xception,
                WaveNet,
                FeaturePyramid,
                PatchTrunk,
                RelationTrunk,
                Brought,
                MultiScale,
                Viewed,
                RecurrentTrunk,
                TransformerTrunk {
    /**
     * Adds the layers.
     *
     * @param prefix what its parameters' names begin with, such as "t1w."; empty in a network of one trunk
     * @return features at places, or of the case as a whole: [batch, channel, place, ...]
     * @throws IllegalArgumentException if it is for another kind of grid, or for a larger one
     */
    Features of(GraphBuilder g, String prefix, Seen seen);
}
