package org.prodrome.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.graph.OnnxFile.body;
import static org.prodrome.graph.OnnxFile.floats;
import static org.prodrome.graph.OnnxFile.graph;
import static org.prodrome.graph.OnnxFile.integer;
import static org.prodrome.graph.OnnxFile.op;
import static org.prodrome.graph.OnnxFile.reference;
import static org.prodrome.graph.OnnxFile.tensor;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.runtime.TorchRuntime;

/** Reads files as other programs write them, and runs what comes of them in both runtimes. */
class NetworkReadTest {
    private static final float[] WEIGHT = {1, 2, 3, 4};

    /** y = x W + b for x [n, 2]. */
    private static OnnxFile linear() {
        return new OnnxFile(17)
                .input("x", -1, 2)
                .initializer("w", WEIGHT, 2, 2)
                .initializer("b", new float[] {10, 20}, 2)
                .node(op("Gemm", "x w b", "y"))
                .output("y");
    }

    /** The only output for an input x, the same in both runtimes. */
    static float[] run(Network network, float[] x, long... shape) {
        Map<String, Array> inputs = Map.of("x", Array.of(x, shape));
        Parameters values = network.initialise(new Seed(1));
        String output = network.outputs().getFirst();
        try (TorchRuntime torch = new TorchRuntime(network, values, Device.CPU);
                OrtRuntime ort = new OrtRuntime(network.toOnnx(values), 1)) {
            Array a = torch.run(inputs).get(output);
            assertThat(a.floats()).isEqualTo(ort.run(inputs).get(output).floats());
            assertThat(Network.ofOnnx(network.toOnnx(values)).toOnnx(values)).isEqualTo(network.toOnnx(values));
            return a.floats();
        }
    }

    @Test
    void weightsOfAForeignFileAreParameters() {
        Network network = Network.ofOnnx(linear().bytes());
        assertThat(network.trainable()).containsExactlyInAnyOrder("w", "b");
        assertThat(run(network, new float[] {1, 1}, 1, 2)).containsExactly(14, 26);
    }

    @Test
    void keepsWhatTheFileSaysAroundItsGraph() throws IOException {
        byte[] file = linear().model(model -> model.setIrVersion(3)
                        .setDomain("org.example")
                        .setModelVersion(7)
                        .setDocString("says what it is")
                        .addOpsetImport(OperatorSetIdProto.newBuilder()
                                .setDomain("ai.onnx.ml")
                                .setVersion(3))
                        .addMetadataProps(StringStringEntryProto.newBuilder()
                                .setKey("licence")
                                .setValue("free")))
                .bytes();
        Network network = Network.ofOnnx(file);
        ModelProto written = ModelProto.parseFrom(network.toOnnx(network.initialise(new Seed(1))));
        assertThat(written.getIrVersion())
                .as("one that lets initializers be no inputs")
                .isEqualTo(8);
        assertThat(written.getDomain()).isEqualTo("org.example");
        assertThat(written.getModelVersion()).isEqualTo(7);
        assertThat(written.getDocString()).isEqualTo("says what it is");
        assertThat(written.getOpsetImportList())
                .extracting(OperatorSetIdProto::getDomain, OperatorSetIdProto::getVersion)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("", 17L),
                        org.assertj.core.groups.Tuple.tuple("ai.onnx.ml", 3L));
        assertThat(written.getMetadataProps(0).getValue()).isEqualTo("free");
        ModelProto read = ModelProto.parseFrom(file);
        assertThat(written.getGraph().getInputList()).isEqualTo(read.getGraph().getInputList());
        assertThat(written.getGraph().getOutputList()).isEqualTo(read.getGraph().getOutputList());
        assertThat(network.header().producer()).isEqualTo("somebody");
    }

    @Test
    void nodesInAnyOrderAreSorted() {
        OnnxFile file = new OnnxFile(17)
                .input("x", 2)
                .node(op("Neg", "b", "y"))
                .node(op("Abs", "a", "b"))
                .node(op("Neg", "x", "a"))
                .output("y");
        assertThat(run(Network.ofOnnx(file.bytes()), new float[] {3, -4}, 2)).containsExactly(-3, -4);
    }

    @Test
    void initializersThatAreInputsTooAreNoInputs() {
        OnnxFile file = linear().input("w", 2, 2);
        assertThat(Network.ofOnnx(file.bytes()).inputs()).containsExactly("x");
    }

    @Test
    void weightsInConstantNodesAreParameters() {
        OnnxFile file = new OnnxFile(13)
                .input("x", -1, 2)
                .node(op("Constant", "", "w", tensor("value", floats("", WEIGHT, 2, 2))))
                .node(op("MatMul", "x w", "y"))
                .output("y");
        Network network = Network.ofOnnx(file.bytes());
        assertThat(network.trainable()).containsExactly("w");
        assertThat(run(network, new float[] {1, 1}, 1, 2)).containsExactly(4, 6);
    }

    /** One branch multiplies by w, the other by a w of its own. */
    @Test
    void weightsWithinBranchesAreParameters() {
        OnnxFile file = new OnnxFile(17)
                .input("x", 1, 2)
                .node(op("ReduceMax", "x", "most", integer("keepdims", 0)))
                .node(op("Relu", "most", "rectified"))
                .node(op("Cast", "rectified", "positive", integer("to", 9)))
                .node(op(
                        "If",
                        "positive",
                        "y",
                        graph(
                                "then_branch",
                                body("", "a", op("MatMul", "x w", "a")).addInitializer(floats("w", WEIGHT, 2, 2))),
                        graph(
                                "else_branch",
                                body(
                                        "",
                                        "b",
                                        op(
                                                "Constant",
                                                "",
                                                "w",
                                                tensor("value", floats("", new float[] {5, 6, 7, 8}, 2, 2))),
                                        op("MatMul", "x w", "b")))))
                .output("y");
        Network network = Network.ofOnnx(file.bytes());
        assertThat(network.trainable()).containsExactlyInAnyOrder("w_2", "w_3");
        assertThat(run(network, new float[] {1, 1}, 1, 2)).containsExactly(4, 6);
        assertThat(run(network, new float[] {-1, -1}, 1, 2)).containsExactly(-12, -14);
    }

    /** leaky(x, slope) = LeakyRelu(x) with a Neg around; outer(x) calls it twice with its own attribute handed on. */
    private static OnnxFile withFunctions() {
        FunctionProto.Builder leaky = FunctionProto.newBuilder()
                .setName("leaky")
                .setDomain("local")
                .addInput("v")
                .addOutput("r")
                .addAttribute("slope")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .addNode(op("Neg", "v", "t").setName("negative"))
                .addNode(op("LeakyRelu", "t", "r", reference("alpha", AttributeType.FLOAT, "slope")));
        FunctionProto.Builder twice = FunctionProto.newBuilder()
                .setName("twice")
                .setDomain("local")
                .addInput("v")
                .addInput("unused")
                .addOutput("r")
                .addOutput("same")
                .addOutput("nobodyAsks")
                .addAttribute("s")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .addNode(op("leaky", "v", "t", reference("slope", AttributeType.FLOAT, "s"))
                        .setDomain("local"))
                .addNode(op("leaky", "t", "r").setDomain("local"))
                .addNode(op("Identity", "r", "same"))
                .addNode(op("Identity", "t", "nobodyAsks"));
        return new OnnxFile(17)
                .input("x", 2)
                .model(model -> model.addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("local").setVersion(1)))
                .function(twice)
                .function(leaky)
                .node(op("twice", "x", "y - ", OnnxFile.number("s", 0.5))
                        .setDomain("local")
                        .setName("call"))
                .output("y");
    }

    /** For x = 2: -2, then -1 by the slope 0.5; then 1. For x = -2: 2; then -2, then -0.02 by the standard slope. */
    @Test
    void functionsStandWhereTheyAreCalled() {
        Network network = Network.ofOnnx(withFunctions().bytes());
        assertThat(network.layers()).extracting(LayerSummary::operator).doesNotContain("twice", "leaky");
        assertThat(run(network, new float[] {2, -2}, 2)).containsExactly(1, -0.02f);
    }

    @Test
    void aFunctionThatCallsItselfIsRefused() {
        NodeProto.Builder again = op("leaky", "t", "u").setDomain("local");
        OnnxFile file =
                withFunctions().model(model -> model.getFunctionsBuilder(1).addNode(again));
        assertThatThrownBy(() -> Network.ofOnnx(file.bytes()))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("function local.leaky: expected none that calls itself");
    }

    /** Thirty functions, each of which calls the next one twice: a thousand million nodes. */
    @Test
    void functionsThatMultiplyAreRefused() {
        OnnxFile file = new OnnxFile(17)
                .input("x", 2)
                .node(op("f0", "x", "y").setDomain("local"))
                .output("y");
        for (int i = 0; i < 30; i++) {
            String next = "f" + (i + 1);
            file.function(FunctionProto.newBuilder()
                    .setName("f" + i)
                    .setDomain("local")
                    .addInput("a")
                    .addOutput("c")
                    .addNode(op(i < 29 ? next : "Neg", "a", "b").setDomain(i < 29 ? "local" : ""))
                    .addNode(op(i < 29 ? next : "Neg", "b", "c").setDomain(i < 29 ? "local" : "")));
        }
        assertThatThrownBy(() -> Network.ofOnnx(file.bytes()))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("expected at most 200000 nodes");
    }

    private static TensorProto external(String location, String... entries) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("w")
                .addAllDims(List.of(2L, 2L))
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(location));
        for (int i = 0; i < entries.length; i += 2) {
            tensor.addExternalData(
                    StringStringEntryProto.newBuilder().setKey(entries[i]).setValue(entries[i + 1]));
        }
        return tensor.build();
    }

    private static Path writeExternal(Path folder, TensorProto weight) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(8);
        bytes.asFloatBuffer().put(WEIGHT);
        Files.createDirectories(folder.resolve("model/sub"));
        Files.write(folder.resolve("model/weights.bin"), bytes.array());
        Files.write(folder.resolve("outside.bin"), bytes.array());
        OnnxFile file = new OnnxFile(17)
                .input("x", -1, 2)
                .initializer(weight)
                .node(op("MatMul", "x w", "y"))
                .output("y");
        return Files.write(folder.resolve("model/model.onnx"), file.bytes());
    }

    @Test
    void elementsInAFileBesideTheModelAreRead(@TempDir Path folder) throws IOException {
        Path file = writeExternal(folder, external("weights.bin", "offset", "8", "length", "16"));
        assertThat(run(Network.read(file), new float[] {1, 1}, 1, 2)).containsExactly(4, 6);
        assertThat(Network.read(writeExternal(folder, external("./weights.bin", "offset", "8")))
                        .trainable())
                .containsExactly("w");
    }

    @Test
    void externalDataOutsideTheFolderIsRefused(@TempDir Path folder) throws IOException {
        writeExternal(folder, external("weights.bin"));
        Files.createSymbolicLink(folder.resolve("model/link.bin"), folder.resolve("outside.bin"));
        Files.createSymbolicLink(folder.resolve("model/up"), folder);
        for (String location : List.of(
                "../outside.bin",
                "sub/../../outside.bin",
                folder.resolve("outside.bin").toString(),
                "..\\outside.bin",
                "link.bin",
                "up/outside.bin",
                "",
                "nowhere.bin",
                "sub",
                "weights.bin\0",
                "/dev/zero")) {
            Path file = writeExternal(folder, external(location, "offset", "8"));
            assertThatThrownBy(() -> Network.read(file))
                    .as("location %s", location)
                    .isInstanceOf(GraphException.class)
                    .hasMessageStartingWith(file + ": initializer w: expected ");
        }
    }

    @Test
    void externalDataThatDoesNotFitIsRefused(@TempDir Path folder) throws IOException {
        for (List<String> entries : List.of(
                List.of("offset", "9"),
                List.of("offset", "8", "length", "12"),
                List.of("offset", "-8"),
                List.of("offset", "9223372036854775807"),
                List.of("offset", "999999999999999999"),
                List.of("offset", "8", "offset", "8"),
                List.of("length", "99999999999999999999"))) {
            Path file = writeExternal(folder, external("weights.bin", entries.toArray(String[]::new)));
            assertThatThrownBy(() -> Network.read(file))
                    .as("entries %s", entries)
                    .isInstanceOf(GraphException.class)
                    .hasMessageContaining("initializer w: expected ");
        }
        Path large = writeExternal(
                folder, external("weights.bin").toBuilder().setDims(0, 1L << 40).build());
        assertThatThrownBy(() -> Network.read(large))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("expected at most 2147483647 elements");
        assertThatThrownBy(() -> Network.ofOnnx(Files.readAllBytes(writeExternal(folder, external("weights.bin")))))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("read the network by its path");
    }
}
