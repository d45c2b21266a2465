package org.prodrome.model.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Target;
import org.prodrome.objective.Classifying;
import org.prodrome.objective.Confusing;
import org.prodrome.objective.Loss;
import org.prodrome.objective.Measuring;
import org.prodrome.objective.Objective;
import org.prodrome.objective.Weighted;

/** What features are learned for beside the task itself. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Side.Subject.class, name = "subject"),
    @JsonSubTypes.Type(value = Side.Severity.class, name = "severity")
})
public sealed interface Side {
    /** What its parameters' and outputs' names begin with. */
    String name();

    /** How much it counts beside the task, above 0. */
    double weight();

    /** What it has to be told of a case. */
    Target target();

    /** Adds its layers upon the features [batch, inputs]. */
    void head(GraphBuilder g, Value features, int inputs);

    /** What its own layers make small. */
    Objective objective();

    /** What the features and all other layers make small of it. */
    default Weighted.Term features() {
        return new Weighted.Term(objective(), weight(), Optional.empty());
    }

    /** Whether the features are to be no good for it. */
    default boolean adversarial() {
        return false;
    }

    /** Whose case it is, of the training fold's subjects. */
    record Subject(int most, int units, Use use, double weight) implements Side {
        private static final String LOGITS = "subject.logits";

        /** What becomes of what tells subjects apart. */
        public enum Use {
            /** Features tell the subject, too. */
            KEPT,
            /**
             * Features are learned so that the head that tells subjects errs as much as can be (Ganin et al.,
             * "Domain-Adversarial Training of Neural Networks", JMLR 2016, with subjects for domains).
             */
            REVERSED,
            /**
             * Features are learned so that the head that tells subjects holds all for alike (Tzeng, Hoffman, Darrell
             * and Saenko, "Simultaneous Deep Transfer Across Domains and Tasks", ICCV 2015, with subjects for domains).
             */
            CONFUSED
        }

        /**
         * @param most subjects that are told apart; further ones count for none
         * @param units of a layer before its last; 0 for none
         * @param weight how much it counts beside the task
         */
        public Subject {
            new Target.Subject(most);
            positive("subject", weight);
            if (units < 0) {
                throw new IllegalArgumentException("subject: expected 0 or more units, got " + units);
            }
        }

        @Override
        public String name() {
            return "subject";
        }

        @Override
        public Target target() {
            return new Target.Subject(most);
        }

        @Override
        public void head(GraphBuilder g, Value features, int inputs) {
            Value seen = units == 0
                    ? features
                    : g.add(Activation.Relu, Layers.dense(g, "subject.hidden", features, inputs, units));
            Value logits = Layers.dense(g, "subject.head", seen, units == 0 ? inputs : units, most);
            g.output(LOGITS, logits, GraphBuilder.ANY, most);
        }

        @Override
        public Objective objective() {
            return new Classifying(LOGITS, Target.Subject.INPUT, most, new Loss.CrossEntropy(), List.of());
        }

        @Override
        public Weighted.Term features() {
            return switch (use) {
                case KEPT -> Side.super.features();
                case REVERSED -> new Weighted.Term(objective(), -weight, Optional.empty());
                case CONFUSED -> new Weighted.Term(new Confusing(LOGITS), weight, Optional.empty());
            };
        }

        @Override
        public boolean adversarial() {
            return use != Use.KEPT;
        }
    }

    /**
     * How strong what a case has is, by the mean squared error; of cases whose severity is known.
     *
     * @param weight how much it counts beside the task
     */
    record Severity(double weight) implements Side {
        /** Output of the network: [batch]. */
        public static final String OUTPUT = "severity.estimate";

        public Severity {
            positive("severity", weight);
        }

        @Override
        public String name() {
            return "severity";
        }

        @Override
        public Target target() {
            return new Target.Severity();
        }

        @Override
        public void head(GraphBuilder g, Value features, int inputs) {
            Value estimate = Layers.reshape(g, Layers.dense(g, "severity.head", features, inputs, 1), -1);
            g.output(OUTPUT, estimate, GraphBuilder.ANY);
        }

        @Override
        public Objective objective() {
            return new Measuring(OUTPUT, Target.Severity.INPUT);
        }
    }

    private static void positive(String name, double weight) {
        if (!(weight > 0 && weight < 1e6)) {
            throw new IllegalArgumentException(name + ": expected a weight above 0, got " + weight);
        }
    }
}
