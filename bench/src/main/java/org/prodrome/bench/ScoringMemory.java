package org.prodrome.bench;

import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.runtime.OrtRuntime;

/**
 * Whether scoring leaks native memory: 1,000,000 rows of 32 columns through a small network in ONNX Runtime, 50 at a
 * time, the process's resident memory after each time; see {@link ResidentMemory} for what is flat.
 *
 * <pre>./prodrome bench ScoringMemory [ROWS]</pre>
 *
 * <p>Exit code 1 where it grew.
 */
public final class ScoringMemory {
    private static final int ROWS = 1_000_000;
    private static final int TOGETHER = 50;
    private static final int COLUMNS = 32;

    private ScoringMemory() {}

    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
        int times = rows / TOGETHER;
        Network network = network();
        SplittableRandom random = new SplittableRandom(1);
        ResidentMemory memory = new ResidentMemory(times);
        double sum = 0;
        try (OrtRuntime runtime = new OrtRuntime(network.toOnnx(network.initialise(new Seed(1))), 1)) {
            for (int time = 1; time <= times; time++) {
                float[] values = new float[TOGETHER * COLUMNS];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.nextGaussian();
                }
                float[] scores = java.util.Objects.requireNonNull(
                                runtime.run(Map.of("row", Array.of(values, TOGETHER, COLUMNS)))
                                        .get("score"))
                        .floats();
                for (float score : scores) {
                    sum += score;
                }
                memory.look();
                if (time % Math.max(1, times / 10) == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "row %d: %.1f MB, mean score %.4f%n",
                            (long) time * TOGETHER,
                            memory.last() / 1e6,
                            sum / ((double) time * TOGETHER));
                }
            }
        }
        System.exit(memory.flat() ? 0 : 1);
    }

    private static Network network() {
        GraphBuilder g = new GraphBuilder("rows");
        Value row = g.input("row", GraphBuilder.ANY, COLUMNS);
        Value hidden = g.add(Activation.Relu, Layers.dense(g, "hidden", row, COLUMNS, 64));
        g.output("score", Layers.reshape(g, Layers.dense(g, "head", hidden, 64, 1), -1), GraphBuilder.ANY);
        return g.build();
    }
}
