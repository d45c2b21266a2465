package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that takes one thing after another: the state that it {@link Network#carried carries} is an input and an
 * output. Of a network that carries none it is what its recurrent layers have when they come to the end, so that it
 * takes a recording piece by piece. Its inputs' lengths are free.
 *
 * @param network takes one recording or case at a time
 * @param next the output that says what an input is the next time, by the input
 * @param start what the inputs are the first time
 */
public record Carrying(Network network, Map<String, String> next, Map<String, Array> start) {

    /**
     * Makes one of a network.
     *
     * @param values of its parameters
     * @throws GraphException if it has a recurrent layer that goes back in time, or begins somewhere else than at
     *     nothing
     */
    public static Carrying of(Network network, Parameters values) {
        Map<String, String> next = new LinkedHashMap<>();
        Map<String, Array> start = new LinkedHashMap<>();
        GraphProto.Builder graph = network.graph().toBuilder();
        freeLengths(graph);
        for (String state : network.carried()) {
            Array value = values.get(state);
            graph.addInput(described(state, value.shape()));
            next.put(state, Network.next(state));
            start.put(state, value);
        }
        boolean pieces = start.isEmpty();
        for (int i = 0; pieces && i < graph.getNodeCount(); i++) {
            NodeProto node = graph.getNode(i);
            if (Operator.of(node.getDomain(), node.getOpType()).orElse(null) instanceof Operator.Recurrent kind) {
                graph.setNode(i, carrying(graph, node, kind, units(network, node), next, start));
            }
        }
        List<Parameter> parameters = network.parameters().stream()
                .filter(parameter -> !start.containsKey(parameter.name()))
                .toList();
        return new Carrying(
                new Network(graph.build(), parameters, network.opset(), network.header()),
                Collections.unmodifiableMap(next),
                Collections.unmodifiableMap(start));
    }

    private static void freeLengths(GraphProto.Builder graph) {
        for (ValueInfoProto.Builder input : graph.getInputBuilderList()) {
            TensorShapeProto.Builder shape =
                    input.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
            for (int axis = 2; axis < shape.getDimCount(); axis++) {
                shape.setDim(axis, TensorShapeProto.Dimension.newBuilder().setDimParam("length" + axis));
            }
        }
    }

    private static NodeProto carrying(
            GraphProto.Builder graph,
            NodeProto node,
            Operator.Recurrent kind,
            int units,
            Map<String, String> next,
            Map<String, Array> start) {
        boolean forward = node.getAttributeList().stream()
                .noneMatch(it -> it.getName().equals("direction")
                        && !it.getS().toStringUtf8().equals("forward"));
        boolean plain = node.getInputList().stream().skip(4).allMatch(String::isEmpty);
        if (!forward || !plain) {
            throw new GraphException(
                    Nested.describe(node) + ": expected a layer that goes forward in time, begins at 0 and"
                            + " takes every step, got another, which can't take a recording piece by piece");
        }
        List<String> inputs = new ArrayList<>(node.getInputList().subList(0, Math.min(4, node.getInputCount())));
        List<String> outputs = new ArrayList<>(node.getOutputList());
        while (inputs.size() < 5) {
            inputs.add("");
        }
        int states = kind == Operator.Recurrent.LSTM ? 2 : 1;
        for (int state = 1; state <= states; state++) {
            String input = "carried." + node.getOutput(0) + "." + state;
            inputs.add(input);
            graph.addInput(described(input, 1, 1, units));
            start.put(input, Array.of(new float[units], 1, 1, units));
            while (outputs.size() <= state) {
                outputs.add("");
            }
            if (outputs.get(state).isEmpty()) {
                outputs.set(state, Network.next(input));
            }
            next.put(input, outputs.get(state));
            graph.addOutput(described(outputs.get(state), 1, 1, units));
        }
        return node.toBuilder()
                .clearInput()
                .addAllInput(inputs)
                .clearOutput()
                .addAllOutput(outputs)
                .build();
    }

    private static int units(Network network, NodeProto node) {
        return node.getAttributeList().stream()
                .filter(it -> it.getName().equals("hidden_size"))
                .map(AttributeProto::getI)
                .findFirst()
                .map(Math::toIntExact)
                .orElseThrow(() -> new GraphException(
                        Nested.describe(node) + ": expected hidden_size, got none in " + network.inputs()));
    }

    private static ValueInfoProto described(String name, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long length : shape) {
            dimensions.addDimBuilder().setDimValue(length);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(dimensions)))
                .build();
    }
}
