package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Mutation;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;

/**
 * Good networks spoiled at random, read and run: whatever comes of it, the process lives, its memory is bounded, and
 * what is refused is refused in one line.
 */
class MutationsTest {
    private static final int SOME = 500;
    private static final int MANY = 10_000;
    private static final int RANDOM_GRAPHS = 60;
    private static final long MEBIBYTE = 1L << 20;
    private static final List<Good> GOOD = new ArrayList<>();

    /** A network to be spoiled, and what it takes. */
    private record Good(byte[] file, Map<String, Array> inputs) {}

    @FunctionalInterface
    private interface Trial {
        void run(byte[] file, Map<String, Array> inputs);
    }

    @BeforeAll
    static void collect() throws IOException {
        for (long seed = 1; seed <= RANDOM_GRAPHS; seed++) {
            RandomGraph graph = RandomGraph.of(new Seed(seed));
            GOOD.add(new Good(graph.bytes(), graph.inputs()));
        }
        GOOD.add(export("unet", 1, 1, 16, 16));
        GOOD.add(export("lstm", 1, 9, 6));
        GOOD.add(export("transformer", 1, 12, 6));
    }

    private static Good export(String name, long... shape) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                MutationsTest.class.getResourceAsStream("/org/prodrome/train/" + name + ".onnx"))) {
            long size = 1;
            for (long length : shape) {
                size *= length;
            }
            return new Good(file.readAllBytes(), Map.of("x", Array.of(new float[Math.toIntExact(size)], shape)));
        }
    }

    @Test
    void bothRuntimesSurviveSome() {
        survives("TorchRuntime", SOME, MutationsTest::interpret);
        survives("ONNX Runtime", SOME, MutationsTest::score);
    }

    @Test
    @Tag("slow")
    void bothRuntimesSurviveMany() {
        survives("TorchRuntime", MANY, MutationsTest::interpret);
        survives("ONNX Runtime", MANY, MutationsTest::score);
    }

    private static void interpret(byte[] file, Map<String, Array> inputs) {
        Network network = Network.ofOnnx(file);
        assertThat(network.roles())
                .hasSizeGreaterThanOrEqualTo(network.parameters().size());
        network.remarks();
        network.layers();
        Parameters parameters = network.initialise(new Seed(1));
        try (TorchRuntime torch = new TorchRuntime(network, parameters, Device.CPU)) {
            torch.run(inputs);
        }
        Network.ofOnnx(network.toOnnx(parameters));
    }

    private static void score(byte[] file, Map<String, Array> inputs) {
        try (OrtRuntime ort = new OrtRuntime(file, 1)) {
            ort.run(inputs);
        }
    }

    private static void survives(String name, int mutations, Trial trial) {
        GOOD.forEach(good -> trial.run(good.file(), good.inputs()));
        long before = resident();
        long most = before;
        int ran = 0;
        for (long seed = 1; seed <= mutations; seed++) {
            Good good = GOOD.get((int) (seed % GOOD.size()));
            byte[] spoiled = Mutation.of(good.file(), new Seed(seed));
            try {
                trial.run(spoiled, good.inputs());
                ran++;
            } catch (GraphException e) {
                assertThat(String.valueOf(e.getMessage()).lines())
                        .as("seed " + seed)
                        .hasSize(1);
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ": expected a GraphException, got " + e, e);
            }
            most = Math.max(most, resident());
        }
        System.out.printf(
                "%s: %d mutations, of which %d still ran; memory %d MiB, at most %d, at the end %d%n",
                name, mutations, ran, before / MEBIBYTE, most / MEBIBYTE, resident() / MEBIBYTE);
        assertThat(most - before)
                .as("bytes of memory above what good networks take")
                .isLessThan(2048 * MEBIBYTE);
    }

    /** Bytes of memory that the process has. */
    private static long resident() {
        Path status = Path.of("/proc/self/statm");
        Assumptions.assumeTrue(Files.exists(status), "skipped: this system doesn't tell how much memory a process has");
        try {
            return Long.parseLong(Files.readString(status).split(" ")[1]) * 4096;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
