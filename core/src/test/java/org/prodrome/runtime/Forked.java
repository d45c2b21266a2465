package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** JVMs that a test starts, one a rank, which run a main class with the arguments: rank, size, rendezvous file. */
public final class Forked implements AutoCloseable {
    /** Long enough for a loaded machine; a process that waits for ever fails the test then. */
    private static final long LIMIT_S = 120;

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    public Forked(Path folder, int size, Class<?> main, String... more) throws IOException {
        this.folder = folder;
        Path rendezvous = folder.resolve("rendezvous");
        for (int rank = 0; rank < size; rank++) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djava.library.path=",
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    main.getName(),
                    Integer.toString(rank),
                    Integer.toString(size),
                    rendezvous.toString()));
            command.addAll(List.of(more));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(output(rank).toFile())
                    .redirectError(messages(rank).toFile());
            builder.environment().putAll(Map.of("OPENBLAS_NUM_THREADS", "1"));
            processes.add(builder.start());
        }
    }

    public Process process(int rank) {
        return processes.get(rank);
    }

    private Path output(int rank) {
        return folder.resolve("output" + rank);
    }

    private Path messages(int rank) {
        return folder.resolve("messages" + rank);
    }

    public List<String> lines(int rank) throws IOException {
        return Files.readAllLines(output(rank));
    }

    public String messagesOf(int rank) throws IOException {
        return Files.readString(messages(rank));
    }

    /** Waits for a process and gives its exit code. */
    public int exit(int rank) throws Exception {
        assertThat(processes.get(rank).waitFor(LIMIT_S, TimeUnit.SECONDS))
                .as("process %d ends within %d s, having printed %s %s", rank, LIMIT_S, lines(rank), messagesOf(rank))
                .isTrue();
        return processes.get(rank).exitValue();
    }

    /** Waits for all; each has to end well. */
    public void succeed() throws Exception {
        for (int rank = 0; rank < processes.size(); rank++) {
            assertThat(exit(rank)).as("process %d: %s", rank, messagesOf(rank)).isZero();
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
