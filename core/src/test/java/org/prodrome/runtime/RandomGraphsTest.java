package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.LayerSummary;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;

/** Both runtimes on graphs that nobody thought of. */
class RandomGraphsTest {
    private static final int GRAPHS = 200;
    private static final int DEEP = 50;

    @Test
    void bothRuntimesAgree() {
        Map<String, Integer> operators = new TreeMap<>();
        double worst = 0;
        for (long seed = Long.getLong("from", 1); seed <= GRAPHS; seed++) {
            RandomGraph graph = RandomGraph.of(new Seed(seed));
            Network network = Network.ofOnnx(graph.bytes());
            worst = Math.max(worst, check(graph, network, "seed " + seed + ", opset " + graph.opset));
            network.layers().forEach(layer -> operators.merge(layer.operator(), 1, Integer::sum));
        }
        System.out.printf("%d random graphs agree to %.1e; nodes by operator: %s%n", GRAPHS, worst, operators);
    }

    private static double check(RandomGraph graph, Network network, String name) {
        Parameters parameters = network.initialise(new Seed(1));
        try (OrtRuntime ort = new OrtRuntime(graph.bytes(), 1);
                TorchRuntime torch = new TorchRuntime(network, parameters, Device.CPU)) {
            Map<String, Array> expected = ort.run(graph.inputs());
            double worst = 0;
            for (var output : torch.run(graph.inputs()).entrySet()) {
                float[] a = output.getValue().floats();
                Array other = Objects.requireNonNull(expected.get(output.getKey()));
                assertThat(output.getValue().shape()).as(name).isEqualTo(other.shape());
                float[] b = other.floats();
                double largest = 0;
                double apart = 0;
                for (int i = 0; i < a.length; i++) {
                    largest = Math.max(largest, Math.abs(b[i]));
                    apart = Math.max(apart, Math.abs(a[i] - b[i]));
                    assertThat(Math.abs(a[i])).as(name).isLessThanOrEqualTo(RandomGraph.BOUND);
                }
                double relative = largest == 0 ? apart : apart / largest;
                assertThat(relative)
                        .as(
                                "%s, output %s, operators %s",
                                name,
                                output.getKey(),
                                network.layers().stream()
                                        .map(LayerSummary::operator)
                                        .toList())
                        .isLessThanOrEqualTo(graph.nodes() > DEEP ? 1e-4 : 1e-5);
                worst = Math.max(worst, relative);
            }
            return worst;
        } catch (GraphException e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }
}
