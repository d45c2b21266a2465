package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Axis;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Operator.Sampling;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Operator.Shape;

/**
 * Writes a network that somebody else wrote in the operator set of our own, so that layers of ours may follow (ONNX,
 * "Operator Changelog"). Nodes that mean the same in both stay as they are; of others attributes become inputs or the
 * reverse; what can't be said in the other set is refused by the node's name.
 */
final class OpsetChange {
    /** From these sets on, axes and the like are inputs and no longer attributes. */
    private static final int INPUTS_OF_SLICE = 10;

    private static final int INPUTS_OF_CLIP = 11;
    private static final int INPUTS_OF_DROPOUT = 12;
    private static final int INPUTS_OF_AXES = 13;
    private static final int INPUTS_OF_REDUCTIONS = 18;

    /** Of which later sets only added element types or attributes whose absence means what was meant before. */
    private static final Set<Operator> ALIKE = Set.of(
            Layer.Conv,
            Layer.ConvTranspose,
            Layer.MaxPool,
            Layer.AveragePool,
            Layer.GlobalAveragePool,
            Layer.GlobalMaxPool,
            Layer.LRN,
            Layer.InstanceNormalization,
            Layer.LayerNormalization,
            Shape.Concat,
            Shape.Flatten,
            Shape.Reshape,
            Shape.Transpose,
            Shape.Identity,
            Shape.Shape,
            Shape.Expand,
            Shape.Tile,
            Shape.DepthToSpace,
            Shape.SpaceToDepth,
            Selection.Gather,
            Selection.Where,
            Creation.Cast,
            Creation.Constant,
            Creation.ConstantOfShape,
            Creation.Range,
            Axis.ArgMax,
            Logic.Equal,
            Logic.Greater,
            Logic.Less);

    private static final Set<Operator> CHANGED_ACTIVATIONS =
            Set.of(Activation.Softmax, Activation.LogSoftmax, Activation.Hardmax);

    private final int from;
    private final int to;
    private final Set<String> taken;
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final List<TensorProto> added = new ArrayList<>();

    private OpsetChange(Network network, int to) {
        this.from = network.opset();
        this.to = to;
        this.taken = new HashSet<>(Nested.names(network.graph()));
        network.parameters().forEach(parameter -> taken.add(parameter.name()));
        network.graph().getInitializerList().forEach(constant -> constants.put(constant.getName(), constant));
        for (NodeProto node : network.graph().getNodeList()) {
            if (node.getOpType().equals(Creation.Constant.name())) {
                attribute(node, "value").ifPresent(value -> constants.put(node.getOutput(0), value.getT()));
            }
        }
    }

    /** @throws GraphException if a node can't be written so */
    static Network of(Network network, int to) {
        if (network.opset() == to) {
            return network;
        }
        OpsetChange change = new OpsetChange(network, to);
        List<NodeProto> nodes =
                network.graph().getNodeList().stream().map(change::changed).toList();
        GraphProto graph = network.graph().toBuilder()
                .clearNode()
                .addAllNode(nodes)
                .addAllInitializer(change.added)
                .build();
        return new Network(graph, network.parameters(), to, network.header());
    }

    private NodeProto changed(NodeProto node) {
        Operator operator = Operator.of(node.getDomain(), node.getOpType()).orElseThrow(() -> refusal(node));
        return switch (operator) {
            case Layer.BatchNormalization -> batchNorm(node);
            case Layer.Dropout -> before(INPUTS_OF_DROPOUT) ? number(node, "ratio", 0.5f) : node;
            case Arithmetic.Clip -> before(INPUTS_OF_CLIP) ? clip(node) : node;
            case Shape.Squeeze, Shape.Unsqueeze, Reduction.ReduceSum ->
                before(INPUTS_OF_AXES) ? integers(node, "axes") : node;
            case Shape.Split -> split(node);
            case Shape.Slice -> before(INPUTS_OF_SLICE) ? integers(node, "starts", "ends", "axes") : node;
            case Shape.Pad -> pad(node);
            case Sampling.Resize -> resize(node);
            case Reduction _ -> from >= INPUTS_OF_REDUCTIONS ? axesAsAttribute(node) : node;
            case Activation activation -> softmax(node, activation);
            case Arithmetic _ -> node;
            default -> {
                if (!ALIKE.contains(operator)) {
                    throw refusal(node);
                }
                yield node;
            }
        };
    }

    private boolean before(int set) {
        return from < set && set <= to;
    }

    private NodeProto batchNorm(NodeProto node) {
        boolean elementwise =
                attribute(node, "spatial").map(spatial -> spatial.getI() == 0).orElse(false);
        if (elementwise || node.getOutputCount() > 1) {
            throw refusal(node);
        }
        return without(node, "spatial").build();
    }

    private NodeProto clip(NodeProto node) {
        String low = attribute(node, "min").map(it -> floats(it.getF())).orElse("");
        String high = attribute(node, "max").map(it -> floats(it.getF())).orElse("");
        return without(node, "min", "max").addInput(low).addInput(high).build();
    }

    private NodeProto split(NodeProto node) {
        return before(INPUTS_OF_AXES)
                ? integers(node, "split")
                : without(node, "num_outputs").build();
    }

    private NodeProto pad(NodeProto node) {
        if (node.getInputCount() > 3
                || attribute(node, "mode")
                        .map(it -> it.getS().toStringUtf8().equals("wrap"))
                        .orElse(false)) {
            throw refusal(node);
        }
        if (!before(INPUTS_OF_CLIP)) {
            return node;
        }
        String value = attribute(node, "value").map(it -> floats(it.getF())).orElse("");
        return integers(without(node, "value").build(), "pads").toBuilder()
                .addInput(value)
                .build();
    }

    private NodeProto resize(NodeProto node) {
        Set<String> newer = Set.of("axes", "antialias", "keep_aspect_ratio_policy");
        if (from < 11 || node.getAttributeList().stream().anyMatch(it -> newer.contains(it.getName()))) {
            throw refusal(node);
        }
        return node;
    }

    /** Before set 13 all axes from one on were taken together; along the last alone it is the same. */
    private NodeProto softmax(NodeProto node, Activation activation) {
        boolean last = attribute(node, "axis").map(it -> it.getI() == -1).orElse(false);
        if (CHANGED_ACTIVATIONS.contains(activation) && before(INPUTS_OF_AXES) && !last) {
            throw refusal(node);
        }
        if (activation == Activation.Gelu || activation == Activation.Swish) {
            throw refusal(node);
        }
        return node;
    }

    private NodeProto axesAsAttribute(NodeProto node) {
        if (node.getInputCount() < 2 || node.getInput(1).isEmpty()) {
            return without(node, "noop_with_empty_axes").build();
        }
        TensorProto axes = constants.get(node.getInput(1));
        if (axes == null) {
            throw refusal(node);
        }
        AttributeProto.Builder list =
                AttributeProto.newBuilder().setName("axes").setType(AttributeProto.AttributeType.INTS);
        for (long axis : Array.ofProto(axes).longs()) {
            list.addInts(axis);
        }
        return without(node, "noop_with_empty_axes")
                .clearInput()
                .addInput(node.getInput(0))
                .addAttribute(list)
                .build();
    }

    /** Lists of integers that are attributes, as inputs in their order. */
    private NodeProto integers(NodeProto node, String... names) {
        NodeProto.Builder changed = without(node, names);
        Stream.of(names)
                .forEach(name -> attribute(node, name).ifPresent(list -> {
                    long[] values = list.getIntsList().stream()
                            .mapToLong(Long::longValue)
                            .toArray();
                    changed.addInput(constant(Array.of(values, values.length)));
                }));
        return changed.build();
    }

    private NodeProto number(NodeProto node, String name, float usual) {
        float value = attribute(node, name).map(AttributeProto::getF).orElse(usual);
        return without(node, name).addInput(floats(value)).build();
    }

    private String floats(float value) {
        return constant(Array.scalar(value));
    }

    private String constant(Array values) {
        int number = added.size();
        while (!taken.add("constant_" + number)) {
            number++;
        }
        added.add(values.toProto("constant_" + number));
        return "constant_" + number;
    }

    private static NodeProto.Builder without(NodeProto node, String... names) {
        NodeProto.Builder rest = node.toBuilder().clearAttribute();
        node.getAttributeList().stream()
                .filter(it -> !List.of(names).contains(it.getName()))
                .forEach(rest::addAttribute);
        return rest;
    }

    private static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst();
    }

    private GraphException refusal(NodeProto node) {
        return new GraphException(Nested.describe(node) + ": expected an operator that operator set " + to
                + " can say as well, got one of set " + from + " that it can't; export the network with operator set "
                + to + ", or cut it before the node");
    }
}
