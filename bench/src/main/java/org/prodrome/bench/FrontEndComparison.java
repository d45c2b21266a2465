package org.prodrome.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.fragment.Fragment;
import org.prodrome.graph.fragment.MelSpectrogram;
import org.prodrome.graph.fragment.Mfcc;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.Resampler;
import org.prodrome.signal.filter.Band;
import org.prodrome.signal.filter.Butterworth;
import org.prodrome.signal.filter.IirFilter;

/**
 * Front ends beside scipy, each on one thread: logarithmic mel bands and MFCC of an hour of sound at 2 kHz, by Prodrome
 * in pieces of a minute (as it scores, sixteen windows of some seconds together, for what stays within the processor's
 * caches is quicker) and by scipy at once, then by both a minute at a time; zero-phase filtering (fourth-order
 * Butterworth, 0.5 to 40 Hz) and resampling (256 to 100 Hz) of an hour of 23-channel EEG; and the 497 features of 100
 * heart sounds whose states are known to both. Each is done several times in turns; of the medians, Prodrome's should
 * be at most half of scipy's. Times are the processes' own on the processor, collector and all, so that what else runs
 * on the machine does not count.
 *
 * <pre>
 *   PRODROME_PYTHON=python3 ./prodrome bench FrontEndComparison
 *   PRODROME_PYTHON=python3 ./prodrome bench FrontEndComparison resampling
 * </pre>
 */
public final class FrontEndComparison {
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 2;

    /** The clock has ticks of 10 ms: what is quicker than this many is measured several times together. */
    private static final double LONG = 500;

    private static final int MINUTES = 60;
    private static final int MINUTE = 60 * 2000;
    private static final List<String> TASKS = List.of(
            "log-mel",
            "MFCC",
            "log-mel by the minute",
            "MFCC by the minute",
            "zero-phase filter",
            "resampling",
            "497 features");
    private static final MelSpectrogram MEL = new MelSpectrogram(2000, 128, 32, 32, 20, 800);

    private FrontEndComparison() {}

    /** Prints a line for each task. */
    public static void main(String[] args) throws IOException, FormatException {
        HeartSoundsToMeasure hearts = HeartSoundsToMeasure.simulated();
        Path file = hearts.write();
        Optional<PythonPeer> found = PythonPeer.start("front_end_peer.py", file.toString());
        if (found.isEmpty()) {
            System.out.println("skipped: no scipy in the Python that PRODROME_PYTHON names (or python3)");
            return;
        }
        try (PythonPeer peer = found.get()) {
            hearts.requireAlike(peer.ask("features of the first"));
            System.out.println("an hour on one thread; medians on the processor of " + ROUNDS + " in ms; tool: "
                    + peer.greeting());
            System.out.printf("%-22s %10s %10s %7s%n", "task", "Prodrome", "scipy", "ratio");
            List<String> asked = args.length == 0 ? TASKS : List.of(args);
            for (String task : asked) {
                compare(task, hearts, peer);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void compare(String task, HeartSoundsToMeasure hearts, PythonPeer peer) throws IOException {
        switch (task) {
            case "log-mel", "log-mel by the minute" -> compareGraph(task, MEL, peer);
            case "MFCC", "MFCC by the minute" -> compareGraph(task, new Mfcc(MEL, 13), peer);
            case "zero-phase filter" -> {
                float[][] eeg = eeg();
                IirFilter filter = Butterworth.of(4, new Band.BandPass(0.5, 40), 256);
                compare(task, () -> filter.zeroPhase(eeg), peer);
            }
            case "resampling" -> {
                float[][] eeg = eeg();
                Resampler resampler = new Resampler(256, 100);
                compare(task, () -> resampled(resampler, eeg), peer);
            }
            case "497 features" -> compare(task, hearts::measure, peer);
            default -> throw new IllegalArgumentException("task: expected one of " + TASKS + ", got " + task);
        }
    }

    private static void compareGraph(String task, Fragment fragment, PythonPeer peer) throws IOException {
        Array sound = Timings.noise(1, 1, MINUTE);
        GraphBuilder g = new GraphBuilder(task);
        g.output("y", fragment.of(g, g.input("x", 1, 1, MINUTE)), 1, GraphBuilder.ANY, GraphBuilder.ANY);
        Network network = g.build();
        try (OrtRuntime runtime = new OrtRuntime(network.toOnnx(network.initialise(new Seed(1))), 1)) {
            Runnable hour = () -> {
                for (int i = 0; i < MINUTES; i++) {
                    runtime.run(Map.of("x", sound));
                }
            };
            compare(task, hour, peer);
        }
    }

    private static void compare(String task, Runnable ours, PythonPeer peer) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            ours.run();
            peer.ask(task);
        }
        double[] mine = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            mine[i] = onProcessor(ours);
            theirs[i] = peer.ask(task)[0];
        }
        double a = Timings.median(mine);
        double b = Timings.median(theirs);
        System.out.printf(Locale.ROOT, "%-22s %10.0f %10.0f %7.2f%n", task, a, b, a / b);
    }

    /** In ms. */
    private static double onProcessor(Runnable action) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long start = system.getProcessCpuTime();
        int runs = 0;
        double ms = 0;
        while (ms < LONG) {
            action.run();
            runs++;
            ms = (system.getProcessCpuTime() - start) / 1e6;
        }
        return ms / runs;
    }

    private static float[][] resampled(Resampler resampler, float[][] x) {
        float[][] y = new float[x.length][];
        for (int i = 0; i < x.length; i++) {
            y[i] = resampler.apply(x[i]);
        }
        return y;
    }

    private static float[][] eeg() {
        SplittableRandom random = new Seed(2).random();
        float[][] eeg = new float[23][3600 * 256];
        for (float[] row : eeg) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return eeg;
    }
}
