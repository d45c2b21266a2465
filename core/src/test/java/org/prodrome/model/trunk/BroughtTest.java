package org.prodrome.model.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.graph.OnnxFile.floats;
import static org.prodrome.graph.OnnxFile.integers;
import static org.prodrome.graph.OnnxFile.number;
import static org.prodrome.graph.OnnxFile.op;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;
import org.prodrome.data.format.SharedFiles;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.OnnxFile;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.PlainFrontEnd;
import org.prodrome.model.coder.Features;
import org.prodrome.model.supervised.Classifier;
import org.prodrome.model.task.Detection;
import org.prodrome.runtime.OrtRuntime;

/** A network that somebody else trained, as a trunk. */
class BroughtTest {
    @TempDir
    private Path folder = Path.of("");

    /** A convolution of three colours, cut off at 6, padded and squeezed in an old operator set's words. */
    private String file(int opset) throws Exception {
        float[] weights = new float[2 * 3 * 3 * 3];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.sin(i);
        }
        OnnxFile file = new OnnxFile(opset)
                .input("pixels", -1, 3, 8, 8)
                .initializer(floats("weight", weights, 2, 3, 3, 3))
                .node(op("Conv", "pixels weight", "first", integers("kernel_shape", 3, 3)))
                .node(op("Clip", "first", "cut", number("min", 0), number("max", 6)))
                .node(op("Pad", "cut", "padded", integers("pads", 0, 0, 1, 1, 0, 0, 1, 1), number("value", 2)))
                .node(op("Dropout", "padded", "dropped", number("ratio", 0.25)))
                .node(op("ReduceSum", "dropped", "summed", integers("axes", 3)))
                .output("summed");
        Path path = folder.resolve("brought.onnx");
        Files.write(path, file.bytes());
        return path.toString();
    }

    private static float[] run(byte[] onnx, String input, Array values, String output) {
        try (OrtRuntime runtime = new OrtRuntime(onnx, 1)) {
            return runtime.run(Map.of(input, values)).get(output).floats();
        }
    }

    @Test
    void givesWhatTheFileGivesForTheSamePicturesInEachColour() throws Exception {
        String file = file(9);
        Grid grey = Grid.ofSpace(1, 8, 8);
        GraphBuilder g = new GraphBuilder("grey");
        Features features = new Brought(file, "summed", List.of(1.0, 2.0, 3.0), List.of(2.0, 4.0, 8.0))
                .of(g, "", new PlainFrontEnd().input(g, grey));
        assertThat(features.channels()).isEqualTo(2);
        assertThat(features.places()).containsExactly(8, 1);
        g.output("features", features.value(), features.shape(GraphBuilder.ANY));
        Network network = g.build();
        assertThat(network.trainable()).containsExactly("backbone.weight");

        float[] pixels = new float[2 * 64];
        float[] colours = new float[2 * 3 * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 17;
            for (int colour = 0; colour < 3; colour++) {
                int place = (i / 64 * 3 + colour) * 64 + i % 64;
                colours[place] = (pixels[i] - (colour + 1)) / (2 << colour);
            }
        }
        float[] ours = run(
                network.toOnnx(network.initialise(new Seed(1))), Model.INPUT, Array.of(pixels, 2, 1, 8, 8), "features");
        float[] theirs = run(Files.readAllBytes(Path.of(file)), "pixels", Array.of(colours, 2, 3, 8, 8), "summed");
        assertThat(ours).containsExactly(theirs, Offset.offset(1e-4f));
    }

    @Test
    void whatDoesNotFitIsToldByWhatWasExpected() throws Exception {
        String file = file(9);
        refused(new Brought(file, "sumed", List.of(), List.of()), Grid.ofSpace(3, 8, 8))
                .hasMessageContaining("value sumed: expected one that a node makes")
                .hasMessageContaining("did you mean summed?");
        refused(new Brought(file, "cut", List.of(), List.of()), Grid.ofSpace(3, 16, 8))
                .hasMessageContaining("expected a window of the input's shape")
                .hasMessageContaining("[3, 16, 8]");
        refused(new Brought(file, "cut", List.of(), List.of()), Grid.ofSpace(2, 8, 8))
                .hasMessageContaining("expected 3 channels or 1, got 2");
        refused(new Brought(file, "cut", List.of(1.0), List.of()), Grid.ofSpace(3, 8, 8))
                .hasMessageContaining("a mean and a deviation for each of 3 channels, got [1.0]");
        refused(new Brought("none.onnx", "cut", List.of(), List.of()), Grid.ofSpace(3, 8, 8))
                .hasMessageContaining("backbone none.onnx: expected an ONNX file, got none there; --backbone FILE");
        Path text = Files.writeString(folder.resolve("text.onnx"), "no network");
        refused(new Brought(text.toString(), "cut", List.of(), List.of()), Grid.ofSpace(3, 8, 8))
                .hasMessageContaining("expected an ONNX model, got bytes that are none");
    }

    @Test
    void aNodeThatTheOtherOperatorSetCannotSayIsRefusedByName() throws Exception {
        Path path = folder.resolve("old.onnx");
        Files.write(
                path,
                new OnnxFile(9)
                        .input("pixels", -1, 3, 8, 8)
                        .node(op("Softmax", "pixels", "shares"))
                        .output("shares")
                        .bytes());
        refused(new Brought(path.toString(), "shares", List.of(), List.of()), Grid.ofSpace(3, 8, 8))
                .hasMessageContaining("(Softmax): expected an operator that operator set 17 can say as well");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(Brought brought, Grid grid) {
        GraphBuilder g = new GraphBuilder("refused");
        return assertThatThrownBy(() -> brought.of(g, "", new PlainFrontEnd().input(g, grid)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aRealBackboneIsOneDetectorFile() throws Exception {
        Path file = SharedFiles.folder("backbones").resolve("mobilenet_v2_1.0_feat3.onnx");
        Grid grey = Grid.ofSpace(1, 64, 64);
        Model model = new Classifier(
                new PlainFrontEnd(),
                new Brought(file.toString(), "feat3", List.of(), List.of()),
                8,
                0.1,
                new Detection());
        Network network = model.network(grey);
        assertThat(network.trainable("backbone.*")).hasSize(80);
        float[] scores = run(
                network.keeping(Model.SCORE).toOnnx(network.initialise(new Seed(1))),
                Model.INPUT,
                Array.of(new float[2 * 64 * 64], 2, 1, 64, 64),
                Model.SCORE);
        assertThat(scores).hasSize(2).doesNotContain(Float.NaN);
    }
}
