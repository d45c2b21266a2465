package org.prodrome.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.graph.OnnxFile.graph;
import static org.prodrome.graph.OnnxFile.integer;
import static org.prodrome.graph.OnnxFile.op;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;

/** What the initializers of foreign files are taken for. */
class RolesTest {

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = 0.5f + i;
        }
        return numbers;
    }

    private static OnnxFile file() {
        return new OnnxFile(17).input("x", -1, 3, 8, 8);
    }

    private static Map<String, Role> roles(OnnxFile file) {
        return Network.ofOnnx(file.output("y").bytes()).roles().stream()
                .collect(Collectors.toMap(InitializerRole::name, InitializerRole::role));
    }

    /** (x - mean) / deviation; convolution; batch normalisation; scale and shift; PRelu; a mask; Clip; resizing. */
    private static OnnxFile convolutional() {
        return file().initializer("mean", numbers(3), 3, 1, 1)
                .initializer("deviation", numbers(3), 3, 1, 1)
                .initializer("factor", numbers(3), 1, 3, 1, 1)
                .initializer("offset", numbers(3), 1, 3, 1, 1)
                .initializer("w", numbers(12), 4, 3, 1, 1)
                .initializer("b", numbers(4), 4)
                .initializer("gamma", numbers(4), 4)
                .initializer("beta", numbers(4), 4)
                .initializer("running_mean", numbers(4), 4)
                .initializer("running_var", numbers(4), 4)
                .initializer("scale", numbers(4), 4, 1, 1)
                .initializer("shift", numbers(4), 4, 1, 1)
                .initializer("sixth", numbers(1))
                .initializer("half", numbers(1), 1)
                .initializer("slope", numbers(1), 1)
                .initializer("mask", new float[] {0, Float.NEGATIVE_INFINITY, 0, 0}, 4, 1, 1)
                .initializer("selection", new float[] {0, 1, 1, 0}, 4, 1, 1)
                .initializer("least", numbers(1))
                .initializer("most", numbers(1))
                .initializer("scales", new float[] {1, 1, 2, 2}, 4)
                .initializer("roi", new float[0], 0)
                .initializer("spare", numbers(4), 4)
                .node(op("Sub", "x mean", "centred"))
                .node(op("Div", "centred deviation", "scaled"))
                .node(op("Mul", "scaled factor", "again"))
                .node(op("Add", "again offset", "normal"))
                .node(op("Conv", "normal w b", "c"))
                .node(op("BatchNormalization", "c gamma beta running_mean running_var", "n"))
                .node(op("Mul", "n scale", "s"))
                .node(op("Add", "s shift", "t"))
                .node(op("Mul", "t sixth", "u"))
                .node(op("Add", "u half", "u2"))
                .node(op("PRelu", "u2 slope", "p"))
                .node(op("Add", "p mask", "m"))
                .node(op("Mul", "m selection", "m2"))
                .node(op("Clip", "m2 least most", "k"))
                .node(op("Resize", "k roi scales", "y"));
    }

    @Test
    void ofAConvolutionalNetwork() {
        Map<String, Role> roles = roles(convolutional());
        assertThat(with(Role.TRAINABLE, roles))
                .containsExactlyInAnyOrder("w", "b", "gamma", "beta", "scale", "shift", "slope");
        assertThat(with(Role.STATE, roles)).containsExactlyInAnyOrder("running_mean", "running_var");
        assertThat(with(Role.CONSTANT, roles)).hasSize(13);
    }

    private static java.util.Set<String> with(Role role, Map<String, Role> roles) {
        return roles.entrySet().stream()
                .filter(entry -> entry.getValue() == role)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void reasonsNameTheNode() {
        Network network = Network.ofOnnx(convolutional().output("y").bytes());
        Map<String, String> reasons =
                network.roles().stream().collect(Collectors.toMap(InitializerRole::name, InitializerRole::reason));
        assertThat(reasons)
                .containsEntry("w", "weight of node of output [c] (Conv)")
                .containsEntry("running_mean", "running mean of node of output [n] (BatchNormalization)")
                .containsEntry("offset", "before the first layer with weights: node of output [normal] (Add)")
                .containsEntry("mask", "a mask that node of output [m] (Add) adds")
                .containsEntry("spare", "no node takes it");
    }

    /**
     * Embedding, bias of one number after a linear layer, GRU with a first state, all of which an exporter may write.
     */
    @Test
    void ofARecurrentNetwork() {
        OnnxFile file = new OnnxFile(17)
                .graph(graph ->
                        graph.addInput(OnnxFile.value("ids", ai.onnx.proto.OnnxMl.TensorProto.DataType.INT64, 5, 1)))
                .initializer("table", numbers(20), 10, 2)
                .initializer("w", numbers(12), 1, 6, 2)
                .initializer("r", numbers(12), 1, 6, 2)
                .initializer("b", numbers(12), 1, 12)
                .initializer("h0", numbers(2), 1, 1, 2)
                .initializer("axes", 0, 1)
                .initializer("head", numbers(2), 2, 1)
                .initializer("bias", numbers(1), 1)
                .node(op("Gather", "table ids", "e"))
                .node(op("GRU", "e w r b - h0", "- last", integer("hidden_size", 2)))
                .node(op("Squeeze", "last axes", "l"))
                .node(op("MatMul", "l head", "z"))
                .node(op("Add", "bias z", "y"));
        Network network = Network.ofOnnx(file.output("y").bytes());
        assertThat(network.trainable()).containsExactlyInAnyOrder("table", "w", "r", "b", "head", "bias");
        assertThat(network.parameters().stream().filter(Parameter::decays).map(Parameter::name))
                .as("weight decay spares biases, whatever their axes")
                .containsExactlyInAnyOrder("table", "w", "r", "head");
    }

    /** Weight normalisation (Salimans and Kingma 2016, equation 2), which exporters write out node by node. */
    @Test
    void whatAWeightIsComputedFromIsTrained() {
        OnnxFile file = file().initializer("g", numbers(2), 2, 1, 1, 1)
                .initializer("v", numbers(6), 2, 3, 1, 1)
                .initializer("tiny", numbers(1), 1)
                .node(op("ReduceL2", "v", "norm", OnnxFile.integers("axes", 1, 2, 3)))
                .node(op("Add", "norm tiny", "more"))
                .node(op("Div", "v more", "direction"))
                .node(op("Mul", "direction g", "w"))
                .node(op("Conv", "x w", "y"));
        assertThat(with(Role.TRAINABLE, roles(file))).containsExactlyInAnyOrder("g", "v");
    }

    @Test
    void withinALoopWeightsAreTrained() {
        OnnxFile file = new OnnxFile(17)
                .input("x", 1, 2)
                .initializer("w", numbers(4), 2, 2)
                .initializer("b", numbers(2), 2)
                .initializer("trips", 3)
                .node(op(
                        "Loop",
                        "trips - x",
                        "y",
                        graph(
                                "body",
                                OnnxFile.body(
                                        "i go v",
                                        "on r",
                                        op("Identity", "go", "on"),
                                        op("MatMul", "v w", "z"),
                                        op("Add", "z b", "r")))));
        assertThat(with(Role.TRAINABLE, roles(file))).containsExactlyInAnyOrder("w", "b");
    }

    @Test
    void canBeOverridden() {
        Network network = Network.ofOnnx(convolutional().output("y").bytes());
        Network other =
                network.withRole(Role.CONSTANT, "running_*", "gamma", "beta").withRole(Role.TRAINABLE, "mean");
        assertThat(other.trainable()).containsExactlyInAnyOrder("w", "b", "scale", "shift", "slope", "mean");
        assertThat(other.roles().stream().filter(one -> one.name().equals("mean")))
                .extracting(InitializerRole::reason)
                .containsExactly(
                        "declared; by the graph alone it would be CONSTANT: input 1 of node of output [centred]"
                                + " (Sub), which learns nothing there");
        Network again = Network.ofOnnx(other.toOnnx(other.initialise(new Seed(1))));
        assertThat(again.trainable()).isEqualTo(other.trainable());
        assertThat(again.roles()).containsExactlyInAnyOrderElementsOf(other.roles());
    }

    @Test
    void aPatternThatMatchesNothingIsRefused() {
        Network network = Network.ofOnnx(convolutional().output("y").bytes());
        assertThatThrownBy(() -> network.withRole(Role.CONSTANT, "gama"))
                .isInstanceOf(GraphException.class)
                .hasMessage(
                        "pattern gama: expected the name of an initializer, got none that matches; did you mean gamma?");
        assertThat(network.trainable("?")).containsExactlyInAnyOrder("w", "b");
        assertThatThrownBy(() -> network.withRole(Role.CONSTANT, "(")).isInstanceOf(GraphException.class);
    }

    @Test
    void integersCannotBeTrained() {
        OnnxFile file = file().initializer("shape", 0, -1).node(op("Reshape", "x shape", "y"));
        Network network = Network.ofOnnx(file.output("y").bytes());
        assertThatThrownBy(() -> network.withRole(Role.TRAINABLE, "shape"))
                .isInstanceOf(GraphException.class)
                .hasMessage("initializer shape: expected floating-point numbers to train, got INT64");
    }

    @Test
    void remarksSayWhatAnExportLeftOut() {
        OnnxFile folded = file().initializer("w", numbers(9), 3, 3, 1, 1)
                .node(op("Conv", "x w", "c"))
                .node(op("Conv", "c w", "d"))
                .node(op("Whatever", "d", "y").setName("odd"));
        assertThat(Network.ofOnnx(folded.output("y").bytes()).remarks())
                .hasSize(3)
                .anyMatch(remark -> remark.startsWith("2 convolutions and no normalisation"))
                .anyMatch(remark -> remark.startsWith("no Dropout"))
                .anyMatch(remark -> remark.startsWith("operator Whatever (1, first in node odd (Whatever))"));
    }
}
