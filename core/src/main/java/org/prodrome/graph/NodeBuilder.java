package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;

/** A node in the making: attributes first, its output last. */
public final class NodeBuilder {
    private final GraphBuilder graph;
    private final NodeProto.Builder node;

    NodeBuilder(GraphBuilder graph, NodeProto.Builder node) {
        this.graph = graph;
        this.node = node;
    }

    public NodeBuilder integer(String attribute, long value) {
        node.addAttribute(AttributeProto.newBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value));
        return this;
    }

    public NodeBuilder integers(String attribute, long... values) {
        var list = AttributeProto.newBuilder().setName(attribute).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            list.addInts(value);
        }
        node.addAttribute(list);
        return this;
    }

    public NodeBuilder number(String attribute, double value) {
        node.addAttribute(AttributeProto.newBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF((float) value));
        return this;
    }

    /** Adds the node; its output is named after the operator. */
    public Value output() {
        return output(graph.fresh(node.getOpType()));
    }

    /** Adds the node. */
    public Value output(String name) {
        return graph.finish(node, name);
    }
}
