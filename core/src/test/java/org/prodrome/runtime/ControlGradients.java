package org.prodrome.runtime;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Control;

/** Cases for {@link GradientsTest}. */
final class ControlGradients {
    private ControlGradients() {}

    private static final Array TRUE = Samples.of(ElementType.BOOL, new double[] {1});

    private static OneNode of(Control operator) {
        return OneNode.of(operator, 13);
    }

    private static GraphProto graph(List<String> inputs, List<String> outputs, NodeProto... nodes) {
        GraphProto.Builder graph = GraphProto.newBuilder().addAllNode(List.of(nodes));
        inputs.forEach(name -> graph.addInput(ValueInfoProto.newBuilder().setName(name)));
        outputs.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
        return graph.build();
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    static List<OneNode> cases() {
        Array a = Samples.doubles(new double[] {0.3, -0.7, 1.1}, 3);
        GraphProto sine = graph(List.of(), List.of("s"), node("Sin", "s", "a"));
        GraphProto square = graph(List.of(), List.of("q"), node("Mul", "q", "a", "a"));
        GraphProto turn = graph(
                List.of("i", "c", "v"),
                List.of("d", "w", "scanned"),
                node("Identity", "d", "c"),
                node("Sin", "t", "v"),
                node("Mul", "w", "t", "a"),
                node("Mul", "scanned", "w", "w"));
        GraphProto step = graph(
                List.of("state", "x"),
                List.of("next", "y"),
                node("Add", "z", "state", "x"),
                node("Tanh", "next", "z"),
                node("Mul", "y", "next", "x"));
        return List.of(
                of(Control.If)
                        .graph("then_branch", sine)
                        .graph("else_branch", square)
                        .input(TRUE)
                        .around("a", a),
                of(Control.Loop)
                        .graph("body", turn)
                        .outputs(2)
                        .longs(3)
                        .input(TRUE)
                        .real(3)
                        .around("a", a),
                of(Control.Scan)
                        .graph("body", step)
                        .integer("num_scan_inputs", 1)
                        .outputs(2)
                        .real(2)
                        .real(4, 2));
    }
}
