package org.prodrome.model.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Value;
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
    /**
     * Adds the last layer, what it says as outputs, and {@link org.prodrome.model.Model#SCORE}, which is the log odds
     * of not normal.
     *
     * @param features [batch, inputs]
     */
    void head(GraphBuilder g, Value features, int inputs);

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

    /** What it has to be told of a case in training beside its label. */
    default List<Target> targets() {
        return List.of();
    }

    /** What training makes small, upon the outputs of {@link #head}. */
    Objective objective();

    /** How a network with this head is trained. */
    default List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of(new Phase("train", network.trainable(), objective(), optimiser, schedule));
    }
}
