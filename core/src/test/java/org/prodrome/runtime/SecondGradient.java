package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator;

/**
 * Holds a node's first and second gradients to finite differences in 64 bits. Of the node's output y a scalar is made,
 * the sum of c y y y, of its gradient g another, the sum of d g g; the gradient of that is the second.
 */
final class SecondGradient {
    private static final double STEP = 1e-5;

    private SecondGradient() {}

    /** @param input whose gradients are checked; it holds 64-bit floats away from where the node has a kink */
    static void check(SingleNode node, int input) {
        String x = "x" + input;
        Array at = node.inputs().get(x);
        Map<String, Array> values = new HashMap<>(node.inputs());
        values.put("c", weights(node.torch().getFirst().shape(), 1));
        values.put("d", weights(at.shape(), 2));
        Network network = Network.ofOnnx(model(node, x, values));
        try (TorchRuntime runtime = new TorchRuntime(network, network.initialise(new Seed(1)), Device.CPU)) {
            Map<String, Array> there = runtime.run(values);
            double[] first = Closeness.doubles(there.get("g"));
            double[] second = Closeness.doubles(there.get("h"));
            double[] place = Closeness.doubles(at);
            for (int i = 0; i < place.length; i++) {
                Map<String, Array> before = moved(runtime, values, x, place, i, -STEP);
                Map<String, Array> after = moved(runtime, values, x, place, i, STEP);
                near(first[i], slope(before, after, "loss"), node + ": gradient at element " + i);
                near(second[i], slope(before, after, "loss2"), node + ": second gradient at element " + i);
            }
            assertThat(Arrays.stream(second).anyMatch(value -> value != 0))
                    .as("any second gradient of %s", node)
                    .isTrue();
        }
    }

    /** The node's first output while gradients of an input are asked for. */
    static Array output(SingleNode node, int input) {
        Map<String, Array> values = new HashMap<>(node.inputs());
        values.put("c", weights(node.torch().getFirst().shape(), 1));
        values.put("d", weights(node.inputs().get("x" + input).shape(), 2));
        Network network = Network.ofOnnx(model(node, "x" + input, values));
        try (TorchRuntime runtime = new TorchRuntime(network, network.initialise(new Seed(1)), Device.CPU)) {
            return runtime.run(values).get("y0");
        }
    }

    private static void near(double got, double expected, String what) {
        assertThat(got).as(what).isCloseTo(expected, Offset.offset(1e-4 * (1 + Math.abs(expected))));
    }

    private static double slope(Map<String, Array> before, Map<String, Array> after, String name) {
        return (Closeness.doubles(after.get(name))[0] - Closeness.doubles(before.get(name))[0]) / (2 * STEP);
    }

    private static Map<String, Array> moved(
            TorchRuntime runtime, Map<String, Array> values, String x, double[] place, int i, double step) {
        double[] there = place.clone();
        there[i] += step;
        Map<String, Array> changed = new HashMap<>(values);
        changed.put(x, DrawnSamples.of(ElementType.FLOAT64, there, values.get(x).shape()));
        return runtime.run(changed);
    }

    private static Array weights(long[] shape, int seed) {
        var random = new Seed(seed).random();
        return DrawnSamples.of(ElementType.FLOAT64, _ -> random.nextDouble(0.5, 1.5), shape);
    }

    private static byte[] model(SingleNode node, String x, Map<String, Array> values) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("gradients");
        values.keySet()
                .forEach(name -> graph.addInput(ValueInfoProto.newBuilder().setName(name)));
        Stream.of("y0", "g", "h", "loss", "loss2")
                .forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
        graph.addNode(node.proto())
                .addNode(plain("Mul", "yy", "y0", "y0"))
                .addNode(plain("Mul", "yyy", "yy", "y0"))
                .addNode(plain("Mul", "cyyy", "yyy", "c"))
                .addNode(sum("loss", "cyyy"))
                .addNode(gradient("g", x, "loss"))
                .addNode(plain("Mul", "gg", "g", "g"))
                .addNode(plain("Mul", "dgg", "gg", "d"))
                .addNode(sum("loss2", "dgg"))
                .addNode(gradient("h", x, "loss2"));
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(node.opset()))
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain(Operator.TRAINING)
                        .setVersion(1))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static NodeProto plain(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    private static NodeProto sum(String output, String input) {
        return plain("ReduceSum", output, input).toBuilder()
                .addAttribute(AttributeProto.newBuilder()
                        .setName("keepdims")
                        .setType(AttributeType.INT)
                        .setI(0))
                .build();
    }

    private static NodeProto gradient(String output, String x, String y) {
        return plain("Gradient", output, x).toBuilder()
                .setDomain(Operator.TRAINING)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("xs")
                        .setType(AttributeType.STRINGS)
                        .addStrings(ByteString.copyFromUtf8(x)))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("y")
                        .setType(AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8(y)))
                .build();
    }
}
