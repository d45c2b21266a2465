package org.prodrome.signal.augment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.SplittableRandom;

/**
 * A change of a window that leaves its label: what a model that has seen many such windows no longer takes for a sign.
 * Each draws its strength anew for every window, from the chance that it is given alone.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Flip.class, name = "flip"),
    @JsonSubTypes.Type(value = Affine.class, name = "affine"),
    @JsonSubTypes.Type(value = Elastic.class, name = "elastic"),
    @JsonSubTypes.Type(value = Intensity.class, name = "intensity"),
    @JsonSubTypes.Type(value = BiasField.class, name = "bias-field"),
    @JsonSubTypes.Type(value = Noise.class, name = "noise"),
    @JsonSubTypes.Type(value = ChannelDrop.class, name = "channel-drop")
})
public sealed interface Augmentation permits Flip, Affine, Elastic, Intensity, BiasField, Noise, ChannelDrop {

    /** Whether it can be done to a window of so many axes after the channels, whose values may be missing or not. */
    boolean suits(int axes, boolean gaps);

    /** The changed window, or the same if nothing was drawn. */
    Window of(Window window, SplittableRandom random);

    /** Whether it moves places, so that what is drawn upon a window has to move along. */
    default boolean moves() {
        return switch (this) {
            case Flip _, Affine _, Elastic _ -> true;
            case Intensity _, BiasField _, Noise _, ChannelDrop _ -> false;
        };
    }
}
