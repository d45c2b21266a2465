package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;

/** A graph of one node, in the making and run by either runtime. */
final class SingleNode {
    private final int opset;
    private final NodeProto.Builder node;
    private final Map<String, Array> inputs = new LinkedHashMap<>();
    private int outputs = 1;

    SingleNode(String operator, int opset) {
        this.opset = opset;
        this.node = NodeProto.newBuilder().setOpType(operator).setName("it");
    }

    SingleNode input(Array values) {
        String name = "x" + node.getInputCount();
        inputs.put(name, values);
        node.addInput(name);
        return this;
    }

    SingleNode longs(long... values) {
        return input(Array.of(values, values.length));
    }

    SingleNode absent() {
        node.addInput("");
        return this;
    }

    SingleNode outputs(int count) {
        outputs = count;
        return this;
    }

    private AttributeProto.Builder attribute(String name, AttributeType type) {
        return node.addAttributeBuilder().setName(name).setType(type);
    }

    SingleNode integer(String name, long value) {
        attribute(name, AttributeType.INT).setI(value);
        return this;
    }

    SingleNode flag(String name, boolean value) {
        return integer(name, value ? 1 : 0);
    }

    SingleNode integers(String name, long... values) {
        attribute(name, AttributeType.INTS)
                .addAllInts(LongStream.of(values).boxed().toList());
        return this;
    }

    SingleNode number(String name, double value) {
        attribute(name, AttributeType.FLOAT).setF((float) value);
        return this;
    }

    SingleNode numbers(String name, double... values) {
        var list = attribute(name, AttributeType.FLOATS);
        for (double value : values) {
            list.addFloats((float) value);
        }
        return this;
    }

    SingleNode text(String name, String value) {
        attribute(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value));
        return this;
    }

    SingleNode tensor(String name, Array value) {
        attribute(name, AttributeType.TENSOR)
                .setT(TensorProto.newBuilder()
                        .setDataType(value.type().onnx())
                        .addAllDims(LongStream.of(value.shape()).boxed().toList())
                        .setRawData(ByteString.copyFrom(value.data().asByteBuffer())));
        return this;
    }

    /** The node alone, whose outputs are y0, y1 and so on, with inputs x0, x1 and so on. */
    NodeProto proto() {
        NodeProto.Builder whole = node.clone();
        for (int i = 0; i < outputs; i++) {
            whole.addOutput("y" + i);
        }
        return whole.build();
    }

    int opset() {
        return opset;
    }

    Map<String, Array> inputs() {
        return inputs;
    }

    byte[] onnx() {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("one node");
        inputs.forEach((name, array) -> graph.addInput(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(array.type().onnx())))));
        for (int i = 0; i < outputs; i++) {
            graph.addOutput(ValueInfoProto.newBuilder().setName("y" + i));
        }
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph.addNode(proto()))
                .build()
                .toByteArray();
    }

    /** The outputs in libtorch. */
    List<Array> torch() {
        Network network = Network.ofOnnx(onnx());
        try (TorchRuntime runtime = new TorchRuntime(network, network.initialise(new Seed(1)), Device.CPU)) {
            return ordered(runtime.run(inputs));
        }
    }

    /** The outputs in ONNX Runtime. */
    List<Array> ort() {
        try (OrtRuntime runtime = new OrtRuntime(onnx(), 1)) {
            return ordered(runtime.run(inputs));
        }
    }

    private List<Array> ordered(Map<String, Array> named) {
        List<Array> ordered = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            ordered.add(named.get("y" + i));
        }
        return ordered;
    }

    /**
     * Both runtimes give the same.
     *
     * @param tolerance of the largest magnitude; 0 for the same bits
     */
    void agrees(double tolerance) {
        isNear(ort(), tolerance);
    }

    /** libtorch gives what is expected, to a share of its largest magnitude. */
    void isNear(List<Array> expected, double tolerance) {
        List<Array> got = torch();
        for (int i = 0; i < outputs; i++) {
            assertThat(got.get(i).type())
                    .as("type of output %d of %s", i, this)
                    .isEqualTo(expected.get(i).type());
            assertThat(got.get(i).shape())
                    .as("shape of output %d of %s", i, this)
                    .isEqualTo(expected.get(i).shape());
            double[] a = Closeness.doubles(got.get(i));
            double[] b = Closeness.doubles(expected.get(i));
            double magnitude = Arrays.stream(b)
                    .filter(Double::isFinite)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            for (int j = 0; j < a.length; j++) {
                boolean alike = Double.compare(a[j], b[j]) == 0 || Math.abs(a[j] - b[j]) <= tolerance * magnitude;
                assertThat(alike)
                        .as(
                                "element %d of %s of output %d of %s: expected %s, got %s",
                                j, Arrays.toString(got.get(i).shape()), i, this, b[j], a[j])
                        .isTrue();
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(node.getOpType() + "-" + opset);
        node.getAttributeList()
                .forEach(attribute -> text.append(' ')
                        .append(attribute.getName())
                        .append('=')
                        .append(
                                switch (attribute.getType()) {
                                    case INT -> attribute.getI();
                                    case INTS -> attribute.getIntsList();
                                    case FLOAT -> attribute.getF();
                                    case FLOATS -> attribute.getFloatsList();
                                    case STRING -> attribute.getS().toStringUtf8();
                                    default -> "...";
                                }));
        inputs.forEach((name, array) -> text.append(' ')
                .append(name)
                .append('=')
                .append(array.type())
                .append(Arrays.toString(array.shape()))
                .append(array.size() <= 12 ? Arrays.toString(Closeness.doubles(array)) : ""));
        return text.toString();
    }
}
