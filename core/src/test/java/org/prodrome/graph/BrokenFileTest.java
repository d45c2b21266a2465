package org.prodrome.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.graph.OnnxFile.body;
import static org.prodrome.graph.OnnxFile.floats;
import static org.prodrome.graph.OnnxFile.graph;
import static org.prodrome.graph.OnnxFile.integer;
import static org.prodrome.graph.OnnxFile.integers;
import static org.prodrome.graph.OnnxFile.op;
import static org.prodrome.graph.OnnxFile.tensor;
import static org.prodrome.graph.OnnxFile.text;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.TorchRuntime;

/** Files that are refused before anything runs, each with a line that says what and where. */
class BrokenFileTest {
    private static final float[] FOUR = {1, 2, 3, 4};

    private static OnnxFile file() {
        return new OnnxFile(17).input("x", 2, 2);
    }

    private static OnnxFile of(NodeProto.Builder... nodes) {
        OnnxFile file = file().initializer("w", FOUR, 2, 2);
        Stream.of(nodes).forEach(file::node);
        return file.output("y");
    }

    private static OnnxFile with(TensorProto.Builder initializer) {
        return file().initializer(initializer.setName("w").build())
                .node(op("MatMul", "x w", "y"))
                .output("y");
    }

    private static TensorProto.Builder square() {
        return floats("w", FOUR, 2, 2).toBuilder();
    }

    /** A runtime may act on a constant while it loads a file, however the constant is written. */
    @Test
    void refusesConstantsThatClaimMoreThanAMachineHas() {
        NodeProto.Builder length = op("Constant", "", "length", integers("value_ints", 1L << 40));
        byte[] bytes = of(length, op("ConstantOfShape", "length", "y")).bytes();
        assertThatThrownBy(() -> Network.checked(bytes))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("(ConstantOfShape): expected a value of at most " + Limits.ELEMENTS);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("nothing", "model: expected a graph, got none", new byte[0]),
                Arguments.of(
                        "no protobuf", "expected an ONNX model, got bytes that are none", new byte[] {(byte) 0xff, 1, 2
                        }),
                Arguments.of(
                        "a cycle",
                        "expected nodes that don't need themselves, got the cycle node second (Abs) -> node first (Neg)",
                        of(
                                        op("Neg", "b", "a").setName("first"),
                                        op("Abs", "a", "b").setName("second"),
                                        op("Neg", "b", "y"))
                                .bytes()),
                Arguments.of(
                        "a node that needs itself",
                        "got the cycle node of output [y] (Add)",
                        of(op("Add", "x y", "y")).bytes()),
                Arguments.of(
                        "a cycle through a body",
                        "got the cycle node of output [y] (If) -> node of output [c] (Cast)",
                        of(
                                        op("Cast", "y", "c", integer("to", 9)),
                                        op(
                                                "If",
                                                "c",
                                                "y",
                                                graph("then_branch", body("", "a", op("Identity", "x", "a"))),
                                                graph(
                                                        "else_branch",
                                                        body("", "b", op("Cast", "c", "b", integer("to", 1))))))
                                .bytes()),
                Arguments.of(
                        "a missing initializer",
                        "node of output [y] (MatMul): expected inputs that an input, an initializer or a node gives, got"
                                + " w1; did you mean w?",
                        of(op("MatMul", "x w1", "y")).bytes()),
                Arguments.of(
                        "a missing output",
                        "expected outputs that an input, an initializer or a node gives, got y",
                        of(op("MatMul", "x w", "z")).bytes()),
                Arguments.of(
                        "a missing value in a body",
                        "node of output [b] (Neg): expected inputs that an input, an initializer or a node gives, got q",
                        of(op(
                                        "If",
                                        "x",
                                        "y",
                                        graph("then_branch", body("", "a", op("Identity", "x", "a"))),
                                        graph("else_branch", body("", "b", op("Neg", "q", "b")))))
                                .bytes()),
                Arguments.of(
                        "a negative length",
                        "initializer w: expected lengths of 0 and above, got the shape [-2, -2]",
                        with(square().setDims(0, -2).setDims(1, -2)).bytes()),
                Arguments.of(
                        "2 GB in a few bytes",
                        "initializer w: expected 2147483644 bytes of FLOAT for the shape [536870911], got 16",
                        with(square().clearDims().addDims((1 << 29) - 1)).bytes()),
                Arguments.of(
                        "more than any memory",
                        "initializer w: expected at most 2147483647 elements, got the shape [4611686018427387904, 4]",
                        with(square().setDims(0, 1L << 62).setDims(1, 4)).bytes()),
                Arguments.of(
                        "many axes",
                        "initializer w: expected at most 64 axes, got 65",
                        with(square().clearDims().addAllDims(java.util.Collections.nCopies(65, 1L)))
                                .bytes()),
                Arguments.of(
                        "too few bytes",
                        "initializer w: expected 16 bytes of FLOAT for the shape [2, 2], got 15",
                        with(square().setRawData(square().getRawData().substring(1)))
                                .bytes()),
                Arguments.of(
                        "too many bytes",
                        "initializer w: expected 16 bytes of FLOAT for the shape [2, 2], got 20",
                        with(square().setRawData(square().getRawData().concat(ByteString.copyFrom(new byte[4]))))
                                .bytes()),
                Arguments.of(
                        "too few elements",
                        "initializer w: expected 4 elements of FLOAT for the shape [2, 2], got 3",
                        with(square().clearRawData()
                                        .addFloatData(1)
                                        .addFloatData(2)
                                        .addFloatData(3))
                                .bytes()),
                Arguments.of(
                        "elements in two places",
                        "initializer w: expected its elements once, got them as bytes and spelled out",
                        with(square().addFloatData(1)).bytes()),
                Arguments.of(
                        "an unknown element type",
                        "initializer w: expected an element type, got number 99",
                        with(square().setDataType(99)).bytes()),
                Arguments.of(
                        "a truth value of 2",
                        "initializer w: expected truth values of 0 and 1, got 2",
                        with(square().setDataType(9).setRawData(ByteString.copyFrom(new byte[] {0, 1, 2, 1})))
                                .bytes()),
                Arguments.of(
                        "a sparse initializer",
                        "initializer s: expected a dense tensor, got a sparse one",
                        of(op("MatMul", "x w", "y"))
                                .graph(g -> g.addSparseInitializer(
                                        SparseTensorProto.newBuilder().setValues(floats("s", FOUR, 4))))
                                .bytes()),
                Arguments.of(
                        "a value made twice",
                        "node of output [y] (Abs), output y: expected a name of its own, got one that is taken",
                        of(op("Neg", "x", "y"), op("Abs", "x", "y")).bytes()),
                Arguments.of(
                        "two initializers of a name",
                        "initializer w: expected a name of its own, got one that is taken",
                        of(op("Neg", "x", "y")).initializer("w", FOUR, 4).bytes()),
                Arguments.of(
                        "an output listed twice",
                        "output y: expected to be listed once, got it twice",
                        of(op("Neg", "x", "y")).output("y").bytes()),
                Arguments.of(
                        "an old operator set",
                        "model: expected an operator set of 7 to 24, got 6",
                        new OnnxFile(6)
                                .input("x", 1)
                                .node(op("Neg", "x", "y"))
                                .output("y")
                                .bytes()),
                Arguments.of(
                        "a new operator set",
                        "model: expected an operator set of 7 to 24, got 9000000000",
                        file().model(m -> m.getOpsetImportBuilder(0).setVersion(9_000_000_000L))
                                .bytes()),
                Arguments.of(
                        "two operator sets",
                        "model: expected an operator set of 7 to 24, got [17, 18]",
                        file().model(m -> m.addOpsetImport(OperatorSetIdProto.newBuilder()
                                        .setDomain("ai.onnx")
                                        .setVersion(18)))
                                .bytes()),
                Arguments.of(
                        "no operator set",
                        "model: expected the version of ONNX's operators, got none",
                        of(op("Neg", "x", "y")).model(m -> m.clearOpsetImport()).bytes()),
                Arguments.of(
                        "a new file format",
                        "model: expected an IR version of 3 to 13, got 99",
                        file().model(m -> m.setIrVersion(99)).bytes()),
                Arguments.of(
                        "an attribute that stands twice",
                        "node of output [y] (Softmax), attribute axis: expected to stand once, got it twice",
                        of(op("Softmax", "x", "y", integer("axis", 1), integer("axis", 0)))
                                .bytes()),
                Arguments.of(
                        "an attribute that isn't what it says",
                        "attribute axis: expected a value of its type STRING, got [INT]",
                        of(op(
                                        "Softmax",
                                        "x",
                                        "y",
                                        integer("axis", 1).toBuilder()
                                                .setType(AttributeType.STRING)
                                                .build()))
                                .bytes()),
                Arguments.of(
                        "a reference to an attribute outside a function",
                        "attribute axis: expected a value, got a reference to the attribute a of a function",
                        of(op("Softmax", "x", "y", OnnxFile.reference("axis", AttributeType.INT, "a")))
                                .bytes()),
                Arguments.of(
                        "a constant with too few bytes",
                        "node of output [y] (Constant), attribute value: expected 16 bytes of FLOAT",
                        of(op(
                                        "Constant",
                                        "",
                                        "y",
                                        tensor(
                                                "value",
                                                square().setRawData(ByteString.EMPTY)
                                                        .build())))
                                .bytes()),
                Arguments.of("graphs within graphs", "expected an ONNX model, got bytes that are none", nested(200)),
                Arguments.of(
                        "a role that is none",
                        "initializer w: expected a role of [TRAINABLE, STATE, CONSTANT], got KING",
                        of(op("Neg", "x", "y"))
                                .model(m -> m.addMetadataPropsBuilder()
                                        .setKey("prodrome.role.w")
                                        .setValue("KING"))
                                .bytes()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void isRefused(String what, String why, byte[] file) {
        assertThatThrownBy(() -> Network.ofOnnx(file))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining(why)
                .extracting(Throwable::getMessage)
                .asString()
                .hasLineCount(1);
    }

    private static byte[] nested(int depth) {
        GraphProto.Builder inner = body("", "y", op("Identity", "x", "y"));
        for (int i = 0; i < depth; i++) {
            inner = body("", "y", op("If", "x", "y", graph("then_branch", inner)));
        }
        return new OnnxFile(17)
                .input("x", 1)
                .node(op("If", "x", "y", graph("then_branch", inner)))
                .output("y")
                .bytes();
    }

    static Stream<Arguments> unrunnable() {
        return Stream.of(
                Arguments.of(
                        "an unknown operator",
                        "node odd: expected an operator that Prodrome has, got Frobnicate",
                        of(op("Frobnicate", "x", "y").setName("odd"))),
                Arguments.of(
                        "an operator of another domain",
                        "node odd: expected an operator that Prodrome has, got com.example.Relu",
                        of(op("Relu", "x", "y").setName("odd").setDomain("com.example"))),
                Arguments.of(
                        "a list for a number",
                        "node of output [y] (Softmax): expected the attribute axis of type INT, got INTS",
                        of(op("Softmax", "x", "y", integers("axis", 1)))),
                Arguments.of(
                        "a word for a list",
                        "node of output [y] (MaxPool): expected the attribute kernel_shape of type INTS, got STRING",
                        of(op("MaxPool", "x", "y", text("kernel_shape", "large")))),
                Arguments.of(
                        "a body that isn't there",
                        "expected the attribute then_branch with a graph, got none",
                        of(op(
                                "If",
                                "x",
                                "y",
                                AttributeProto.newBuilder()
                                        .setName("cond")
                                        .setType(AttributeType.FLOAT)
                                        .build()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unrunnable")
    void isRefusedBeforeItRuns(String what, String why, OnnxFile file) {
        Network network = Network.ofOnnx(file.bytes());
        assertThatThrownBy(() -> new TorchRuntime(network, network.initialise(new Seed(1)), Device.CPU).close())
                .isInstanceOf(GraphException.class)
                .hasMessageContaining(why);
    }

    @Test
    void namesNeitherBreakTheLineNorFillTheScreen() {
        String name = "a\nb\r" + "c".repeat(100_000);
        assertThatThrownBy(() -> Network.ofOnnx(
                        of(op("Neg", "nothing", "y").setName(name)).bytes()))
                .hasMessageContaining("node a?b?ccc")
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(700)
                .satisfies(message -> assertThat(message.lines()).hasSize(1));
    }
}
