package org.prodrome.model;

import java.util.List;
import org.prodrome.graph.Network;
import org.prodrome.model.auto.Autoencoder;
import org.prodrome.model.auto.MemoryAutoencoder;
import org.prodrome.model.classic.Fitted;
import org.prodrome.model.vae.VariationalAutoencoder;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** Learns what normal cases are like from them alone, and says of a case where, and by how much, it is unlike them. */
public sealed interface OneClass extends Model permits Autoencoder, MemoryAutoencoder, VariationalAutoencoder, Fitted {
    /** Output of what training makes small: [batch]. */
    String COST = "cost";

    @Override
    default Supervision supervision() {
        return Supervision.NORMALS;
    }

    @Override
    default boolean localises() {
        return true;
    }

    @Override
    default List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of(new Phase("train", network.trainable(), new Objective.Mean(COST), optimiser, schedule));
    }
}
