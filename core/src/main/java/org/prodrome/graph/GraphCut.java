package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.prodrome.data.NearMiss;

/** Reduces a network to what some of its values need. */
final class GraphCut {
    private GraphCut() {}

    static Network at(Network network, List<String> values) {
        GraphProto graph = network.graph();
        Map<String, NodeProto> makers = new HashMap<>();
        graph.getNodeList().forEach(node -> node.getOutputList().forEach(output -> makers.put(output, node)));
        Map<String, ValueInfoProto> described = new HashMap<>();
        Stream.concat(graph.getValueInfoList().stream(), graph.getOutputList().stream())
                .forEach(value -> described.put(value.getName(), value));
        List<ValueInfoProto> outputs = new ArrayList<>();
        for (String value : values) {
            boolean output = network.outputs().contains(value);
            if (value.isEmpty() || !(output || makers.containsKey(value))) {
                throw noSuchValue(graph, value, makers.keySet());
            }
            outputs.add(described.getOrDefault(value, undescribed(value)));
        }
        Set<String> needed = needed(values, makers);
        GraphProto.Builder kept = graph.toBuilder()
                .clearNode()
                .addAllNode(graph.getNodeList().stream()
                        .filter(node -> node.getOutputList().stream().anyMatch(needed::contains))
                        .toList())
                .clearInput()
                .addAllInput(named(graph.getInputList(), needed))
                .clearValueInfo()
                .addAllValueInfo(named(graph.getValueInfoList(), needed))
                .clearOutput()
                .addAllOutput(outputs)
                .clearInitializer()
                .addAllInitializer(graph.getInitializerList().stream()
                        .filter(constant -> needed.contains(constant.getName()))
                        .toList());
        List<Parameter> parameters = network.parameters().stream()
                .filter(parameter -> needed.contains(parameter.name()))
                .toList();
        return new Network(kept.build(), parameters, network.opset(), network.header());
    }

    private static Set<String> needed(List<String> values, Map<String, NodeProto> makers) {
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(values);
        while (!open.isEmpty()) {
            String value = open.pop();
            if (needed.add(value) && makers.containsKey(value)) {
                open.addAll(Nested.reads(makers.get(value)));
            }
        }
        return needed;
    }

    private static List<ValueInfoProto> named(List<ValueInfoProto> values, Set<String> names) {
        return values.stream().filter(value -> names.contains(value.getName())).toList();
    }

    /** Without type and shape, which runtimes infer. */
    private static ValueInfoProto undescribed(String value) {
        return ValueInfoProto.newBuilder().setName(value).build();
    }

    private static GraphException noSuchValue(GraphProto graph, String value, Set<String> made) {
        String hint = graph.getNodeList().stream()
                .filter(node -> node.getName().equals(value) && node.getOutputCount() > 0)
                .findFirst()
                .map(node -> "; the node of that name makes " + node.getOutput(0))
                .or(() -> NearMiss.of(value, made).map(near -> "; did you mean " + near + "?"))
                .orElse("");
        return new GraphException("value " + value + ": expected one that a node makes, got none of that name" + hint);
    }
}
