package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings everything that may be a weight among the outermost graph's initializers, where training finds it: exporters
 * also write weights as Constant nodes, and as initializers of the graphs within If, Loop and Scan. PyTorch's exporter
 * writes equal weights once and the others as Identity of it, such as those of layers that were not trained yet; they
 * become initializers of their own, for training tells them apart.
 */
final class WeightCollector {
    /** Bytes that Identity nodes may copy, so that a small file doesn't become a large network. */
    private static final long MOST_COPIED = 1L << 30;

    private final Map<String, Integer> makers = new HashMap<>();
    private final List<TensorProto> found = new ArrayList<>();

    private WeightCollector() {}

    /** The same computation with every floating-point array that has an axis as an initializer of the graph itself. */
    static GraphProto collect(GraphProto graph) {
        WeightCollector collector = new WeightCollector();
        collector.count(graph);
        GraphProto own = withoutConstantNodes(graph);
        GraphProto.Builder whole = own.toBuilder().clearNode();
        own.getNodeList().forEach(node -> whole.addNode(Nested.map(node, collector::emptied)));
        return whole.addAllInitializer(collector.found).build();
    }

    private void count(GraphProto graph) {
        Nested.made(graph).forEach(name -> makers.merge(name, 1, Integer::sum));
        graph.getNodeList().forEach(node -> Nested.graphs(node).forEach(this::count));
    }

    /** A graph within a node, without its weights. */
    private GraphProto emptied(GraphProto within) {
        GraphProto graph = withoutConstantNodes(within);
        Set<String> bound = bound(graph);
        Map<String, String> moved = new HashMap<>();
        GraphProto.Builder emptied = graph.toBuilder().clearInitializer().clearNode();
        for (TensorProto constant : graph.getInitializerList()) {
            if (mayBeWeight(constant) && !bound.contains(constant.getName())) {
                String name = alone(constant.getName());
                moved.put(constant.getName(), name);
                found.add(constant.toBuilder().setName(name).build());
            } else {
                emptied.addInitializer(constant);
            }
        }
        Renaming renaming = new Renaming(moved, "");
        graph.getNodeList().forEach(node -> emptied.addNode(Nested.map(renaming.of(node), this::emptied)));
        return emptied.build();
    }

    /** The name, or one like it if it means something else elsewhere. */
    private String alone(String name) {
        if (makers.getOrDefault(name, 0) <= 1) {
            return name;
        }
        String free = name;
        for (int number = 2; makers.containsKey(free); number++) {
            free = name + "_" + number;
        }
        makers.put(free, 1);
        return free;
    }

    /** Constant nodes and copies of initializers become initializers, where they are floating-point arrays. */
    private static GraphProto withoutConstantNodes(GraphProto graph) {
        Set<String> bound = bound(graph);
        Map<String, TensorProto> known = new HashMap<>();
        graph.getInitializerList().forEach(constant -> known.put(constant.getName(), constant));
        GraphProto.Builder changed = graph.toBuilder().clearNode();
        long copied = 0;
        for (NodeProto node : graph.getNodeList()) {
            Optional<TensorProto> value = value(node, known)
                    .filter(WeightCollector::mayBeWeight)
                    .filter(_ -> !bound.contains(node.getOutput(0)));
            copied += value.map(TensorProto::getSerializedSize).orElse(0);
            if (value.isPresent() && copied < MOST_COPIED) {
                TensorProto own =
                        value.get().toBuilder().setName(node.getOutput(0)).build();
                known.put(own.getName(), own);
                changed.addInitializer(own);
            } else {
                changed.addNode(node);
            }
        }
        return changed.build();
    }

    /** What a node gives whatever the data are. */
    private static Optional<TensorProto> value(NodeProto node, Map<String, TensorProto> known) {
        if (!FileHeader.isOnnx(node.getDomain()) || node.getOutputCount() != 1) {
            return Optional.empty();
        }
        if (node.getOpType().equals(Operator.Shape.Identity.name()) && node.getInputCount() == 1) {
            return Optional.ofNullable(known.get(node.getInput(0)));
        }
        return node.getOpType().equals(Operator.Creation.Constant.name()) && node.getAttributeCount() == 1
                ? Optional.of(node.getAttribute(0))
                        .filter(attribute -> attribute.getName().equals("value") && attribute.hasT())
                        .map(AttributeProto::getT)
                : Optional.empty();
    }

    /** Names that a graph's own interface uses, which have to stay where they are. */
    private static Set<String> bound(GraphProto graph) {
        Set<String> bound = new HashSet<>();
        graph.getInputList().stream().map(ValueInfoProto::getName).forEach(bound::add);
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(bound::add);
        return bound;
    }

    private static boolean mayBeWeight(TensorProto tensor) {
        int type = tensor.getDataType();
        return tensor.getDimsCount() > 0
                && (type == DataType.FLOAT_VALUE || type == DataType.FLOAT16_VALUE || type == DataType.DOUBLE_VALUE);
    }
}
