package org.prodrome.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.model.auto.Autoencoder;
import org.prodrome.model.auto.MemoryAutoencoder;
import org.prodrome.model.auto.StackedAutoencoder;
import org.prodrome.model.belief.BeliefNetwork;
import org.prodrome.model.belief.JointBeliefNetwork;
import org.prodrome.model.box.BoxDetector;
import org.prodrome.model.box.SecondGlance;
import org.prodrome.model.classic.NearestNeighbours;
import org.prodrome.model.classic.PrincipalComponents;
import org.prodrome.model.gan.Adversarial;
import org.prodrome.model.gan.ConditionalGan;
import org.prodrome.model.gan.CriticClassifier;
import org.prodrome.model.gan.CycleGan;
import org.prodrome.model.gan.FastAnoGan;
import org.prodrome.model.gan.Gan;
import org.prodrome.model.gan.Ganomaly;
import org.prodrome.model.supervised.AgreeingFusion;
import org.prodrome.model.supervised.Classifier;
import org.prodrome.model.supervised.Ensemble;
import org.prodrome.model.supervised.Fusion;
import org.prodrome.model.supervised.Headed;
import org.prodrome.model.supervised.MemoryNetwork;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.model.supervised.Tagger;
import org.prodrome.model.supervised.Tuned;
import org.prodrome.model.supervised.UNet;
import org.prodrome.model.vae.VariationalAutoencoder;
import org.prodrome.runtime.Optimiser;
import org.prodrome.signal.Field;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** What a paper proposes: its network and what it is trained towards. The types below are the catalogue. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Classifier.class, name = "classifier"),
    @JsonSubTypes.Type(value = Ensemble.class, name = "ensemble"),
    @JsonSubTypes.Type(value = Fusion.class, name = "fusion"),
    @JsonSubTypes.Type(value = AgreeingFusion.class, name = "agreeing-fusion"),
    @JsonSubTypes.Type(value = Headed.class, name = "headed"),
    @JsonSubTypes.Type(value = BeliefNetwork.class, name = "belief-network"),
    @JsonSubTypes.Type(value = JointBeliefNetwork.class, name = "joint-belief-network"),
    @JsonSubTypes.Type(value = StackedAutoencoder.class, name = "stacked-autoencoder"),
    @JsonSubTypes.Type(value = MemoryNetwork.class, name = "memory-network"),
    @JsonSubTypes.Type(value = BoxDetector.class, name = "box-detector"),
    @JsonSubTypes.Type(value = SecondGlance.class, name = "second-glance"),
    @JsonSubTypes.Type(value = UNet.class, name = "u-net"),
    @JsonSubTypes.Type(value = Tagger.class, name = "tagger"),
    @JsonSubTypes.Type(value = Tuned.class, name = "tuned"),
    @JsonSubTypes.Type(value = CriticClassifier.class, name = "critic-classifier"),
    @JsonSubTypes.Type(value = Autoencoder.class, name = "autoencoder"),
    @JsonSubTypes.Type(value = MemoryAutoencoder.class, name = "memory-autoencoder"),
    @JsonSubTypes.Type(value = VariationalAutoencoder.class, name = "variational-autoencoder"),
    @JsonSubTypes.Type(value = PrincipalComponents.class, name = "principal-components"),
    @JsonSubTypes.Type(value = NearestNeighbours.class, name = "nearest-neighbours"),
    @JsonSubTypes.Type(value = Gan.class, name = "gan"),
    @JsonSubTypes.Type(value = ConditionalGan.class, name = "conditional-gan"),
    @JsonSubTypes.Type(value = FastAnoGan.class, name = "f-anogan"),
    @JsonSubTypes.Type(value = Ganomaly.class, name = "ganomaly"),
    @JsonSubTypes.Type(value = CycleGan.class, name = "cycle-gan")
})
public sealed interface Model permits Adversarial, OneClass, Supervised {
    /** Input of what is judged: [batch, channel, length, ...], as its {@link Grid} says. */
    String INPUT = "input";

    /**
     * Input, of networks that want it, of where along its first axis the window lies in the case, 0 to 1: [batch, 1].
     */
    String POSITION = "position";

    /** Output of the score, the higher the more abnormal: [batch]. */
    String SCORE = "score";

    /** Output of how likely a case is of each of the model's {@link #classes}, if it has some: [batch, class]. */
    String PROBABILITIES = "probabilities";

    /** Output of where a model that localises found the input abnormal: [batch, length, ...]. */
    String MAP = "map";

    /** Which cases a model learns from. */
    enum Supervision {
        /** Normal and abnormal ones, with their labels. */
        LABELLED,
        /** Normal ones alone. */
        NORMALS
    }

    /**
     * The network for a grid.
     *
     * @throws IllegalArgumentException if the model is for another kind of grid
     */
    Network network(Grid grid);

    Supervision supervision();

    /** What it sees of the input. */
    FrontEnd frontEnd();

    /** Whether it has a {@link #MAP}. */
    boolean localises();

    /** Steps along the grid's first axis from one value of the map to the next, if the model has a map. */
    default OptionalDouble mapHop(Grid grid) {
        return localises() ? OptionalDouble.of(frontEnd().hop(grid)) : OptionalDouble.empty();
    }

    /** What the columns of {@link #PROBABILITIES} stand for, the first for normal; none without that output. */
    default List<String> classes() {
        return List.of();
    }

    /** The outputs that a detector keeps. */
    default String[] outputs() {
        List<String> outputs = new ArrayList<>(List.of(SCORE));
        if (localises()) {
            outputs.add(MAP);
        }
        if (!classes().isEmpty()) {
            outputs.add(PROBABILITIES);
        }
        return outputs.toArray(String[]::new);
    }

    /** How it is trained; without a phase, {@link #fitted} is all. */
    List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule);

    /** What its network draws in training. */
    default List<Noise> noise(Grid grid) {
        return List.of();
    }

    /** What it is told of a case in training beside its label. */
    default List<Target> targets() {
        return List.of();
    }

    /** Share of the subjects to learn from whose cases the phases don't see, for {@link #concluded} to be fitted to. */
    default double concludingShare() {
        return 0;
    }

    /**
     * What is fitted in one go when the phases are done.
     *
     * @param cases those of {@link #concludingShare}; all that were learned from, if that is 0
     */
    default Parameters concluded(Parameters trained, List<Labelled> cases, Grid grid) {
        return trained;
    }

    /**
     * A case, read when it is asked for, with its label.
     *
     * @param severity in the source's own measure; empty where it is unknown
     */
    record Labelled(Supplier<Field> source, boolean abnormal, OptionalDouble severity) {
        /** Read anew each time, if it isn't kept. */
        public Field field() {
            return source.get();
        }
    }

    /** What training starts from, with what the front end measures of the training cases alone. */
    default Parameters fitted(Parameters start, Iterable<Field> training, Grid grid) {
        return switch (frontEnd()) {
            case CepstralFrontEnd _,
                    ConnectivityFrontEnd _,
                    MelFrontEnd _,
                    MomentFrontEnd _,
                    PlainFrontEnd _,
                    RangeFrontEnd _,
                    SmoothedFrontEnd _,
                    SpectrogramFrontEnd _ -> start;
            case DistributionFrontEnd distribution -> distribution.standard().fitted(start, training, grid.channels());
            case FeatureFrontEnd features -> features.fitted(start, training, grid.channels());
            case RawFrontEnd raw -> raw.fitted(start, training, grid.channels());
            case StandardisedFrontEnd standardised -> standardised.fitted(start, training, grid);
            case WordFrontEnd words -> words.fitted(start, training);
        };
    }
}
