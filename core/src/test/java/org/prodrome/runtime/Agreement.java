package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;

/** DrawnSamples nodes of an operator, and holds libtorch to what ONNX Runtime makes of them. */
final class Agreement {
    private static final Seed SEED = new Seed(20250911);

    private Agreement() {}

    /**
     * Nodes that ONNX Runtime doesn't take are passed over, as long as they are few. {@code -Dnodes=N} draws so many.
     *
     * @param tolerance of the output's largest magnitude; 0 for the same bits
     */
    static void agree(String what, int count, double tolerance, Function<DrawnSamples, OneNode> draw) {
        int nodes = Integer.getInteger("nodes", count);
        int compared = 0;
        for (int i = 0; i < nodes; i++) {
            Seed seed = SEED.split(what).split(i);
            OneNode node = draw.apply(new DrawnSamples(seed.random()));
            List<Array> expected;
            try {
                expected = node.inOnnxRuntime();
            } catch (GraphException e) {
                continue;
            }
            compared++;
            try {
                near(node, expected, tolerance);
            } catch (GraphException | AssertionError e) {
                throw new AssertionError(seed + ": " + node + ": " + e.getMessage(), e);
            }
        }
        assertThat(compared).as("nodes of %s that ONNX Runtime takes", what).isGreaterThan(nodes * 3 / 4);
    }

    /** libtorch gives what is expected, to that share of each output's largest magnitude; 0 for the same bits. */
    static void near(OneNode node, List<Array> expected, double tolerance) {
        List<Array> got = node.inTorch();
        for (int i = 0; i < node.outputs(); i++) {
            String what = "output " + i + " of " + node;
            assertThat(got.get(i).type())
                    .as("type of " + what)
                    .isEqualTo(expected.get(i).type());
            assertThat(got.get(i).shape())
                    .as("shape of " + what)
                    .isEqualTo(expected.get(i).shape());
            double[] a = Closeness.doubles(got.get(i));
            double[] b = Closeness.doubles(expected.get(i));
            double largest = Arrays.stream(b)
                    .filter(Double::isFinite)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            for (int j = 0; j < a.length; j++) {
                boolean alike = Double.compare(a[j], b[j]) == 0 || Math.abs(a[j] - b[j]) <= tolerance * largest;
                assertThat(alike)
                        .as("element %d of %s: expected %s, got %s", j, what, b[j], a[j])
                        .isTrue();
            }
        }
    }
}
