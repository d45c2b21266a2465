package org.prodrome.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Clipping;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.MicroBatch;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.runtime.Precision;
import org.prodrome.runtime.TorchParameters;
import org.prodrome.runtime.TorchPhase;

/**
 * Times training steps and scoring beside PyTorch in one run: blocks of repetitions of the one and of the other take
 * turns, on as many threads, and the medians are compared.
 *
 * <pre>
 *   PRODROME_PYTHON=python3 ./prodrome bench PytorchComparison
 *   PRODROME_PYTHON=python3 ./prodrome bench PytorchComparison LSTM
 * </pre>
 */
public final class PytorchComparison {
    private static final int ROUNDS = 7;

    private PytorchComparison() {}

    /** Runs the comparison. */
    public static void main(String[] args) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        Optional<PythonPeer> found = PythonPeer.start("pytorch_peer.py", Integer.toString(threads));
        if (found.isEmpty()) {
            System.out.println("skipped: no PyTorch in the Python that PRODROME_PYTHON names (or python3)");
            return;
        }
        try (PythonPeer peer = found.get()) {
            System.out.println("PyTorch " + peer.greeting() + ", " + threads + " threads; medians in ms");
            System.out.printf("%-6s %-9s %5s %10s %10s %7s%n", "", "", "batch", "Prodrome", "PyTorch", "ratio");
            List<Architectures> asked = args.length == 0
                    ? List.of(Architectures.values())
                    : Arrays.stream(args).map(Architectures::valueOf).toList();
            for (Architectures network : asked) {
                try (Training training = new Training(network, 32)) {
                    compare("train", network, 32, 5, training::step, peer);
                }
            }
            for (Architectures network : asked) {
                for (int batch : new int[] {1, 64}) {
                    try (Scoring scoring = new Scoring(network, batch, threads)) {
                        compare("score", network, batch, batch == 1 ? 60 : 8, scoring::run, peer);
                    }
                }
            }
        }
    }

    private static void compare(
            String kind, Architectures network, int batch, int repetitions, Runnable ours, PythonPeer peer)
            throws IOException {
        double[] mine = new double[0];
        double[] theirs = new double[0];
        for (int round = 0; round <= ROUNDS; round++) {
            double[] a = times(ours, repetitions);
            double[] b =
                    peer.ask(kind + " " + network.name().toLowerCase(Locale.ROOT) + " " + batch + " " + repetitions);
            if (round > 0) { // the first warms up
                mine = joined(mine, a);
                theirs = joined(theirs, b);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-6s %-9s %5d %10.2f %10.2f %7.2f%n",
                kind,
                network,
                batch,
                Timings.median(mine),
                Timings.median(theirs),
                Timings.median(mine) / Timings.median(theirs));
    }

    private static double[] times(Runnable action, int repetitions) {
        double[] times = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            times[i] = Timings.milliseconds(action);
        }
        return times;
    }

    private static double[] joined(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    /** A network in training. */
    private static final class Training implements AutoCloseable {
        private final Map<String, Array> batch;
        private final TorchParameters parameters;
        private final TorchPhase phase;
        private long steps;

        Training(Architectures architecture, int size) {
            Network network = architecture.network();
            batch = Map.of(
                    "input", Timings.noise(architecture.shape(size)), Objective.LABEL, Timings.alternating(size));
            parameters = new TorchParameters(network.initialise(new Seed(1)), Device.CPU);
            phase = new TorchPhase(
                    new Objective.BinaryCrossEntropy("logit").upon(network),
                    network.trainable(),
                    Optimiser.AdamW.of(1e-3, 0.01),
                    new Clipping.None(),
                    Precision.FLOAT32,
                    parameters);
        }

        void step() {
            phase.step(List.of(MicroBatch.whole(batch)), 1, new Seed(steps++));
        }

        @Override
        public void close() {
            phase.close();
            parameters.close();
        }
    }

    /** A network in scoring. */
    private static final class Scoring implements AutoCloseable {
        private final Map<String, Array> batch;
        private final OrtRuntime runtime;

        Scoring(Architectures architecture, int size, int threads) {
            Network network = architecture.network();
            batch = Map.of("input", Timings.noise(architecture.shape(size)));
            runtime = new OrtRuntime(network.toOnnx(network.initialise(new Seed(1))), threads);
        }

        void run() {
            runtime.run(batch);
        }

        @Override
        public void close() {
            runtime.close();
        }
    }
}
