package org.prodrome.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Membership;
import org.prodrome.runtime.Natives;
import org.prodrome.runtime.ProcessGroupException;

/**
 * The other processes of a run that several carry out together: JVMs with this one's flags, class path and command.
 * They print nothing; they end when this process does, however it does.
 */
final class Companions implements AutoCloseable {
    private static final String RANK = "prodrome.rank";
    private static final String FOLDER = "prodrome.rendezvous";
    private static final String THREADS = "prodrome.threads";
    /** How long to wait for the others to start, on a machine that may be busy. */
    private static final Duration JOINING = Duration.ofMinutes(2);
    /** How long the others may wait while this process tests, judges and writes. */
    private static final Duration PATIENCE = Duration.ofHours(2);
    /** How long the others may take to end once the work is done. */
    private static final long ENDING_S = 60;
    /** How long one that failed may take to say why. */
    private static final long FAILING_S = 5;

    private final Path folder;
    private final int size;
    private final int threads;
    private final List<Companion> companions = new ArrayList<>();
    private final Thread farewell = new Thread(this::end);

    /** A process, and what it has printed on standard error last. */
    private final class Companion {
        private final int rank;
        private final Process process;
        private final Path messages;

        Companion(int rank, List<String> command, Device device) throws IOException {
            this.rank = rank;
            this.messages = folder.resolve("messages-" + rank);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(messages.toFile());
            if (device == Device.CUDA) {
                builder.environment().put("CUDA_VISIBLE_DEVICES", gpu(rank));
            }
            process = builder.start();
        }

        boolean failed() {
            return !process.isAlive() && process.exitValue() != 0;
        }

        String reason() {
            String said;
            try (Stream<String> lines = Files.lines(messages, StandardCharsets.UTF_8)) {
                said = lines.filter(line -> !line.isBlank())
                        .reduce((_, last) -> last)
                        .orElse("");
            } catch (IOException | UncheckedIOException e) {
                said = "";
            }
            return "process " + rank + " of " + size + " ended with code " + process.exitValue()
                    + (said.isEmpty() ? "" : ": " + said.replaceFirst("^prodrome: ", ""));
        }
    }

    /** The place that a companion was started for; none in a process that somebody else started. */
    static Optional<Membership> ofCompanion(int size) {
        return Optional.ofNullable(Integer.getInteger(RANK))
                .map(rank -> membership(
                        rank, size, Path.of(System.getProperty(FOLDER, ".")), Integer.getInteger(THREADS, 1)));
    }

    private static Membership membership(int rank, int size, Path folder, int threads) {
        return new Membership(
                rank, size, new Membership.Rendezvous.File(folder.resolve("rendezvous")), threads, JOINING, PATIENCE);
    }

    /**
     * Starts the others.
     *
     * @param size of all, this one among them
     * @param arguments of this process
     */
    static Companions start(int size, List<String> arguments, Device device) throws IOException {
        if (device == Device.CUDA) {
            int gpus = Natives.probe().libtorch().map(Natives.Torch::gpus).orElse(0);
            if (size > gpus) {
                throw new IllegalArgumentException(
                        "--processes: expected one for each GPU, " + gpus + " at most, got " + size);
            }
        }
        Companions all = new Companions(size);
        try {
            for (int rank = 1; rank < size; rank++) {
                all.companions.add(all.new Companion(rank, all.command(rank, arguments), device));
            }
            return all;
        } catch (IOException | RuntimeException e) {
            all.end();
            throw e;
        }
    }

    private Companions(int size) throws IOException {
        this.size = size;
        threads = Membership.share(size);
        folder = Files.createTempDirectory("prodrome-processes-"); // which nobody else may enter
        Runtime.getRuntime().addShutdownHook(farewell);
    }

    private List<String> command(int rank, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add(
                "-XX:ActiveProcessorCount=" + Math.max(1, Runtime.getRuntime().availableProcessors() / size));
        command.add("-D" + THREADS + "=" + threads);
        command.add("-D" + RANK + "=" + rank);
        command.add("-D" + FOLDER + "=" + folder);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Prodrome.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /** The GPU of a rank, among those that this process may use. */
    private static String gpu(int rank) {
        String visible = System.getenv("CUDA_VISIBLE_DEVICES");
        return visible == null || visible.isBlank() ? Integer.toString(rank) : visible.split(",", -1)[rank].strip();
    }

    /** This process's place. */
    Membership own() {
        return membership(0, size, folder, threads);
    }

    /** Why one of them failed, if one did: in its own words, rather than one that only missed another. */
    Optional<String> failure() throws InterruptedException {
        awaitEnd(FAILING_S);
        return companions.stream()
                .filter(Companion::failed)
                .map(Companion::reason)
                .min(Comparator.comparing(reason -> reason.contains(ProcessGroupException.MISSED)));
    }

    /** In a companion: ends it when the process that started it is no more. */
    static void endWithParent() {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try (InputStream parent = System.in) {
                while (parent.read() >= 0) {
                    // Nothing is ever said; the end of the stream is what is waited for.
                }
            } catch (IOException e) {
                // As good as the end.
            }
            Runtime.getRuntime().halt(1);
        });
    }

    /** Waits for the others to end by themselves, as they do when the work is done. */
    void awaitEnd() throws InterruptedException {
        awaitEnd(ENDING_S);
    }

    private void awaitEnd(long seconds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (Companion companion : companions) {
            companion.process.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void end() {
        companions.forEach(companion -> companion.process.destroyForcibly());
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left in the folder for temporary files harms nobody.
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and the hook has run or will.
        }
    }
}
