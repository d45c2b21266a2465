package org.prodrome.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.OptionalDouble;
import org.prodrome.graph.Network;
import org.prodrome.model.auto.ConvolutionalAutoencoder;
import org.prodrome.model.cnn.MfccCnn;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** What a paper proposes: its network and what it is trained towards. The permits clause is the catalogue. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MfccCnn.class, name = "mfcc-cnn"),
    @JsonSubTypes.Type(value = ConvolutionalAutoencoder.class, name = "convolutional-autoencoder")
})
public sealed interface Model permits MfccCnn, ConvolutionalAutoencoder {
    /** Input of the waveform: [batch, 1, time]. */
    String SIGNAL = "signal";

    /** Output of the score, the higher the more abnormal: [batch]. */
    String SCORE = "score";

    /** Output of where a model that localises found the input abnormal: [batch, frame]. */
    String MAP = "map";

    /** Which cases a model learns from. */
    enum Supervision {
        /** Normal and abnormal ones, with their labels. */
        LABELLED,
        /** Normal ones alone. */
        NORMALS
    }

    /** The network for windows of so many samples at that rate, in Hz. */
    Network network(int samples, double rate);

    Supervision supervision();

    Objective objective();

    /** What it hears. */
    FrontEnd frontEnd();

    /** Whether it has a {@link #MAP}. */
    boolean localises();

    /** Seconds from one value of the map to the next, if the model has a map. */
    default OptionalDouble mapHop(double rate) {
        return localises() ? OptionalDouble.of(frontEnd().at(rate).frameHop()) : OptionalDouble.empty();
    }

    /** The outputs that a detector keeps. */
    default String[] outputs() {
        return localises() ? new String[] {SCORE, MAP} : new String[] {SCORE};
    }

    /** How it is trained: here one phase that changes all parameters. */
    default List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of(new Phase("train", network.trainable(), objective(), optimiser, schedule));
    }
}
