package org.prodrome.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.Map;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator;

/**
 * Lets a ReLU wait for the max pooling that alone reads it. max(relu(x)) = relu(max(x)), and gradients are the same
 * too: both give the largest element's place what reaches it, and nothing where none is above 0. There is less to
 * rectify then, forward and back: of a training step of three blocks of convolution and pooling about a tenth.
 */
final class PoolFirst {
    private PoolFirst() {}

    /** The network with each such pair in the other order; one with graphs within graphs as it is. */
    static Network in(Network network) {
        GraphProto graph = network.graph();
        if (graph.getNodeList().stream().anyMatch(PoolFirst::refersElsewhere)) {
            return network;
        }
        Map<String, Integer> reads = reads(graph);
        Map<String, Integer> rectified = new HashMap<>();
        GraphProto.Builder swapped = graph.toBuilder();
        for (int place = 0; place < graph.getNodeCount(); place++) {
            NodeProto node = graph.getNode(place);
            if (is(Operator.Activation.Relu, node)) {
                rectified.put(node.getOutput(0), place);
            } else if (is(Operator.Layer.MaxPool, node) && node.getOutputCount() == 1) {
                String between = node.getInput(0);
                Integer relu = rectified.get(between);
                if (relu != null && reads.getOrDefault(between, 0) == 1) {
                    swap(swapped, relu, place);
                }
            }
        }
        return new Network(swapped.build(), network.parameters(), network.opset(), network.header());
    }

    /** The pooling takes the ReLU's place and input, the ReLU the pooling's place and output. */
    private static void swap(GraphProto.Builder graph, int relu, int pool) {
        NodeProto first = graph.getNode(relu);
        NodeProto second = graph.getNode(pool);
        graph.setNode(relu, second.toBuilder().setInput(0, first.getInput(0)).setOutput(0, first.getOutput(0)));
        graph.setNode(pool, first.toBuilder().setInput(0, first.getOutput(0)).setOutput(0, second.getOutput(0)));
    }

    private static boolean is(Enum<?> operator, NodeProto node) {
        return node.getDomain().isEmpty()
                && node.getOpType().equals(operator.name())
                && node.getInputCount() == 1
                && node.getOutputCount() > 0;
    }

    private static boolean refersElsewhere(NodeProto node) {
        return node.getDomain().equals(Operator.TRAINING)
                || node.getAttributeList().stream().anyMatch(AttributeProto::hasG);
    }

    /** How often each value is read; an output is read once more. */
    private static Map<String, Integer> reads(GraphProto graph) {
        Map<String, Integer> reads = new HashMap<>();
        graph.getNodeList().forEach(node -> node.getInputList().forEach(name -> reads.merge(name, 1, Integer::sum)));
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(name -> reads.merge(name, 1, Integer::sum));
        return reads;
    }
}
