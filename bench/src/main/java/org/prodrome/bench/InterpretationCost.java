package org.prodrome.bench;

import java.util.Locale;
import java.util.Map;
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
    private static final int WARM_UP = 20;
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
        Array input = Timings.noise(architecture.shape(BATCH));
        Array labels = Timings.alternating(BATCH);
        Map<String, Array> batch = Map.of("input", input, Objective.LABEL, labels);
        try (TorchParameters parameters = new TorchParameters(initial, Device.CPU);
                TorchPhase phase = new TorchPhase(
                        new Objective.BinaryCrossEntropy("logit").upon(network),
                        network.trainable(),
                        new Optimiser.Sgd(LEARNING_RATE, 0, false, 0),
                        parameters);
                DirectTraining direct = new DirectTraining(architecture, network, initial, LEARNING_RATE)) {
            double[] interpreted = new double[PAIRS];
            double[] called = new double[PAIRS];
            double[] difference = new double[PAIRS];
            for (int i = -WARM_UP; i < PAIRS; i++) {
                Seed seed = new Seed(i);
                double[] losses = new double[2];
                double first = Timings.milliseconds(
                        () -> losses[0] = phase.step(batch, 1, seed).loss());
                double second = Timings.milliseconds(() -> losses[1] = direct.step(input, labels));
                requireSame(architecture, losses);
                if (i >= 0) {
                    interpreted[i] = first;
                    called[i] = second;
                    difference[i] = first - second;
                }
            }
            double median = Timings.median(called);
            System.out.printf(
                    Locale.ROOT,
                    "%-9s %11.2f %8.2f %10.2f %5.1f%%%n",
                    architecture,
                    Timings.median(interpreted),
                    median,
                    Timings.median(difference),
                    100 * Timings.median(difference) / median);
        }
    }

    private static void requireSame(Architectures architecture, double[] losses) {
        if (Math.abs(losses[0] - losses[1]) > 1e-2 * Math.abs(losses[1])) {
            throw new IllegalStateException(
                    architecture + ": expected the same loss of the interpreted and the direct step," + " got "
                            + losses[0] + " and " + losses[1]);
        }
    }
}
