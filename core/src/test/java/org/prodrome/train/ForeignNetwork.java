package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator;
import org.prodrome.graph.Parameter;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.runtime.TorchRuntime;

/** What is asked of every network that somebody else wrote. */
record ForeignNetwork(Network network) {
    private static final Seed SEED = new Seed(24);
    private static final int DEEP = 50;

    /** Layers with a weight; those that normalise are none. */
    long depth() {
        return network.layers().stream()
                .filter(layer -> layer.parameters().stream().anyMatch(Parameter::decays))
                .count();
    }

    /** Noise with mean 0 and deviation 1. */
    static Array noise(Seed seed, long... shape) {
        RandomGenerator random = seed.random();
        long size = 1;
        for (long length : shape) {
            size *= length;
        }
        float[] values = new float[Math.toIntExact(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Array.of(values, shape);
    }

    /**
     * The largest difference between both runtimes, as a part of the output's largest magnitude: at most 1e-5, or 1e-4
     * for more than 50 layers.
     */
    double agree(Parameters values, Map<String, Array> inputs) {
        try (TorchRuntime torch = new TorchRuntime(network, values, Device.CPU);
                OrtRuntime ort = new OrtRuntime(network.toOnnx(values), 1)) {
            Map<String, Array> expected = ort.run(inputs);
            Map<String, Array> got = torch.run(inputs);
            assertThat(got.keySet()).isEqualTo(expected.keySet());
            double most = 0;
            for (String name : got.keySet()) {
                most = Math.max(most, apart(got.get(name), expected.get(name)));
            }
            assertThat(most).isLessThanOrEqualTo(depth() > DEEP ? 1e-4 : 1e-5);
            return most;
        }
    }

    static double apart(Array got, Array expected) {
        assertThat(got.shape()).isEqualTo(expected.shape());
        float[] a = got.floats();
        float[] b = expected.floats();
        double largest = 0;
        double apart = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(b[i]));
            apart = Math.max(apart, Math.abs(a[i] - b[i]));
            assertThat(a[i]).isFinite();
        }
        return largest == 0 ? apart : apart / largest;
    }

    /** Parameters after some steps that bring the outputs nearer to 1; the loss of each step is added to the list. */
    Parameters train(String output, Map<String, Array> batch, int steps, double rate, List<Double> losses) {
        GraphBuilder graph = new GraphBuilder(network);
        Value apart = graph.add(Operator.Arithmetic.Sub, graph.value(output), graph.constant(1));
        graph.output("error", graph.add(Operator.Arithmetic.Mul, apart, apart), GraphBuilder.ANY);
        Network whole = graph.build().keeping("error");
        return Loop.train(
                whole,
                whole.initialise(SEED),
                List.of(new Phase(
                        "tuning",
                        whole.trainable(),
                        new Objective.Mean("error"),
                        new Optimiser.AdamW(rate, 0.9, 0.999, 1e-8, 0.01),
                        Schedule.CONSTANT)),
                _ -> batch,
                steps,
                Device.CPU,
                SEED,
                (_, _, loss) -> losses.add(loss));
    }

    /** Scores alike in both runtimes, learns, and scores alike again when written and read. */
    String check(String input, String output, int steps, double rate, long... shape) {
        Map<String, Array> batch = Map.of(input, noise(SEED, shape));
        double before = agree(network.initialise(SEED), batch);
        List<Double> losses = new ArrayList<>();
        Parameters trained = train(output, batch, steps, rate, losses);
        assertThat(losses.getLast()).as("losses %s", losses).isLessThan(losses.getFirst());
        Network read = Network.ofOnnx(network.toOnnx(trained));
        assertThat(read.trainable()).isEqualTo(network.trainable());
        double after = new ForeignNetwork(read).agree(read.initialise(SEED), batch);
        return "%d layers with weights; runtimes apart %.1e, after training %.1e; loss %.4f to %.4f in %d steps"
                .formatted(depth(), before, after, losses.getFirst(), losses.getLast(), steps);
    }
}
