package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives the values of nodes other names.
 *
 * @param names new names by old ones
 * @param prefix of all others, which may be empty
 */
record Renaming(Map<String, String> names, String prefix) {

    String of(String name) {
        String renamed = names.get(name);
        return renamed != null ? renamed : name.isEmpty() ? name : prefix + name;
    }

    /** The node, with the graphs within it, which see the names around them. */
    NodeProto of(NodeProto node) {
        NodeProto.Builder renamed = node.toBuilder().clearInput().clearOutput();
        node.getInputList().forEach(name -> renamed.addInput(of(name)));
        node.getOutputList().forEach(name -> renamed.addOutput(of(name)));
        if (!prefix.isEmpty() && !node.getName().isEmpty()) {
            renamed.setName(prefix + node.getName());
        }
        return Nested.map(renamed.build(), this::of);
    }

    private GraphProto of(GraphProto graph) {
        Map<String, String> seen = new HashMap<>(names);
        seen.keySet().removeAll(Nested.made(graph)); // an inner value hides an outer one of its name
        return new Renaming(seen, prefix).whole(graph);
    }

    private GraphProto whole(GraphProto graph) {
        GraphProto.Builder renamed = graph.toBuilder().clearNode().clearValueInfo();
        graph.getNodeList().forEach(node -> renamed.addNode(of(node)));
        renamed.getInputBuilderList().forEach(input -> input.setName(of(input.getName())));
        renamed.getOutputBuilderList().forEach(output -> output.setName(of(output.getName())));
        renamed.getInitializerBuilderList().forEach(constant -> constant.setName(of(constant.getName())));
        return renamed.build();
    }
}
