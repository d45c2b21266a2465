package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;

/** Draws nodes of an operator, and holds libtorch to what ONNX Runtime makes of them. */
final class Agreement {
    private static final Seed SEED = new Seed(20250911);

    private Agreement() {}

    /**
     * Nodes that ONNX Runtime doesn't take are passed over, as long as they are few.
     *
     * @param tolerance of the output's largest magnitude; 0 for the same bits
     */
    static void agree(String what, int count, double tolerance, Function<DrawnSamples, SingleNode> draw) {
        int nodes = Integer.getInteger("nodes", count);
        int compared = 0;
        for (int i = 0; i < nodes; i++) {
            Seed seed = SEED.split(what).split(i);
            SingleNode node = draw.apply(new DrawnSamples(seed.random()));
            List<Array> expected;
            try {
                expected = node.ort();
            } catch (GraphException e) {
                if (Boolean.getBoolean("show.refused")) {
                    System.out.println(node + " " + e.getMessage());
                }
                continue;
            }
            compared++;
            try {
                node.isNear(expected, tolerance);
            } catch (GraphException | AssertionError e) {
                throw new AssertionError(seed + ": " + node + ": " + e.getMessage(), e);
            }
        }
        assertThat(compared).as("nodes of %s that ONNX Runtime takes", what).isGreaterThan(nodes * 3 / 4);
    }
}
