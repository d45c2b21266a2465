package org.prodrome.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.TorchParameters;
import org.prodrome.runtime.TorchPhase;

/**
 * What it costs that a training step interprets a graph, where one could call libtorch by hand: the two take turns with
 * the same parameters and the same batch, and medians of the pairs are compared. Both must come to the same loss. At
 * most 3 % are allowed. The interpreter looks at the gradient's norm at every step besides, which the hand-written step
 * doesn't.
 *
 * <pre>
 *   ./prodrome bench InterpretationCost
 * </pre>
 */
public final class InterpretationCost {
    /** Pairs of small steps until the JVM has compiled what runs at every step. */
    private static final int WARM_UP = 500;

    private static final int SMALL_BATCH = 2;
    private static final int PAIRS = 150;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 1e-3;

    private InterpretationCost() {}

    /** Prints a line for each network. */
    public static void main(String[] args) {
        System.out.println(
                Runtime.getRuntime().availableProcessors() + " threads; medians of " + PAIRS + " pairs in ms");
        System.out.printf("%-9s %11s %8s %10s %6s%n", "", "interpreted", "direct", "difference", "cost");
        for (Architectures architecture : Architectures.values()) {
            compare(architecture);
        }
    }

    private static void compare(Architectures architecture) {
        Network network = architecture.network();
        Parameters initial = network.initialise(new Seed(1));
        try (TorchParameters parameters = new TorchParameters(initial, Device.CPU);
                TorchPhase phase = new TorchPhase(
                        new Objective.BinaryCrossEntropy("logit").upon(network),
                        network.trainable(),
                        new Optimiser.Sgd(LEARNING_RATE, 0, false, 0),
                        parameters);
                DirectTraining direct = new DirectTraining(architecture, network, initial)) {
            pairs(architecture, phase, direct, SMALL_BATCH, WARM_UP);
            List<Pair> pairs = pairs(architecture, phase, direct, BATCH, PAIRS);
            double called = median(pairs, Pair::direct);
            double difference = median(pairs, pair -> pair.interpreted() - pair.direct());
            System.out.printf(
                    Locale.ROOT,
                    "%-9s %11.2f %8.2f %10.2f %5.1f%%%n",
                    architecture,
                    median(pairs, Pair::interpreted),
                    called,
                    difference,
                    100 * difference / called);
        }
    }

    /** Milliseconds of a step each way. */
    private record Pair(double interpreted, double direct) {}

    private static List<Pair> pairs(
            Architectures architecture, TorchPhase phase, DirectTraining direct, int size, int count) {
        Map<String, Array> batch =
                Map.of("input", Timings.noise(architecture.shape(size)), Objective.LABEL, Timings.alternating(size));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Seed seed = new Seed(i);
            double[] losses = new double[2];
            Runnable interpreted = () -> losses[0] = phase.step(batch, 1, seed).loss();
            Runnable called = () -> losses[1] = direct.step(batch, LEARNING_RATE);
            if (i % 2 == 0) {
                double first = Timings.milliseconds(interpreted);
                pairs.add(new Pair(first, Timings.milliseconds(called)));
            } else {
                double first = Timings.milliseconds(called);
                pairs.add(new Pair(Timings.milliseconds(interpreted), first));
            }
            requireSame(architecture, losses);
        }
        return pairs;
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> of) {
        return Timings.median(pairs.stream().mapToDouble(of).toArray());
    }

    private static void requireSame(Architectures architecture, double[] losses) {
        if (Math.abs(losses[0] - losses[1]) > 1e-2 * Math.abs(losses[1])) {
            throw new IllegalStateException(architecture + ": expected both steps to see the same loss, got "
                    + losses[0] + " interpreted and " + losses[1] + " direct");
        }
    }
}
