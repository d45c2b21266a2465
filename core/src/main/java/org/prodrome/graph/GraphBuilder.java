package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Builds a network's ONNX graph, node by node, in the order in which it runs. Shapes are written with {@link #ANY} for
 * the one axis whose length is known at run time only.
 */
public final class GraphBuilder {
    /** The length of an axis that is known at run time only. */
    public static final long ANY = -1;

    private final GraphProto.Builder graph;
    private final List<Parameter> parameters;
    private final int opset;
    private final FileHeader header;
    private final Set<String> names;
    /** Names within the graphs of nodes: not for use, and not for others. */
    private final Set<String> within;
    /** Whether a part is built once more. */
    private boolean again;
    /** What outputs' names begin with. */
    private String prefix = "";

    public GraphBuilder(String name) {
        graph = GraphProto.newBuilder().setName(name);
        opset = Network.OPSET;
        header = FileHeader.own();
        parameters = new ArrayList<>();
        names = new HashSet<>();
        within = new HashSet<>();
    }

    private GraphBuilder(GraphBuilder around, String name) {
        graph = GraphProto.newBuilder().setName(name);
        opset = around.opset;
        header = around.header;
        parameters = around.parameters;
        names = around.names;
        within = around.within;
        again = around.again;
    }

    /** Goes on where a network ends, so that an objective can be built upon its outputs. */
    public GraphBuilder(Network network) {
        graph = network.graph().toBuilder();
        opset = network.opset();
        header = network.header();
        parameters = new ArrayList<>(network.parameters());
        names = new HashSet<>();
        parameters.forEach(parameter -> names.add(parameter.name()));
        names.addAll(Nested.made(network.graph()));
        within = Nested.names(network.graph());
        within.removeAll(names);
    }

    /** An input of 32-bit floats. */
    public Value input(String name, long... shape) {
        graph.addInput(describe(unique(name), shape));
        return new Value(name);
    }

    /** An input of 32-bit floats that another part of the graph may have asked for before. */
    public Value sharedInput(String name, long... shape) {
        return names.contains(name) ? new Value(name) : input(name, shape);
    }

    /** An initializer that training changes. */
    public Value parameter(String name, Initialiser initialiser, boolean decays, long... shape) {
        return declare(name, Role.TRAINABLE, initialiser, decays, shape);
    }

    /** An initializer that running the graph in training changes. */
    public Value state(String name, Initialiser initialiser, long... shape) {
        return declare(name, Role.STATE, initialiser, false, shape);
    }

    private Value declare(String name, Role role, Initialiser initialiser, boolean decays, long... shape) {
        if (!again) {
            parameters.add(new Parameter(unique(name), role, boxed(shape), initialiser, decays));
        } else if (parameters.stream()
                .noneMatch(one -> one.name().equals(name)
                        && one.role() == role
                        && one.shape().equals(boxed(shape)))) {
            throw new GraphException("parameter " + name + ": expected one that the part declared the first time, "
                    + role + " of shape " + boxed(shape) + ", got none");
        }
        return new Value(name);
    }

    /**
     * Builds a part once more, upon other values, with the parameters and named constants that it declared the first
     * time. What its nodes give has names of its own.
     *
     * @throws GraphException if it declares a parameter that isn't there
     */
    public <T> T again(Supplier<T> part) {
        boolean before = again;
        again = true;
        try {
            return part.get();
        } finally {
            again = before;
        }
    }

    /**
     * Says the same of another reading of a network: outputs that the part makes, and values that it asks for, have
     * names that begin with a prefix.
     */
    public <T> T prefixed(String prefix, Supplier<T> part) {
        String before = this.prefix;
        this.prefix = prefix;
        try {
            return part.get();
        } finally {
            this.prefix = before;
        }
    }

    /**
     * Begins a graph that runs within a node of this one, such as a Scan's body. It may use what stands in this graph,
     * and declares its parameters there; {@link NodeBuilder#graph} puts it into its node.
     */
    public GraphBuilder inner(String name) {
        return new GraphBuilder(this, name);
    }

    /**
     * Says what a state is after the network has run: an output, {@link Network#next} of the state's name, which
     * training carries over to the next step, without a gradient.
     */
    public void carry(Value state, Value next, long... shape) {
        output(Network.next(state.name()), next, shape);
    }

    /** An initializer that never changes. */
    public Value constant(String name, Array values) {
        if (!again || !names.contains(name)) {
            graph.addInitializer(values.toProto(unique(name)));
        }
        return new Value(name);
    }

    /** An initializer that never changes, under a name that nothing has yet. */
    public Value constant(Array values) {
        return constant(fresh("constant"), values);
    }

    /** A constant number. */
    public Value constant(float value) {
        return constant(Array.scalar(value));
    }

    /** A constant list of axes or lengths. */
    public Value integers(long... values) {
        return constant(fresh("integers"), Array.of(values, values.length));
    }

    /**
     * Puts a network in, with its parameters: names of its values, constants and nodes begin with the prefix. One of
     * another operator set is written in this graph's.
     *
     * @param inputs what stands for each of its inputs
     * @return its outputs, in their order
     * @throws GraphException if an input is missing, or a node can't be written in this graph's operator set
     */
    public List<Value> put(Network part, String prefix, Map<String, Value> inputs) {
        Network alike = OpsetChange.of(part, opset);
        Map<String, String> names = new HashMap<>();
        for (String input : alike.inputs()) {
            Value given = inputs.get(input);
            if (given == null) {
                throw new GraphException("input " + input + ": expected a value for it, got none");
            }
            names.put(input, value(given.name()).name());
        }
        Renaming renaming = new Renaming(names, prefix);
        alike.parameters()
                .forEach(it -> parameters.add(new Parameter(
                        unique(renaming.of(it.name())), it.role(), it.shape(), it.initialiser(), it.decays())));
        alike.graph()
                .getInitializerList()
                .forEach(it -> graph.addInitializer(it.toBuilder().setName(unique(renaming.of(it.getName())))));
        for (NodeProto node : alike.graph().getNodeList()) {
            NodeProto renamed = renaming.of(node);
            renamed.getOutputList().stream().filter(name -> !name.isEmpty()).forEach(this::unique);
            graph.addNode(renamed);
            Nested.graphs(renamed).forEach(graphWithin -> within.addAll(Nested.names(graphWithin)));
        }
        return alike.outputs().stream()
                .map(name -> new Value(renaming.of(name)))
                .toList();
    }

    /** A node with one output and no attributes. */
    public Value add(Operator operator, Value... inputs) {
        return node(operator, inputs).output();
    }

    /** A node whose attributes and outputs follow. */
    public NodeBuilder node(Operator operator, Value... inputs) {
        NodeProto.Builder node =
                NodeProto.newBuilder().setOpType(operator.name()).setDomain(operator.domain());
        for (Value input : inputs) {
            if (!input.equals(Value.ABSENT) && !names.contains(input.name())) {
                throw new GraphException(
                        operator.name() + ": expected an input that stands in the graph, got " + input.name());
            }
            node.addInput(input.name());
        }
        return new NodeBuilder(this, node);
    }

    Value finish(NodeProto.Builder node, String output) {
        String name = again && names.contains(output) ? fresh(output) : output;
        graph.addNode(node.setName(unique(name)).addOutput(name));
        return new Value(name);
    }

    /** The node is named after its first output, its outputs after the operator. */
    List<Value> finish(NodeProto.Builder node, int count) {
        for (int i = 0; i < count; i++) {
            node.addOutput(unique(fresh(node.getOpType())));
        }
        graph.addNode(node.setName(node.getOutput(0)));
        return node.getOutputList().stream().map(Value::new).toList();
    }

    /** Whether there is a value of that name. */
    public boolean has(String name) {
        return names.contains(prefix + name);
    }

    /** The value of that name, such as an output of the network that is gone on from. */
    public Value value(String name) {
        if (!names.contains(prefix + name)) {
            throw new GraphException("value " + prefix + name + ": expected one of the graph's, got none of that name");
        }
        return new Value(prefix + name);
    }

    /** Makes the value an output, under a name of its own. */
    public Value output(String name, Value value, long... shape) {
        Value output = node(Operator.Shape.Identity, value).output(prefix + name);
        graph.addOutput(describe(prefix + name, shape));
        return output;
    }

    /** The graph of a builder that is {@link #inner}. */
    GraphProto graph() {
        return graph.build();
    }

    public Network build() {
        return new Network(graph.build(), parameters, opset, header);
    }

    /** A name that nothing in the graph has yet. */
    String fresh(String stem) {
        int number = 1;
        while (names.contains(stem + "_" + number) || within.contains(stem + "_" + number)) {
            number++;
        }
        return stem + "_" + number;
    }

    private String unique(String name) {
        if (within.contains(name) || !names.add(name)) {
            throw new GraphException("value " + name + ": expected a name of its own, got one that is taken");
        }
        return name;
    }

    private static List<Long> boxed(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }

    private static ValueInfoProto describe(String name, long[] shape) {
        var dimensions = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == ANY) {
                dimensions.addDimBuilder().setDimParam(axis == 0 ? "batch" : "length" + axis);
            } else {
                dimensions.addDimBuilder().setDimValue(shape[axis]);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(ElementType.FLOAT32.onnx())
                                .setShape(dimensions)))
                .build();
    }
}
