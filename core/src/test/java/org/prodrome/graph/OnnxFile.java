package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.function.Consumer;

/** Writes ONNX files as other programs do, good ones and bad ones. */
public final class OnnxFile {
    private final ModelProto.Builder model;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");

    /** @param opset version of ONNX's own operators; what follows may overwrite it */
    public OnnxFile(int opset) {
        model = ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("somebody")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset));
    }

    public OnnxFile model(Consumer<ModelProto.Builder> change) {
        change.accept(model);
        return this;
    }

    public OnnxFile graph(Consumer<GraphProto.Builder> change) {
        change.accept(graph);
        return this;
    }

    /** An input of 32-bit floats; -1 is an axis of any length. */
    public OnnxFile input(String name, long... shape) {
        graph.addInput(value(name, TensorProto.DataType.FLOAT, shape));
        return this;
    }

    /** An output of 32-bit floats whose shape isn't told. */
    public OnnxFile output(String name) {
        graph.addOutput(ValueInfoProto.newBuilder().setName(name).setType(tensor(TensorProto.DataType.FLOAT)));
        return this;
    }

    private static TypeProto.Builder tensor(TensorProto.DataType type) {
        return TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()));
    }

    public OnnxFile initializer(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    public OnnxFile initializer(String name, float[] values, long... shape) {
        return initializer(floats(name, values, shape));
    }

    public OnnxFile initializer(String name, long... values) {
        return initializer(longs(name, values));
    }

    public OnnxFile node(NodeProto.Builder node) {
        graph.addNode(node);
        return this;
    }

    public OnnxFile function(FunctionProto.Builder function) {
        model.addFunctions(function);
        return this;
    }

    public byte[] bytes() {
        return proto().toByteArray();
    }

    public ModelProto proto() {
        return model.clone().setGraph(graph).build();
    }

    /** A node whose inputs are written as a list with blanks between, "-" for one that is left out. */
    public static NodeProto.Builder op(String operator, String inputs, String outputs, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator);
        names(inputs).forEach(node::addInput);
        names(outputs).forEach(node::addOutput);
        return node.addAllAttribute(Arrays.asList(attributes));
    }

    private static java.util.List<String> names(String list) {
        return Arrays.stream(list.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(name -> name.equals("-") ? "" : name)
                .toList();
    }

    /**
     * A graph within a node: names of its inputs and outputs as lists with blanks between. An input is of 32-bit
     * floats, or a scalar of the type that it names after a colon.
     */
    public static GraphProto.Builder body(String inputs, String outputs, NodeProto.Builder... nodes) {
        GraphProto.Builder body = GraphProto.newBuilder().setName("body");
        for (String input : names(inputs)) {
            String[] parts = input.split(":", 2);
            body.addInput(
                    parts.length > 1
                            ? value(parts[0], TensorProto.DataType.valueOf(parts[1]))
                            : ValueInfoProto.newBuilder()
                                    .setName(parts[0])
                                    .setType(tensor(TensorProto.DataType.FLOAT)));
        }
        names(outputs)
                .forEach(name -> body.addOutput(ValueInfoProto.newBuilder().setName(name)));
        Arrays.stream(nodes).forEach(body::addNode);
        return body;
    }

    public static ValueInfoProto.Builder value(String name, TensorProto.DataType type, long... shape) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
        tensor.getShapeBuilder();
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 0) {
                tensor.getShapeBuilder().addDimBuilder().setDimParam("n" + axis);
            } else {
                tensor.getShapeBuilder().addDimBuilder().setDimValue(shape[axis]);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor));
    }

    public static TensorProto floats(String name, float[] values, long... shape) {
        return Array.of(values, shape).toProto(name);
    }

    public static TensorProto longs(String name, long... values) {
        return Array.of(values, values.length).toProto(name);
    }

    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder list = AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        Arrays.stream(values).forEach(list::addInts);
        return list.build();
    }

    public static AttributeProto number(String name, double value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }

    public static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    public static AttributeProto tensor(String name, TensorProto value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.TENSOR)
                .setT(value)
                .build();
    }

    public static AttributeProto graph(String name, GraphProto.Builder value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.GRAPH)
                .setG(value)
                .build();
    }

    /** An attribute of a function's node that takes the value of an attribute of the call. */
    public static AttributeProto reference(String name, AttributeType type, String attributeOfCall) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(type)
                .setRefAttrName(attributeOfCall)
                .build();
    }
}
