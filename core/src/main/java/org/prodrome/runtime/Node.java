package org.prodrome.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Operator;

/**
 * A node as kernels see it while a graph is compiled.
 *
 * @param opset the version of ONNX's own operators that the graph is written in, which settles what the node means
 * @param bodies the graphs among its attributes, by the attribute's name
 * @param twice whether a gradient of what the node makes may itself be differentiated: a Gradient node is in its graph
 *     or in one around it. A kernel that libtorch can differentiate once only gives way to one that it can twice
 */
record Node(
        NodeProto proto,
        Operator operator,
        int opset,
        Map<String, AttributeProto> attributes,
        Map<String, Body> bodies,
        boolean twice) {

    /** @throws GraphException if the operator is not one of {@link Operator} */
    static Node of(NodeProto proto, int opset, boolean twice) {
        Operator operator = Operator.of(proto.getDomain(), proto.getOpType())
                .orElseThrow(() -> new GraphException(describe(proto) + ": expected an operator that Prodrome has, got "
                        + proto.getDomain() + (proto.getDomain().isEmpty() ? "" : ".") + proto.getOpType()));
        Map<String, AttributeProto> attributes = new HashMap<>();
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (attributes.put(attribute.getName(), attribute) != null) {
                throw new GraphException(describe(proto) + " (" + proto.getOpType()
                        + "): expected each attribute once, got " + attribute.getName() + " twice");
            }
        }
        return new Node(proto, operator, opset, attributes, Map.of(), twice);
    }

    Node with(Map<String, Body> compiled) {
        return new Node(proto, operator, opset, attributes, compiled, twice);
    }

    private static String describe(NodeProto proto) {
        return "node " + (proto.getName().isEmpty() ? "of output " + proto.getOutputList() : proto.getName());
    }

    /** For messages. */
    String describe() {
        return describe(proto) + " (" + proto.getOpType() + ")";
    }

    GraphException failure(String expectedAndGot) {
        return new GraphException(describe() + ": " + expectedAndGot);
    }

    GraphException failure(String reason, RuntimeException cause) {
        return new GraphException(describe() + ": " + reason, cause);
    }

    /** What tells its random numbers from those of other nodes. */
    String chanceName() {
        return proto.getName().isEmpty() ? proto.getOutputList().toString() : proto.getName();
    }

    /** How many outputs are asked for, absent optional ones at the end aside. */
    int outputs() {
        return proto.getOutputCount();
    }

    /** Whether an optional output is asked for. */
    boolean gives(int output) {
        return output < proto.getOutputCount() && !proto.getOutput(output).isEmpty();
    }

    /** How many inputs the node itself names, without what its bodies use from around it. */
    int inputs() {
        return proto.getInputCount();
    }

    Body body(String attribute) {
        Body body = bodies.get(attribute);
        if (body == null) {
            throw failure("expected the attribute " + attribute + " with a graph, got none");
        }
        return body;
    }

    Optional<AttributeProto> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The attribute, if it is there; one of another type would be read as 0 or as nothing. */
    private Optional<AttributeProto> attribute(String name, AttributeType type) {
        Optional<AttributeProto> attribute = attribute(name);
        attribute.map(AttributeProto::getType).filter(got -> got != type).ifPresent(got -> {
            throw failure("expected the attribute " + name + " of type " + type + ", got " + got);
        });
        return attribute;
    }

    /**
     * What a text stands for.
     *
     * @param choices constants that are spelled as ONNX spells them, but for the case
     * @throws GraphException if it is none of the choices
     */
    <E extends Enum<E>> E choice(String name, E otherwise, Collection<E> choices) {
        String chosen = text(name, otherwise.name());
        return choices.stream()
                .filter(choice -> choice.name().equalsIgnoreCase(chosen))
                .findFirst()
                .orElseThrow(() -> failure("expected the attribute " + name + " to be one of "
                        + choices.stream()
                                .map(Enum::name)
                                .map(text -> text.toLowerCase(Locale.ROOT))
                                .toList() + ", got " + chosen));
    }

    /** @throws GraphException if the node hasn't got the attribute */
    long integer(String name) {
        return attribute(name, AttributeType.INT)
                .orElseThrow(() -> failure("expected the attribute " + name + ", got none"))
                .getI();
    }

    long integer(String name, long otherwise) {
        return attribute(name, AttributeType.INT).map(AttributeProto::getI).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return integer(name, otherwise ? 1 : 0) != 0;
    }

    double number(String name, double otherwise) {
        return attribute(name, AttributeType.FLOAT).map(a -> (double) a.getF()).orElse(otherwise);
    }

    Optional<double[]> numbers(String name) {
        return attribute(name, AttributeType.FLOATS)
                .map(a -> a.getFloatsList().stream()
                        .mapToDouble(Float::doubleValue)
                        .toArray());
    }

    String text(String name, String otherwise) {
        return attribute(name, AttributeType.STRING)
                .map(a -> a.getS().toStringUtf8())
                .orElse(otherwise);
    }

    Optional<String[]> texts(String name) {
        return attribute(name, AttributeType.STRINGS)
                .map(a -> a.getStringsList().stream()
                        .map(ByteString::toStringUtf8)
                        .toArray(String[]::new));
    }

    Optional<long[]> integers(String name) {
        return attribute(name, AttributeType.INTS)
                .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray());
    }

    Optional<Array> array(String name) {
        return attribute(name, AttributeType.TENSOR).map(a -> Array.ofProto(a.getT()));
    }
}
