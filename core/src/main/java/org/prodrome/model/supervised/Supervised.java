package org.prodrome.model.supervised;

import java.util.List;
import org.prodrome.graph.Network;
import org.prodrome.model.Model;
import org.prodrome.model.Target;
import org.prodrome.model.task.Task;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** Learns from cases and what is known of them, such as their labels. */
public sealed interface Supervised extends Model permits Classifier, UNet {
    /** What it learns to say. */
    Task task();

    @Override
    default Supervision supervision() {
        return Supervision.LABELLED;
    }

    @Override
    default List<Target> targets() {
        return task().targets();
    }

    @Override
    default List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of(new Phase("train", network.trainable(), task().objective(), optimiser, schedule));
    }

    @Override
    default boolean localises() {
        return false;
    }
}
