package org.prodrome.model.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.model.Target;
import org.prodrome.objective.Objective;

/** What a supervised model learns to say of a case: its last layer and the objective upon it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Detection.class, name = "detection"),
    @JsonSubTypes.Type(value = Classes.class, name = "classes"),
    @JsonSubTypes.Type(value = Findings.class, name = "findings"),
    @JsonSubTypes.Type(value = Grades.class, name = "grades")
})
public sealed interface Task permits Detection, Classes, Findings, Grades {
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

    /** What it has to be told of a case in training beside its label. */
    default List<Target> targets() {
        return List.of();
    }

    /** What training makes small, upon the outputs of {@link #head}. */
    Objective objective();
}
