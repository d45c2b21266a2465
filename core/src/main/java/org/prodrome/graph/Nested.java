package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Looks into the graphs within nodes: branches of If, bodies of Loop and Scan. */
final class Nested {
    private Nested() {}

    /** The graphs among a node's attributes. */
    static List<GraphProto> graphs(NodeProto node) {
        return node.getAttributeList().stream()
                .filter(AttributeProto::hasG)
                .map(AttributeProto::getG)
                .toList();
    }

    /** The nodes of a graph and of the graphs within them. */
    static Stream<NodeProto> nodes(GraphProto graph) {
        return graph.getNodeList().stream()
                .flatMap(node ->
                        Stream.concat(Stream.of(node), graphs(node).stream().flatMap(Nested::nodes)));
    }

    /** The node with each of the graphs within it changed. */
    static NodeProto map(NodeProto node, UnaryOperator<GraphProto> change) {
        if (node.getAttributeList().stream().noneMatch(AttributeProto::hasG)) {
            return node;
        }
        NodeProto.Builder changed = node.toBuilder();
        changed.getAttributeBuilderList().stream()
                .filter(AttributeProto.Builder::hasG)
                .forEach(attribute -> attribute.setG(change.apply(attribute.getG())));
        return changed.build();
    }

    /** What a node reads: its inputs, what Gradient differentiates, and what graphs within it use from around them. */
    static Set<String> reads(NodeProto node) {
        Set<String> reads = new LinkedHashSet<>(node.getInputList());
        if (node.getDomain().equals(Operator.TRAINING)) {
            node.getAttributeList().stream()
                    .filter(attribute -> attribute.getName().equals("y"))
                    .forEach(attribute -> reads.add(attribute.getS().toStringUtf8()));
        }
        graphs(node).forEach(graph -> reads.addAll(free(graph)));
        reads.remove("");
        return reads;
    }

    /** Names that a graph uses but doesn't make, whatever the order of its nodes. */
    static Set<String> free(GraphProto graph) {
        Set<String> made = made(graph);
        Set<String> free = new LinkedHashSet<>();
        graph.getNodeList().forEach(node -> free.addAll(reads(node)));
        graph.getOutputList().forEach(output -> free.add(output.getName()));
        free.removeAll(made);
        return free;
    }

    /** Names that the graph itself gives a meaning: inputs, initializers, outputs of nodes. */
    static Set<String> made(GraphProto graph) {
        Set<String> made = new HashSet<>();
        graph.getInputList().stream().map(ValueInfoProto::getName).forEach(made::add);
        graph.getInitializerList().stream().map(TensorProto::getName).forEach(made::add);
        graph.getNodeList().forEach(node -> made.addAll(node.getOutputList()));
        return made;
    }

    /** Every name of a value, at any depth. */
    static Set<String> names(GraphProto graph) {
        Set<String> names = made(graph);
        graph.getNodeList().forEach(node -> {
            names.addAll(node.getInputList());
            graphs(node).forEach(within -> names.addAll(names(within)));
        });
        return names;
    }

    /** For messages. */
    static String describe(NodeProto node) {
        return "node " + (node.getName().isEmpty() ? "of output " + node.getOutputList() : node.getName()) + " ("
                + node.getOpType() + ")";
    }
}
