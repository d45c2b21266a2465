package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.List;

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

    public NodeBuilder texts(String attribute, List<String> values) {
        node.addAttribute(AttributeProto.newBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.STRINGS)
                .addAllStrings(values.stream().map(ByteString::copyFromUtf8).toList()));
        return this;
    }

    public NodeBuilder text(String attribute, String value) {
        node.addAttribute(AttributeProto.newBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)));
        return this;
    }

    /** A graph that runs within the node, whose builder is {@link GraphBuilder#inner} to the node's. */
    public NodeBuilder graph(String attribute, GraphBuilder body) {
        node.addAttribute(AttributeProto.newBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(body.graph()));
        return this;
    }

    /** Adds the node with several outputs, which are named after the operator. */
    public List<Value> outputs(int count) {
        return graph.finish(node, count);
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
