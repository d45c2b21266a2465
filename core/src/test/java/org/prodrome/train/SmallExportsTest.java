package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Network;
import org.prodrome.graph.Role;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.TorchRuntime;

/** A U-Net, an LSTM classifier and a small transformer, as PyTorch's exporter wrote them: see export_small.py. */
class SmallExportsTest {

    private static Network network(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(SmallExportsTest.class.getResourceAsStream(name + ".onnx"), name)) {
            return Network.ofOnnx(file.readAllBytes());
        }
    }

    private static Array metadata(Network network, String key, long... shape) {
        byte[] bytes = Base64.getDecoder()
                .decode(Objects.requireNonNull(network.header().metadata().get(key)));
        return Array.copyOf(ElementType.FLOAT32, MemorySegment.ofArray(bytes), shape);
    }

    @ParameterizedTest
    @CsvSource({"unet, 2x1x16x16, 2x1x16x16, 44, 20", "lstm, 2x9x6, 2, 18, 0", "transformer, 2x12x6, 2, 29, 0"})
    void computesWhatPyTorchComputes(String name, String inputShape, String outputShape, int trainable, int state)
            throws IOException {
        Network network = network(name);
        assertThat(network.trainable()).hasSize(trainable);
        assertThat(network.parameters().stream().filter(one -> one.role() == Role.STATE))
                .hasSize(state);
        Array x = metadata(network, "pytorch.input", lengths(inputShape));
        Array y = metadata(network, "pytorch.output", lengths(outputShape));
        try (TorchRuntime torch = new TorchRuntime(network, network.initialise(new Seed(1)), Device.CPU)) {
            Array got = Objects.requireNonNull(torch.run(Map.of("x", x)).get("y"));
            assertThat(ForeignNetwork.apart(got, y)).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({"unet, 3x1x16x16", "lstm, 3x9x6", "transformer, 3x12x6"})
    void learnsAndScoresAlike(String name, String shape) throws IOException {
        System.out.println(name + ": " + new ForeignNetwork(network(name)).check("x", "y", 12, 0.003, lengths(shape)));
    }

    private static long[] lengths(String shape) {
        return java.util.Arrays.stream(shape.split("x", -1))
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
