package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.InitializerRole;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Role;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.runtime.TorchRuntime;
import org.prodrome.runtime.Trace;

/** A network that somebody else trained: listed, cut, given a new head, trained on, saved and scored. */
class FineTuningTest {
    private static final Seed SEED = new Seed(2018);
    private static final int SIDE = 64;
    private static final String HEAD = "head.*";

    private static Network backbone() throws IOException {
        Path shared =
                Path.of(Optional.ofNullable(System.getenv("PRODROME_SHARED")).orElse("../../shared"));
        Path file = shared.resolve("backbones/mobilenet_v2_1.0_feat3.onnx");
        Assumptions.assumeTrue(Files.exists(file), "skipped: no pretrained network at " + file);
        return Network.read(file);
    }

    /** The second feature map, pooled, and one number of it. */
    private static Network withHead(Network backbone) {
        Network cut = backbone.cutAt("feat2");
        GraphBuilder graph = new GraphBuilder(cut);
        Value pooled = graph.add(Operator.Layer.GlobalAveragePool, graph.value("feat2"));
        Value features = graph.add(Operator.Shape.Flatten, pooled);
        Value one = Layers.dense(graph, "head", features, 192, 1);
        graph.output("logit", Layers.reshape(graph, one, -1), GraphBuilder.ANY);
        return graph.build().keeping("logit");
    }

    /** Pictures of noise, RGB from 0 to 255, the abnormal ones with a bright square. */
    private static Map<String, Array> pictures(int count, Seed seed) {
        RandomGenerator random = seed.random();
        float[] pixels = new float[count * 3 * SIDE * SIDE];
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 2;
            int left = random.nextInt(SIDE / 2);
            int top = random.nextInt(SIDE / 2);
            for (int channel = 0; channel < 3; channel++) {
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        boolean square = i % 2 == 1 && y >= top && y < top + 16 && x >= left && x < left + 16;
                        pixels[((i * 3 + channel) * SIDE + y) * SIDE + x] =
                                square ? 255 : (float) random.nextDouble(0, 128);
                    }
                }
            }
        }
        return Map.of("image", Array.of(pixels, count, 3, SIDE, SIDE), Objective.LABEL, Array.of(labels, count));
    }

    private static Parameters train(
            Network network, Parameters start, Set<String> trains, double rate, List<Double> losses) {
        return Loop.train(
                network,
                start,
                List.of(new Phase(
                        "tuning",
                        trains,
                        new Objective.BinaryCrossEntropy("logit"),
                        new Optimiser.AdamW(rate, 0.9, 0.999, 1e-8, 0.01),
                        Schedule.CONSTANT)),
                step -> pictures(4, SEED.split(step)),
                8,
                Device.CPU,
                SEED,
                (_, _, loss) -> losses.add(loss));
    }

    private static Map<String, Array> image() {
        return Map.of("image", pictures(2, new Seed(7)).get("image"));
    }

    /** At most 1e-5 of the largest magnitude apart, 1e-4 for networks of more than 50 layers. */
    private static void agree(Network network, Parameters values, Map<String, Array> inputs, double tolerance) {
        try (TorchRuntime torch = new TorchRuntime(network, values, Device.CPU);
                OrtRuntime ort = new OrtRuntime(network.toOnnx(values), 1)) {
            Map<String, Array> expected = ort.run(inputs);
            torch.run(inputs).forEach((name, array) -> {
                float[] a = array.floats();
                float[] b = expected.get(name).floats();
                double largest = 0;
                double apart = 0;
                for (int i = 0; i < a.length; i++) {
                    largest = Math.max(largest, Math.abs(b[i]));
                    apart = Math.max(apart, Math.abs(a[i] - b[i]));
                }
                assertThat(apart / largest).as("output %s", name).isLessThan(tolerance);
            });
        }
    }

    @Test
    void aPretrainedNetworkScoresAsInOnnxRuntime() throws IOException {
        Network network = backbone();
        agree(network, network.initialise(SEED), image(), 1e-4);
    }

    @Test
    void rolesOfAPretrainedNetwork() throws IOException {
        Network network = backbone();
        assertThat(network.roles().stream()
                        .filter(one -> one.role() == Role.CONSTANT)
                        .map(InitializerRole::name))
                .as("the normalisation at the start and the bounds of Relu6")
                .contains("in_zero", "in_scale", "lo0", "hi6")
                .noneMatch(name -> name.matches("w\\d+b?"));
        assertThat(network.trainable()).hasSize(80).contains("w0", "w0b", "w39", "w39b");
        assertThat(network.remarks()).anyMatch(remark -> remark.startsWith("40 convolutions and no normalisation"));
    }

    @Test
    void aCutKeepsWhatItsValuesNeed() throws IOException {
        Network network = backbone();
        Network cut = network.cutAt("feat1");
        assertThat(cut.outputs()).containsExactly("feat1");
        assertThat(cut.layers().size()).isLessThan(network.layers().size());
        assertThat(cut.trainable().size()).isLessThan(network.trainable().size());
        var shapes = Trace.of(cut, cut.initialise(SEED), image());
        assertThat(shapes.get("feat1").lengths()).containsExactly(2L, 144L, 16L, 16L);
        agree(cut, cut.initialise(SEED), image(), 1e-4);
        assertThatThrownBy(() -> network.cutAt("feet1"))
                .isInstanceOf(GraphException.class)
                .hasMessage("value feet1: expected one that a node makes, got none of that name; did you mean feat1?");
    }

    /** First the head alone, then everything: the backbone stays to the bit while it is frozen, and moves after. */
    @Test
    void headFirstThenEverything() throws IOException {
        Network network = withHead(backbone());
        Parameters start = network.initialise(SEED);
        List<Double> losses = new ArrayList<>();
        Parameters tuned = train(network, start, network.trainable(HEAD), 0.03, losses);
        assertThat(losses.getLast()).isLessThan(0.7 * losses.getFirst());
        Set<String> frozen = new HashSet<>(network.trainable());
        frozen.removeAll(network.trainable(HEAD));
        assertThat(frozen).isNotEmpty().allMatch(name -> same(start.get(name), tuned.get(name)));
        assertThat(network.trainable(HEAD)).noneMatch(name -> same(start.get(name), tuned.get(name)));

        List<Double> further = new ArrayList<>();
        Parameters whole = train(network, tuned, network.trainable(), 1e-4, further);
        assertThat(further.getLast()).isLessThan(losses.getFirst());
        assertThat(frozen).noneMatch(name -> same(start.get(name), whole.get(name)));

        Network saved = Network.ofOnnx(network.toOnnx(whole));
        assertThat(saved.trainable()).isEqualTo(network.trainable());
        agree(saved, saved.initialise(new Seed(0)), image(), 1e-4);
        System.out.println("Fine-tuning, loss by step: head " + losses + ", everything " + further);
    }

    private static boolean same(Array a, Array b) {
        return a.data().mismatch(b.data()) < 0;
    }
}
