package org.prodrome.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Operator;

/** A node as kernels see it while a graph is compiled. */
record Node(NodeProto proto, Operator operator, Map<String, AttributeProto> attributes) {

    /** @throws GraphException if the operator is not one of {@link Operator} */
    static Node of(NodeProto proto) {
        Operator operator = Operator.of(proto.getOpType())
                .filter(_ -> proto.getDomain().isEmpty() || proto.getDomain().equals("ai.onnx"))
                .orElseThrow(() -> new GraphException(describe(proto) + ": expected an operator that Prodrome has, got "
                        + proto.getDomain() + (proto.getDomain().isEmpty() ? "" : ".") + proto.getOpType()));
        return new Node(
                proto,
                operator,
                proto.getAttributeList().stream()
                        .collect(Collectors.toMap(AttributeProto::getName, Function.identity())));
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

    Optional<AttributeProto> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    long integer(String name, long otherwise) {
        return attribute(name).map(AttributeProto::getI).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return integer(name, otherwise ? 1 : 0) != 0;
    }

    double number(String name, double otherwise) {
        return attribute(name).map(a -> (double) a.getF()).orElse(otherwise);
    }

    String text(String name, String otherwise) {
        return attribute(name).map(a -> a.getS().toStringUtf8()).orElse(otherwise);
    }

    Optional<long[]> integers(String name) {
        return attribute(name)
                .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray());
    }
}
