package org.prodrome.objective;

import java.util.stream.Stream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;

/** What training makes small: a graph fragment that ends in a scalar. */
public sealed interface Objective {
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
     * Binary cross-entropy of a logit z [batch] with the label y: mean of softplus(z) - y z.
     *
     * @param logit name of the value
     */
    record BinaryCrossEntropy(String logit) implements Objective {
        @Override
        public Value loss(GraphBuilder graph) {
            Value z = graph.value(logit);
            Value y = graph.input(LABEL, GraphBuilder.ANY);
            Value each = graph.add(Arithmetic.Sub, graph.add(Activation.Softplus, z), graph.add(Arithmetic.Mul, y, z));
            return graph.node(Reduction.ReduceMean, each).integer("keepdims", 0).output();
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
            return graph.node(Reduction.ReduceMean, graph.value(error))
                    .integer("keepdims", 0)
                    .output();
        }
    }
}
