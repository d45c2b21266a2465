package org.prodrome.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator;

/** A model of one node, and the inputs to run it with. */
final class OneNode {
    private static final Seed SEED = new Seed(17);

    private final int opset;
    private final Operator operator;
    private final NodeProto.Builder node = NodeProto.newBuilder();
    private final Map<String, Array> inputs = new HashMap<>();
    private final List<String> reals = new ArrayList<>();
    private double low = -1;
    private double high = 1;
    private int outputs = 1;

    private OneNode(Operator operator, int opset) {
        this.opset = opset;
        this.operator = operator;
        node.setOpType(operator.name()).setName("it");
    }

    static OneNode of(Operator operator, int opset) {
        return new OneNode(operator, opset);
    }

    /** Where the values of inputs lie that follow; else from -1 to 1. */
    OneNode within(double from, double to) {
        low = from;
        high = to;
        return this;
    }

    /**
     * An input of 64-bit floats to differentiate by. No two of its elements are close to each other, so that a small
     * step changes no maximum.
     */
    OneNode real(long... shape) {
        SplittableRandom random =
                SEED.split(operator.name()).split(node.getInputCount()).random();
        double[] values = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        for (int i = 0; i < values.length; i++) {
            int other = random.nextInt(i + 1); // a shuffle as it grows
            values[i] = values[other];
            values[other] = low + (high - low) * (i + random.nextDouble(0.25, 0.75)) / values.length;
        }
        return real(Samples.doubles(values, shape));
    }

    /** An input to differentiate by, with these values. */
    OneNode real(Array values) {
        reals.add("x" + node.getInputCount());
        return input(values);
    }

    /** A value to differentiate by that isn't the node's input, but one that its bodies use from around them. */
    OneNode around(String name, Array values) {
        reals.add(name);
        inputs.put(name, values);
        return this;
    }

    /** Integers: axes, lengths, labels. */
    OneNode longs(long... values) {
        return input(Array.of(values, values.length));
    }

    OneNode input(Array values) {
        String name = "x" + node.getInputCount();
        node.addInput(name);
        inputs.put(name, values);
        return this;
    }

    /** Leaves out an optional input. */
    OneNode absent() {
        node.addInput("");
        return this;
    }

    OneNode outputs(int count) {
        outputs = count;
        return this;
    }

    OneNode integer(String name, long value) {
        return with(name, AttributeProto.AttributeType.INT, attribute -> attribute.setI(value));
    }

    OneNode integers(String name, long... values) {
        return with(name, AttributeProto.AttributeType.INTS, attribute -> {
            for (long value : values) {
                attribute.addInts(value);
            }
        });
    }

    OneNode number(String name, double value) {
        return with(name, AttributeProto.AttributeType.FLOAT, attribute -> attribute.setF((float) value));
    }

    OneNode flag(String name, boolean value) {
        return integer(name, value ? 1 : 0);
    }

    OneNode numbers(String name, double... values) {
        return with(name, AttributeProto.AttributeType.FLOATS, attribute -> {
            for (double value : values) {
                attribute.addFloats((float) value);
            }
        });
    }

    OneNode tensor(String name, Array value) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setDataType(value.type().onnx())
                .setRawData(ByteString.copyFrom(value.data().asByteBuffer()));
        for (long length : value.shape()) {
            tensor.addDims(length);
        }
        return with(name, AttributeProto.AttributeType.TENSOR, attribute -> attribute.setT(tensor));
    }

    OneNode text(String name, String value) {
        return with(
                name, AttributeProto.AttributeType.STRING, attribute -> attribute.setS(ByteString.copyFromUtf8(value)));
    }

    OneNode texts(String name, String... values) {
        return with(
                name,
                AttributeProto.AttributeType.STRINGS,
                attribute -> List.of(values).forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value))));
    }

    OneNode graph(String name, GraphProto value) {
        return with(name, AttributeProto.AttributeType.GRAPH, attribute -> attribute.setG(value));
    }

    private OneNode with(
            String name, AttributeProto.AttributeType type, java.util.function.Consumer<AttributeProto.Builder> value) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(type);
        value.accept(attribute);
        node.addAttribute(attribute);
        return this;
    }

    Operator operator() {
        return operator;
    }

    int opset() {
        return opset;
    }

    int outputs() {
        return outputs;
    }

    /** By name: x and the input's place. */
    Map<String, Array> inputs() {
        return inputs;
    }

    /** Names of the inputs to differentiate by. */
    List<String> reals() {
        return reals;
    }

    /** The node and its inputs; its outputs are y and their place each, none of them the graph's yet. */
    GraphProto.Builder graph() {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("one node");
        inputs.forEach((name, array) -> graph.addInput(described(name, array)));
        NodeProto.Builder whole = node.clone();
        for (int i = 0; i < outputs; i++) {
            whole.addOutput("y" + i);
        }
        return graph.addNode(whole);
    }

    private byte[] bytes() {
        GraphProto.Builder graph = graph();
        for (int i = 0; i < outputs; i++) {
            graph.addOutput(ValueInfoProto.newBuilder().setName("y" + i));
        }
        return model(graph).build().toByteArray();
    }

    /** A file's contents around the graph. */
    ModelProto.Builder model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(opset < 10 ? 4 : opset < 20 ? 8 : 10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph);
    }

    private static ValueInfoProto described(String name, Array array) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long length : array.shape()) {
            shape.addDimBuilder().setDimValue(length);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(array.type().onnx())
                                .setShape(shape)))
                .build();
    }

    /** The outputs in order, as {@link TorchRuntime} computes them. */
    List<Array> inTorch() {
        Network network = Network.ofOnnx(bytes());
        try (TorchRuntime runtime = new TorchRuntime(network, network.initialise(new Seed(1)), Device.CPU)) {
            return inOrder(runtime.run(inputs));
        }
    }

    /** The outputs in order, as {@link OrtRuntime} computes them. */
    List<Array> inOnnxRuntime() {
        try (OrtRuntime runtime = new OrtRuntime(bytes(), 1)) {
            return inOrder(runtime.run(inputs));
        }
    }

    private List<Array> inOrder(Map<String, Array> values) {
        List<Array> ordered = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            ordered.add(values.get("y" + i));
        }
        return ordered;
    }

    /** Runs it in both runtimes, which have to agree on every element. */
    void agrees() {
        List<Array> got = inTorch();
        List<Array> expected = inOnnxRuntime();
        for (int i = 0; i < outputs; i++) {
            Samples.same(this + ", output " + i, got.get(i), expected.get(i));
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(node.getOpType() + " of operator set " + opset);
        node.getAttributeList()
                .forEach(attribute -> text.append(", ")
                        .append(attribute.getName())
                        .append(
                                switch (attribute.getType()) {
                                    case INT -> " " + attribute.getI();
                                    case INTS -> " " + attribute.getIntsList();
                                    case FLOAT -> " " + attribute.getF();
                                    case STRING -> " " + attribute.getS().toStringUtf8();
                                    case STRINGS ->
                                        " "
                                                + attribute.getStringsList().stream()
                                                        .map(ByteString::toStringUtf8)
                                                        .toList();
                                    default -> "";
                                }));
        for (String input : node.getInputList()) {
            Array array = inputs.get(input);
            text.append(", ").append(array == null ? "no input" : array.type() + Arrays.toString(array.shape()));
        }
        return text.toString();
    }
}
