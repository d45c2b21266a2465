package org.prodrome.model.cnn;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Model;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** Learns normal from abnormal cases by their labels; its score is the logit of abnormal. */
public sealed interface Classifier extends Model permits ConvolutionalClassifier, MfccCnn {
    /** Output of the logit: [batch]. */
    String LOGIT = "logit";

    @Override
    default Supervision supervision() {
        return Supervision.LABELLED;
    }

    @Override
    default List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        Objective objective = new Objective.BinaryCrossEntropy(LOGIT);
        return List.of(new Phase("train", network.trainable(), objective, optimiser, schedule));
    }

    @Override
    default boolean localises() {
        return false;
    }

    /**
     * Adds a dense layer, dropout, the logit and the outputs.
     *
     * @param features [batch, inputs]
     */
    static void head(GraphBuilder g, Value features, int inputs, int units, double dropout) {
        Value hidden = g.add(Activation.Relu, Layers.dense(g, "dense", features, inputs, units));
        Value logits = Layers.dense(g, "head", Layers.dropout(g, hidden, dropout), units, 1);
        Value logit = Layers.reshape(g, logits, -1);
        g.output(LOGIT, logit, GraphBuilder.ANY);
        g.output(SCORE, logit, GraphBuilder.ANY);
    }
}
