package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Network;

/** A model of one node, which is run in libtorch and in ONNX Runtime. Outputs are named by their places. */
final class NodeTrial {
    private final int opset;
    private final NodeProto.Builder node;
    private final Map<String, Array> inputs = new LinkedHashMap<>();

    NodeTrial(String operator, int opset) {
        this.opset = opset;
        node = NodeProto.newBuilder().setOpType(operator).setName("trial");
    }

    private NodeTrial(NodeProto.Builder node) {
        this.opset = 0;
        this.node = node;
    }

    /** For the attributes of a node that runs elsewhere. */
    static NodeTrial attributes(NodeProto.Builder node) {
        return new NodeTrial(node);
    }

    NodeTrial input(Array value) {
        String name = "in" + node.getInputCount();
        node.addInput(name);
        inputs.put(name, value);
        return this;
    }

    /** An optional input that isn't there. */
    NodeTrial absent() {
        node.addInput("");
        return this;
    }

    /** Asks for one more output. */
    NodeTrial output() {
        node.addOutput("out" + node.getOutputCount());
        return this;
    }

    /** Passes an optional output over. */
    NodeTrial noOutput() {
        node.addOutput("");
        return this;
    }

    NodeTrial with(String name, long value) {
        return with(attribute(name, AttributeProto.AttributeType.INT).setI(value));
    }

    NodeTrial with(String name, double value) {
        return with(attribute(name, AttributeProto.AttributeType.FLOAT).setF((float) value));
    }

    NodeTrial with(String name, String value) {
        return with(attribute(name, AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
    }

    NodeTrial with(String name, long... values) {
        return with(attribute(name, AttributeProto.AttributeType.INTS)
                .addAllInts(LongStream.of(values).boxed().toList()));
    }

    NodeTrial with(String name, float... values) {
        AttributeProto.Builder attribute = attribute(name, AttributeProto.AttributeType.FLOATS);
        for (float value : values) {
            attribute.addFloats(value);
        }
        return with(attribute);
    }

    NodeTrial with(String name, String... values) {
        AttributeProto.Builder attribute = attribute(name, AttributeProto.AttributeType.STRINGS);
        for (String value : values) {
            attribute.addStrings(ByteString.copyFromUtf8(value));
        }
        return with(attribute);
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    private NodeTrial with(AttributeProto.Builder attribute) {
        node.addAttribute(attribute);
        return this;
    }

    private byte[] model() {
        if (node.getOutputCount() == 0) {
            output();
        }
        GraphProto.Builder graph = GraphProto.newBuilder().setName("g").addNode(node);
        inputs.forEach((name, array) -> graph.addInput(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(array.type().onnx())))));
        node.getOutputList().stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    Map<String, Array> torch() {
        Network network = Network.ofOnnx(model());
        try (TorchRuntime runtime = new TorchRuntime(network, network.initialise(new Seed(1)), Device.CPU)) {
            return runtime.run(inputs);
        }
    }

    Map<String, Array> ort() {
        try (OrtRuntime runtime = new OrtRuntime(model(), 1)) {
            return runtime.run(inputs);
        }
    }

    /** One output of libtorch's. */
    Array torch(int output) {
        Array got = torch().get("out" + output);
        assertThat(got).as("%s, output %d", this, output).isNotNull();
        return got;
    }

    /** What libtorch makes of it in the training reading; inputs are changed in place where it says so. */
    Map<String, Array> trained(Seed chance) {
        Network network = Network.ofOnnx(model());
        Map<String, Array> results = new LinkedHashMap<>();
        try (Scope _ = new Scope();
                Program program = new Program(network, Device.CPU)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            inputs.forEach((name, array) -> tensors.put(name, Tensors.upload(array, Device.CPU)));
            program.run(Map.of(), tensors, new Context(Reading.TRAINING, new Chance(chance, 0)))
                    .forEach((name, tensor) -> results.put(name, Tensors.download(tensor)));
            tensors.forEach((name, tensor) -> results.put(name, Tensors.download(tensor)));
        }
        return results;
    }

    /** Both runtimes give the same, to so much of an output's largest magnitude. */
    void agrees(double tolerance) {
        Map<String, Array> expected = ort();
        Map<String, Array> got = torch();
        assertThat(got.keySet()).as(toString()).isEqualTo(expected.keySet());
        expected.forEach((name, array) -> same(this + ", " + name, got.get(name), array, tolerance));
    }

    /** @param tolerance of the largest magnitude, or 1 */
    static void same(String what, Array got, Array expected, double tolerance) {
        assertThat(got.shape()).as(what + ", shape").isEqualTo(expected.shape());
        assertThat(got.type()).as(what + ", type").isEqualTo(expected.type());
        double[] a = Closeness.doubles(got);
        double[] b = Closeness.doubles(expected);
        double largest =
                Arrays.stream(b).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        for (int i = 0; i < a.length; i++) {
            boolean same = Double.compare(a[i], b[i]) == 0 || Math.abs(a[i] - b[i]) <= tolerance * Math.max(1, largest);
            assertThat(same)
                    .as("%s: element %d of %s: expected %s, got %s", what, i, Arrays.toString(got.shape()), b[i], a[i])
                    .isTrue();
        }
    }

    /** Draws so many trials, and holds both runtimes to each other on each. */
    static void agree(long seed, int count, double tolerance, Function<Draw, NodeTrial> draw) {
        for (int i = 0; i < count; i++) {
            NodeTrial trial = draw.apply(new Draw(new Seed(seed).split(i).random()));
            try {
                trial.agrees(tolerance);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", trial " + i + ": " + trial + ": " + e.getMessage(), e);
            }
        }
    }

    /** Chooses shapes, attributes and values. */
    record Draw(SplittableRandom random) {
        int from(int low, int high) {
            return random.nextInt(low, high + 1);
        }

        boolean chance() {
            return random.nextBoolean();
        }

        @SafeVarargs
        final <T> T one(T... choices) {
            return choices[random.nextInt(choices.length)];
        }

        long[] lengths(int count, int low, int high) {
            return random.longs(count, low, high + 1L).toArray();
        }

        /** From -2 to 2. */
        Array array(long... shape) {
            return drawn(random, shape);
        }

        /** From 0.1 to 2.1. */
        Array positive(long... shape) {
            float[] values = array(shape).floats();
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.abs(values[i]) + 0.1f;
            }
            return Array.of(values, shape);
        }
    }

    /** Drawn from -2 to 2. */
    static Array drawn(SplittableRandom random, long... shape) {
        float[] values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-2, 2);
        }
        return Array.of(values, shape);
    }

    /** The same numbers in another type. */
    static Array as(ElementType type, Array array) {
        double[] values = Closeness.doubles(array);
        MemorySegment data = switch (type) {
            case FLOAT16 -> {
                short[] halves = new short[values.length];
                for (int i = 0; i < halves.length; i++) {
                    halves[i] = Float.floatToFloat16((float) values[i]);
                }
                yield MemorySegment.ofArray(halves);
            }
            case FLOAT32 -> {
                float[] floats = new float[values.length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) values[i];
                }
                yield MemorySegment.ofArray(floats);
            }
            case FLOAT64 -> MemorySegment.ofArray(values);
            case INT32 ->
                MemorySegment.ofArray(
                        Arrays.stream(values).mapToInt(v -> (int) v).toArray());
            case INT64 ->
                MemorySegment.ofArray(
                        Arrays.stream(values).mapToLong(v -> (long) v).toArray());
            case UINT8, BOOL -> {
                byte[] bytes = new byte[values.length];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (int) (type == ElementType.BOOL && values[i] != 0 ? 1 : values[i]);
                }
                yield MemorySegment.ofArray(bytes);
            }
        };
        return Array.copyOf(type, data, array.shape());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(node.getOpType()).append('-').append(opset);
        node.getAttributeList()
                .forEach(a -> text.append(' ').append(a.getName()).append('=').append(value(a)));
        node.getInputList().forEach(name -> {
            Array array = inputs.get(name);
            text.append(' ').append(array == null ? "-" : array.type() + Arrays.toString(array.shape()));
        });
        return text.toString();
    }

    private static String value(AttributeProto a) {
        return switch (a.getType()) {
            case INT -> Long.toString(a.getI());
            case FLOAT -> Float.toString(a.getF());
            case STRING -> a.getS().toStringUtf8();
            case INTS -> a.getIntsList().toString();
            case FLOATS -> a.getFloatsList().toString();
            default ->
                a.getStringsList().stream()
                        .map(ByteString::toStringUtf8)
                        .toList()
                        .toString();
        };
    }
}
