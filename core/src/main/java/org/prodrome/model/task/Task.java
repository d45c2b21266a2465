package org.prodrome.model.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Model;
import org.prodrome.model.Target;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** What a supervised model learns to say of a case: its last layer and the objective upon it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Detection.class, name = "detection"),
    @JsonSubTypes.Type(value = Classes.class, name = "classes"),
    @JsonSubTypes.Type(value = Findings.class, name = "findings"),
    @JsonSubTypes.Type(value = Grades.class, name = "grades"),
    @JsonSubTypes.Type(value = Joint.class, name = "joint")
})
public sealed interface Task permits Detection, Classes, Findings, Grades, Joint {
    /** Output of the logits: [batch, number]. */
    String LOGITS = "logits";

    /**
     * What logits say.
     *
     * @param score the log odds of not normal: [batch]
     * @param probabilities of each of the {@link #classes}, if there are some: [batch, class]
     */
    record Said(Value score, Optional<Value> probabilities) {
        /** Makes them the network's outputs. */
        public void output(GraphBuilder g, int classes) {
            probabilities.ifPresent(each -> g.output(Model.PROBABILITIES, each, GraphBuilder.ANY, classes));
            g.output(Model.SCORE, score, GraphBuilder.ANY);
        }
    }

    /** How many logits there are. */
    int logits();

    /**
     * Adds the last layer.
     *
     * @param prefix what its parameters' names begin with; empty where there is one alone
     * @param features [batch, inputs]
     * @return [batch, logit]
     */
    default Value layer(GraphBuilder g, String prefix, Value features, int inputs) {
        return Layers.dense(g, prefix + "head", features, inputs, logits());
    }

    /** Reads logits [batch, logit]. */
    Said said(GraphBuilder g, Value logits);

    /** What training makes small, upon logits of that name. */
    Objective objective(String logits);

    /**
     * Adds the last layer, its logits as an output, and what they say.
     *
     * @param features [batch, inputs]
     */
    default void head(GraphBuilder g, Value features, int inputs) {
        Value logits = layer(g, "", features, inputs);
        g.output(LOGITS, logits, GraphBuilder.ANY, logits());
        said(g, logits).output(g, classes().size());
    }

    /** What the columns of {@link org.prodrome.model.Model#PROBABILITIES} stand for; none without that output. */
    default List<String> classes() {
        return targets().stream()
                .filter(Target.Classes.class::isInstance)
                .map(target -> ((Target.Classes) target).names())
                .findFirst()
                .orElse(List.of());
    }

    /** Outputs of the head that a detector keeps beside its score and probabilities. */
    default List<String> further() {
        return List.of();
    }

    /** Whether a part of the network is trained against the rest, in a phase of its own. */
    default boolean adversarial() {
        return false;
    }

    /** @throws IllegalArgumentException if it is, which that kind of model has no phase for */
    default void requireNotAdversarial(String model) {
        if (adversarial()) {
            throw new IllegalArgumentException(model + ": expected no side that is played against, got " + this);
        }
    }

    /** What it has to be told of a case in training beside its label. */
    default List<Target> targets() {
        return List.of();
    }

    /** What training makes small, upon the outputs of {@link #head}. */
    default Objective objective() {
        return objective(LOGITS);
    }

    /** How a network with this head is trained. */
    default List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of(new Phase("train", network.trainable(), objective(), optimiser, schedule));
    }
}
