package org.prodrome.objective;

import java.util.List;
import java.util.stream.Stream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;

/** What training makes small: a graph fragment that ends in a scalar, the mean over a batch. */
public sealed interface Objective
        permits Objective.BinaryCrossEntropy,
                Objective.Mean,
                Objective.Reading,
                Detecting,
                Classifying,
                Confusing,
                Finding,
                Grading,
                Measuring,
                Weighted {
    /** Input of the label, 1 abnormal and 0 normal: [batch]. */
    String LABEL = "label";

    /** Output of the loss: a scalar. */
    String LOSS = "loss";

    /** Adds the fragment to the network that the builder holds. */
    Value loss(GraphBuilder graph);

    /** The network with the loss as its only output, but for the state that it carries. */
    default Network upon(Network network) {
        GraphBuilder graph = new GraphBuilder(network);
        graph.output(LOSS, loss(graph));
        String[] kept = Stream.concat(
                        Stream.of(LOSS), network.carried().stream().map(Network::next))
                .toArray(String[]::new);
        return graph.build().keeping(kept);
    }

    /**
     * An objective upon another reading of a network.
     *
     * @param prefix what the names of that reading's outputs begin with
     */
    record Reading(Objective of, String prefix) implements Objective {
        @Override
        public Value loss(GraphBuilder graph) {
            return graph.prefixed(prefix, () -> of.loss(graph));
        }
    }

    /**
     * {@link Detecting} by cross entropy.
     *
     * @param logit name of the value
     */
    record BinaryCrossEntropy(String logit) implements Objective {
        @Override
        public Value loss(GraphBuilder graph) {
            return new Detecting(logit, new Loss.CrossEntropy(), List.of()).loss(graph);
        }
    }

    /**
     * Mean of a value over all its elements, such as the squared errors that a network reconstructs with.
     *
     * @param error name of the value
     */
    record Mean(String error) implements Objective {
        @Override
        public Value loss(GraphBuilder graph) {
            return mean(graph, graph.value(error));
        }
    }

    /** Over all elements: a scalar. */
    static Value mean(GraphBuilder graph, Value value) {
        return graph.node(Reduction.ReduceMean, value).integer("keepdims", 0).output();
    }

    /** @throws IllegalArgumentException unless there is none or a positive one for each */
    static List<Double> weights(List<Double> weights, int count) {
        if (!weights.isEmpty()
                && (weights.size() != count || weights.stream().anyMatch(one -> !(one > 0 && one < 1e6)))) {
            throw new IllegalArgumentException(
                    "weights: expected none or " + count + " numbers above 0, got " + weights);
        }
        return List.copyOf(weights);
    }
}
