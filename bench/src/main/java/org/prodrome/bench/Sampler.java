package org.prodrome.bench;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks some threads every millisecond what they are doing. */
final class Sampler implements AutoCloseable {
    private static final String RUNTIME = "ONNX Runtime";
    private static final String DECODING = "decoding";
    private static final int SHOWN = 4;

    private final String threads;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Thread thread;
    private final long began = System.nanoTime();
    private int ticks;
    private volatile boolean ended;

    /** @param threads how their names begin */
    Sampler(String threads) {
        this.threads = threads;
        this.thread = Thread.ofPlatform().daemon().name("sampler").start(this::sample);
    }

    /**
     * Where the time went, as shares of all processors' time.
     *
     * @param rest what else the threads did, by the innermost method of Prodrome
     */
    record Shares(double seconds, int processors, double runtime, double decoding, Map<String, Double> rest) {
        double useful() {
            return runtime + decoding;
        }

        String text() {
            String others = rest.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                    .limit(SHOWN)
                    .map(each -> String.format(Locale.ROOT, "%s %.1f %%", each.getKey(), 100 * each.getValue()))
                    .collect(Collectors.joining(", "));
            double named = rest.values().stream().mapToDouble(each -> each).sum();
            return String.format(
                    Locale.ROOT,
                    "%.1f s on %d processors, %.1f %% useful: %s %.1f %%, %s %.1f %%; rest: %s, no thread at work %.1f %%",
                    seconds,
                    processors,
                    100 * useful(),
                    RUNTIME,
                    100 * runtime,
                    DECODING,
                    100 * decoding,
                    others,
                    100 * Math.max(0, 1 - useful() - named));
        }
    }

    private void sample() {
        try {
            while (!ended) {
                Thread.sleep(1);
                ticks++;
                Thread[] all = new Thread[Thread.activeCount() + 16];
                for (int i = Thread.enumerate(all); --i >= 0; ) {
                    if (all[i].getName().startsWith(threads)) {
                        count(all[i]);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(Thread worker) {
        StackTraceElement[] stack = worker.getStackTrace();
        String doing = null;
        for (StackTraceElement frame : stack) {
            String where = frame.getClassName();
            if (where.startsWith("ai.onnxruntime.")) {
                doing = RUNTIME;
            } else if (where.startsWith("org.prodrome.data.format.")) {
                doing = DECODING;
            } else if (doing == null && where.startsWith("org.prodrome.") && !where.contains("InOrder")) {
                doing = where.substring(where.lastIndexOf('.') + 1) + "." + frame.getMethodName();
            }
        }
        if (doing != null) {
            counts.merge(doing, 1, Integer::sum);
        }
    }

    Shares end() throws InterruptedException {
        double seconds = (System.nanoTime() - began) / 1e9;
        close();
        thread.join();
        int processors = Runtime.getRuntime().availableProcessors();
        double whole = (double) ticks * processors;
        Map<String, Double> shares = new TreeMap<>();
        counts.forEach((doing, count) -> shares.put(doing, count / whole));
        double runtime = shares.getOrDefault(RUNTIME, 0.0);
        double decoding = shares.getOrDefault(DECODING, 0.0);
        shares.remove(RUNTIME);
        shares.remove(DECODING);
        return new Shares(seconds, processors, runtime, decoding, shares);
    }

    @Override
    public void close() {
        ended = true;
    }
}
