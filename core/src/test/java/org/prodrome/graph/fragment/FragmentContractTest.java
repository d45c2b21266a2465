package org.prodrome.graph.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.FragmentExamples.Example;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.runtime.TorchRuntime;
import org.prodrome.signal.SignalInputs;

/** What every front end within a graph has to keep. */
class FragmentContractTest {
    private static final Seed SEED = new Seed(23);

    static Stream<String> names() {
        return FragmentExamples.all().keySet().stream();
    }

    @Test
    void everyFragmentHasAnExample() {
        Set<Class<?>> shown = FragmentExamples.all().values().stream()
                .map(example -> example.fragment() instanceof Normalisation
                        ? Normalisation.class
                        : example.fragment().getClass())
                .collect(Collectors.toSet());
        assertThat(shown).isEqualTo(new HashSet<>(Arrays.asList(Fragment.class.getPermittedSubclasses())));
    }

    /** Against scipy, numpy and librosa, in both runtimes. */
    @Test
    void equalsTheReference() throws IOException {
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "fragments.csv")) {
            Example example = Objects.requireNonNull(FragmentExamples.all().get(row[0]), row[0]);
            int channels = Integer.parseInt(row[2]);
            int length = Integer.parseInt(row[3]);
            Network network = network(example.fragment(), 1, channels, length);
            float[] x = FragmentExamples.input(row[1], channels, length);
            double[] expected = SignalInputs.numbers(row[4]);
            for (float[] got : new float[][] {inOnnxRuntime(network, x), inTorch(network, x)}) {
                double[] values = row[0].equals("stft phase") ? turned(got, expected) : doubles(got);
                assertThat(SignalInputs.difference(values, expected))
                        .as(String.join(",", Arrays.copyOf(row, 4)))
                        .isLessThan(1e-4);
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(150);
    }

    /** On noise and on what has no noise, where a logarithm or a root may go wrong. */
    @ParameterizedTest
    @MethodSource("names")
    void bothRuntimesAgreeAndAreFinite(String name) {
        Example example = FragmentExamples.all().get(name);
        int size = example.channels() * example.length();
        Network network = network(example.fragment(), 1, example.channels(), example.length());
        for (float[] x : new float[][] {noise(size, 1), new float[size], constant(size)}) {
            double[] got = doubles(inTorch(network, x));
            double[] expected = doubles(inOnnxRuntime(network, x));
            for (double value : got) {
                assertThat(Double.isFinite(value)).isTrue();
            }
            double[] near = name.equals("stft phase") ? turned(inTorch(network, x), expected) : got;
            assertThat(SignalInputs.difference(near, expected)).isLessThan(1e-5);
            for (float slope : gradient(network, x)) {
                assertThat(Float.isFinite(slope)).isTrue();
            }
        }
    }

    /** Of two cases in a batch each comes out as it does alone. */
    @ParameterizedTest
    @MethodSource("names")
    void aBatchIsItsCases(String name) {
        Example example = FragmentExamples.all().get(name);
        int size = example.channels() * example.length();
        float[] both = noise(2 * size, 2);
        float[] together = inOnnxRuntime(network(example.fragment(), 2, example.channels(), example.length()), both);
        Network alone = network(example.fragment(), 1, example.channels(), example.length());
        double[] second = doubles(inOnnxRuntime(alone, Arrays.copyOfRange(both, size, 2 * size)));
        float[] half = Arrays.copyOfRange(together, together.length / 2, together.length);
        assertThat(SignalInputs.difference(doubles(half), second)).isLessThan(1e-5);
    }

    /** The slope along a random direction is that of a step along it. */
    @ParameterizedTest
    @MethodSource("names")
    void aGradientPasses(String name) {
        Example example = FragmentExamples.all().get(name);
        int size = example.channels() * example.length();
        Network network = network(example.fragment(), 1, example.channels(), example.length());
        float[] x = noise(size, 3);
        float[] direction = noise(size, 4);
        float step = 1e-3f;
        float[] gradient = gradient(network, x);
        double expected = 0;
        double scale = 0;
        for (int i = 0; i < size; i++) {
            expected += gradient[i] * direction[i];
            scale += gradient[i] * gradient[i];
        }
        double difference =
                (loss(network, moved(x, direction, step)) - loss(network, moved(x, direction, -step))) / (2 * step);
        assertThat(scale).isGreaterThan(0);
        assertThat(Math.abs(difference - expected)).isLessThan(0.01 * Math.max(1, Math.sqrt(scale)));
    }

    private static float[] moved(float[] x, float[] direction, float step) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] + step * direction[i];
        }
        return y;
    }

    /** The sum of the outputs, each times a weight of its own, in 64 bits. */
    private static double loss(Network network, float[] x) {
        float[] y = inTorch(network, x);
        float[] weights = noise(y.length, 5);
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            loss += (double) weights[i] * y[i];
        }
        return loss;
    }

    private static float[] gradient(Network network, float[] x) {
        int outputs = inTorch(network, x).length;
        GraphBuilder g = new GraphBuilder(network);
        Value flat = Layers.reshape(g, g.value("y"), -1);
        Value weighted = g.add(Arithmetic.Mul, flat, g.constant(Array.of(noise(outputs, 5), outputs)));
        Value loss =
                g.node(Reduction.ReduceSum, weighted).integer("keepdims", 0).output("loss");
        Network whole = withGradient(g.build(), loss.name());
        return run(whole, x, "slopes");
    }

    private static Network withGradient(Network network, String loss) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(network.toOnnx(network.initialise(SEED))).toBuilder();
            model.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(Operator.TRAINING).setVersion(1));
            model.getGraphBuilder()
                    .addNode(NodeProto.newBuilder()
                            .setOpType("Gradient")
                            .setDomain(Operator.TRAINING)
                            .addInput("x")
                            .addOutput("slopes")
                            .addAttribute(AttributeProto.newBuilder()
                                    .setName("xs")
                                    .setType(AttributeProto.AttributeType.STRINGS)
                                    .addStrings(ByteString.copyFromUtf8("x")))
                            .addAttribute(AttributeProto.newBuilder()
                                    .setName("y")
                                    .setType(AttributeProto.AttributeType.STRING)
                                    .setS(ByteString.copyFromUtf8(loss))))
                    .addOutput(ValueInfoProto.newBuilder().setName("slopes"));
            return Network.ofOnnx(model.build().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Network network(Fragment fragment, int batch, int channels, int length) {
        GraphBuilder g = new GraphBuilder("fragment");
        Value y = fragment.of(g, g.input("x", batch, channels, length));
        g.output("y", y, batch, GraphBuilder.ANY, GraphBuilder.ANY);
        return g.build();
    }

    private static float[] inTorch(Network network, float[] x) {
        return run(network, x, "y");
    }

    private static float[] run(Network network, float[] x, String output) {
        try (TorchRuntime runtime = new TorchRuntime(network, network.initialise(SEED), Device.CPU)) {
            return runtime.run(Map.of("x", input(network, x))).get(output).floats();
        }
    }

    private static float[] inOnnxRuntime(Network network, float[] x) {
        try (OrtRuntime runtime = new OrtRuntime(network.toOnnx(network.initialise(SEED)), 1)) {
            return runtime.run(Map.of("x", input(network, x))).get("y").floats();
        }
    }

    private static Array input(Network network, float[] x) {
        long[] shape = network.graph().getInput(0).getType().getTensorType().getShape().getDimList().stream()
                .mapToLong(dimension -> dimension.getDimValue())
                .toArray();
        return Array.of(x, shape);
    }

    private static float[] noise(int size, int number) {
        SplittableRandom random = SEED.split(number).random();
        float[] x = new float[size];
        for (int i = 0; i < size; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    private static float[] constant(int size) {
        float[] x = new float[size];
        Arrays.fill(x, 3.1f);
        return x;
    }

    /** Angles by whole turns as near to what is expected as can be. */
    private static double[] turned(float[] got, double[] expected) {
        double[] turned = doubles(got);
        for (int i = 0; i < turned.length; i++) {
            turned[i] -= 2 * Math.PI * Math.round((turned[i] - expected[i]) / (2 * Math.PI));
        }
        return turned;
    }

    private static double[] doubles(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i];
        }
        return y;
    }
}
