package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator;

/**
 * Compares a node's gradients with central differences. Upon its outputs y stands a loss, the sum of (a y + b) y with
 * random a and b, so that what flows back into the node depends on its inputs as well; upon the gradients g of the loss
 * by the inputs stands a slope, the sum of c g with random c, which is differentiated again.
 */
final class GradientCheck {
    private static final Seed SEED = new Seed(18);
    private static final double STEP = 1e-5;
    private static final double ALLOWED = 1e-6;

    private final OneNode node;
    private final GraphProto.Builder graph;
    private final Map<String, Array> inputs;

    private GradientCheck(OneNode node) {
        this.node = node;
        this.graph = node.graph();
        this.inputs = new HashMap<>(node.inputs());
    }

    /** @throws AssertionError if a first or second gradient is further off than the differences are */
    static void check(OneNode node) {
        GradientCheck check = new GradientCheck(node);
        check.addLoss();
        check.compare("loss", "g_");
        check.addSlope();
        check.compare("slope", "h_");
    }

    /** Gradients of the sum of the first output by the first input, and of the sum of those. */
    static List<double[]> ofSums(OneNode node) {
        GradientCheck plain = new GradientCheck(node);
        plain.add("Identity", "loss", plain.sum("y0"));
        plain.addGradients("loss", "g_");
        String x = node.reals().getFirst();
        plain.add("Identity", "slope", plain.sum("g_" + x));
        plain.addGradients("slope", "h_");
        return List.of(
                plain.gradients("g_").get("g_" + x), plain.gradients("h_").get("h_" + x));
    }

    private void addLoss() {
        List<Array> outputs = node.inTorch();
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).type() == ElementType.FLOAT64) {
                String y = "y" + i;
                long[] shape = outputs.get(i).shape();
                add("Mul", "ay" + i, weights("a" + i, shape), y);
                add("Add", "ay+b" + i, "ay" + i, weights("b" + i, shape));
                add("Mul", "(ay+b)y" + i, "ay+b" + i, y);
                sums.add(sum("(ay+b)y" + i));
            }
        }
        assertThat(sums).as(node + ": outputs of 64-bit floats").isNotEmpty();
        add("Sum", "loss", sums.toArray(String[]::new));
    }

    private void addSlope() {
        List<String> sums = new ArrayList<>();
        for (String x : node.reals()) {
            add("Mul", "cg_" + x, weights("c_" + x, inputs.get(x).shape()), "g_" + x);
            sums.add(sum("cg_" + x));
        }
        add("Sum", "slope", sums.toArray(String[]::new));
    }

    /** An input of random weights. */
    private String weights(String name, long... shape) {
        inputs.put(name, Samples.uniform(SEED.split(name).random(), ElementType.FLOAT64, 0.5, 1.5, shape));
        graph.addInput(ValueInfoProto.newBuilder().setName(name));
        return name;
    }

    private void add(String operator, String output, String... operands) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(List.of(operands))
                .addOutput(output));
    }

    private String sum(String value) {
        String output = "sum of " + value;
        graph.addNode(NodeProto.newBuilder()
                .setOpType("ReduceSum")
                .addInput(value)
                .addOutput(output)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("keepdims")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(0)));
        return output;
    }

    private void addGradients(String of, String stem) {
        List<ByteString> xs =
                node.reals().stream().map(ByteString::copyFromUtf8).toList();
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Gradient")
                .setDomain(Operator.TRAINING)
                .addAllInput(node.reals())
                .addAllOutput(node.reals().stream().map(stem::concat).toList())
                .addAttribute(AttributeProto.newBuilder()
                        .setName("xs")
                        .setType(AttributeProto.AttributeType.STRINGS)
                        .addAllStrings(xs))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("y")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8(of))));
    }

    /** Adds the value's gradients to the graph, under that stem, and compares them with its differences. */
    private void compare(String value, String stem) {
        try (TorchRuntime runtime = runtime(List.of(value))) {
            addGradients(value, stem);
            Map<String, double[]> gradients = gradients(stem);
            double largest = gradients.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .map(Math::abs)
                    .reduce(1, Math::max);
            for (String x : node.reals()) {
                double[] gradient = gradients.get(stem + x);
                for (int i = 0; i < gradient.length; i++) {
                    double slope = (at(runtime, value, x, i, STEP) - at(runtime, value, x, i, -STEP)) / (2 * STEP);
                    // Written so that NaN fails.
                    assertThat(Math.abs(gradient[i] - slope) <= ALLOWED * largest)
                            .as(
                                    "%s: gradient of the %s by element %d of %s: expected %s, got %s",
                                    node, value, i, x, slope, gradient[i])
                            .isTrue();
                }
            }
        }
    }

    private Map<String, double[]> gradients(String stem) {
        Map<String, double[]> gradients = new HashMap<>();
        try (TorchRuntime runtime =
                runtime(node.reals().stream().map(stem::concat).toList())) {
            runtime.run(inputs).forEach((name, array) -> gradients.put(name, Closeness.doubles(array)));
        }
        return gradients;
    }

    private double at(TorchRuntime runtime, String value, String x, int element, double step) {
        double[] moved = Closeness.doubles(inputs.get(x));
        moved[element] += step;
        Map<String, Array> around = new HashMap<>(inputs);
        around.put(x, Samples.doubles(moved, inputs.get(x).shape()));
        return Closeness.doubles(runtime.run(around).get(value))[0];
    }

    private TorchRuntime runtime(List<String> outputs) {
        GraphProto.Builder whole = graph.clone();
        outputs.forEach(name -> whole.addOutput(ValueInfoProto.newBuilder().setName(name)));
        ModelProto.Builder model = node.model(whole)
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain(Operator.TRAINING)
                        .setVersion(1));
        Network network = Network.ofOnnx(model.build().toByteArray());
        return new TorchRuntime(network, network.initialise(SEED), Device.CPU);
    }
}
