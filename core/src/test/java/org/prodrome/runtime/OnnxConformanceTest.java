package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;

/**
 * Runs a folder of operator tests that is laid out as the ONNX project's own: {@code -Donnx.tests=DIR}, else those of
 * the shared folder; {@code -Donnx.only=REGEX} takes those whose folder's name matches. Prints how many there were of
 * each operator, and which were left out and why.
 */
class OnnxConformanceTest {
    private static final Map<String, Integer> PASSED = new TreeMap<>();
    private static final Map<String, Integer> LEFT_OUT = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> computesWhatOnnxSays() throws IOException {
        String asked = System.getProperty("onnx.tests", "");
        Path shared =
                Path.of(Optional.ofNullable(System.getenv("PRODROME_SHARED")).orElse("../../shared"));
        Path folder = asked.isEmpty() ? shared.resolve("conformance/onnx") : Path.of(asked);
        Assumptions.assumeTrue(
                !asked.isEmpty() || Files.isDirectory(folder), "skipped: no operator tests at " + folder);
        List<Path> models;
        try (var inside = Files.walk(folder)) {
            models = inside.filter(path -> path.endsWith("model.onnx"))
                    .map(Path::getParent)
                    .filter(path -> (path.getFileName() + "").matches(System.getProperty("onnx.only", ".*")))
                    .sorted()
                    .toList();
        }
        assertThat(models).as("operator tests in %s", folder).isNotEmpty();
        return models.stream().map(path -> DynamicTest.dynamicTest(path.getFileName() + "", () -> named(path)));
    }

    /** A failure says which test it is of, for reports number them only. */
    private static void named(Path folder) throws IOException {
        try {
            check(folder);
        } catch (RuntimeException | AssertionError e) {
            if (e instanceof TestAbortedException) {
                throw e;
            }
            throw new AssertionError(folder.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static void check(Path folder) throws IOException {
        ConformanceCase one = ConformanceCase.read(folder);
        Optional<String> reason = one.leftOut();
        if (reason.isPresent()) {
            LEFT_OUT.merge(reason.get(), 1, Integer::sum);
            Assumptions.abort(reason.get());
        }
        Network network = Network.ofOnnx(one.model().toByteArray());
        try (TorchRuntime runtime = new TorchRuntime(network, network.initialise(new Seed(1)), Device.CPU)) {
            for (ConformanceCase.Data data : one.data(network.inputs())) {
                Map<String, Array> outputs = runtime.run(data.inputs());
                data.outputs().forEach((name, expected) -> {
                    Array got = outputs.get(name);
                    if (got == null) {
                        fail("output %s: expected a value, got only %s", name, outputs.keySet());
                    } else if (one.random()) {
                        Closeness.alikeOnAverage(name, got, expected);
                    } else {
                        Closeness.close(name, got, expected);
                    }
                });
            }
        }
        one.operators().forEach(operator -> PASSED.merge(operator, 1, Integer::sum));
    }

    @AfterAll
    static void total() {
        System.out.println("Operator tests passed, by operator: " + PASSED);
        System.out.println("Operator tests left out, by reason:");
        LEFT_OUT.forEach((reason, count) -> System.out.println("  " + count + " " + reason));
    }
}
