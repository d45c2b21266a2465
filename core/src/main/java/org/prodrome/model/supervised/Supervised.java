package org.prodrome.model.supervised;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.prodrome.graph.Network;
import org.prodrome.model.Model;
import org.prodrome.model.Target;
import org.prodrome.model.auto.StackedAutoencoder;
import org.prodrome.model.belief.BeliefNetwork;
import org.prodrome.model.belief.JointBeliefNetwork;
import org.prodrome.model.box.BoxDetector;
import org.prodrome.model.box.SecondGlance;
import org.prodrome.model.gan.CriticClassifier;
import org.prodrome.model.task.Task;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** Learns from cases and what is known of them, such as their labels. */
public sealed interface Supervised extends Model
        permits AgreeingFusion,
                BeliefNetwork,
                BoxDetector,
                Classifier,
                CriticClassifier,
                Ensemble,
                Fusion,
                Headed,
                JointBeliefNetwork,
                MemoryNetwork,
                SecondGlance,
                StackedAutoencoder,
                Tagger,
                Tuned,
                UNet {
    /** Output of what the task's last layer sees: [batch, feature]. */
    String FEATURES = "features";

    /** What it learns to say. */
    Task task();

    @Override
    default Supervision supervision() {
        return Supervision.LABELLED;
    }

    /** Whether the score is the log odds of not normal, so that a sigmoid makes a probability of it. */
    default boolean scoresLogOdds() {
        return true;
    }

    @Override
    default List<String> classes() {
        return task().classes();
    }

    @Override
    default String[] outputs() {
        return Stream.concat(Arrays.stream(Model.super.outputs()), task().further().stream())
                .toArray(String[]::new);
    }

    @Override
    default List<Target> targets() {
        return task().targets();
    }

    @Override
    default List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return task().phases(network, optimiser, schedule);
    }

    @Override
    default boolean localises() {
        return false;
    }
}
