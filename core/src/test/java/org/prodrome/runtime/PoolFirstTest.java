package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;

class PoolFirstTest {
    private static final long[] SHAPE = {2, 3, 9, 11};

    /** ReLU and overlapping windows of random values, of which each counts differently. */
    private static Network network(boolean rectifiedIsOutput, boolean rectifiedIsReadTwice) {
        GraphBuilder g = new GraphBuilder("pooled");
        Value x = g.parameter("x", new Initialiser.Uniform(1), false, SHAPE);
        Value rectified = g.add(Activation.Relu, x);
        Value pooled = g.node(Layer.MaxPool, rectified)
                .integers("kernel_shape", 3, 3)
                .integers("strides", 2, 2)
                .integers("pads", 1, 1, 1, 1)
                .output();
        Value weights = g.input("weights", 2, 3, 5, 6);
        Value loss = g.add(Reduction.ReduceSum, g.add(Arithmetic.Mul, pooled, weights));
        if (rectifiedIsReadTwice) {
            loss = g.add(Arithmetic.Add, loss, g.add(Reduction.ReduceSum, rectified));
        }
        g.output("loss", loss);
        if (rectifiedIsOutput) {
            g.output("rectified", rectified, SHAPE);
        }
        return g.build();
    }

    private static Array stepped(Network network) {
        float[] weights = new float[180];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i - 90;
        }
        try (TorchParameters parameters = new TorchParameters(network.initialise(new Seed(3)), Device.CPU);
                TorchPhase phase =
                        new TorchPhase(network, network.trainable(), new Optimiser.Sgd(1, 0, false, 0), parameters)) {
            phase.step(Map.of("weights", Array.of(weights, 2, 3, 5, 6)), 1, new Seed(1));
            return java.util.Objects.requireNonNull(
                    parameters.download().arrays().get("x"));
        }
    }

    private static String first(Network network) {
        return network.graph().getNodeList().stream()
                .map(NodeProto::getOpType)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theGradientIsTheSame() {
        Network asWritten = network(true, false);
        Network swapped = network(false, false);
        assertThat(first(PoolFirst.in(asWritten))).isEqualTo("Relu");
        assertThat(first(PoolFirst.in(swapped))).isEqualTo("MaxPool");
        assertThat(stepped(swapped).floats()).isEqualTo(stepped(asWritten).floats());
    }

    @Test
    void whatElseReadsTheRectifiedStillFindsIt() {
        Network readTwice = network(false, true);
        assertThat(PoolFirst.in(readTwice)).isEqualTo(readTwice);
    }
}
