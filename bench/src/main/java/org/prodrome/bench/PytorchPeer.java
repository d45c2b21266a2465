package org.prodrome.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** PyTorch in a Python process of its own, which times what it is told to. */
final class PytorchPeer implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final Path script;
    private final String version;

    private PytorchPeer(Process process, Path script, BufferedReader answers, String version) {
        this.process = process;
        this.script = script;
        this.answers = answers;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.version = version;
    }

    /** Starts the Python that PRODROME_PYTHON names, else python3; empty where it has no PyTorch. */
    static Optional<PytorchPeer> start(int threads) throws IOException {
        Path script = Files.createTempFile("pytorch_peer", ".py");
        try (InputStream in = PytorchPeer.class.getResourceAsStream("pytorch_peer.py")) {
            Files.write(script, Objects.requireNonNull(in).readAllBytes());
        }
        String python = Optional.ofNullable(System.getenv("PRODROME_PYTHON")).orElse("python3");
        Process process;
        try {
            process = new ProcessBuilder(python, script.toString(), Integer.toString(threads))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            Files.delete(script);
            return Optional.empty();
        }
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        String version = answers.readLine();
        if (version == null) {
            answers.close();
            process.destroyForcibly();
            Files.delete(script);
            return Optional.empty();
        }
        return Optional.of(new PytorchPeer(process, script, answers, version));
    }

    String version() {
        return version;
    }

    /** Milliseconds of each repetition. */
    double[] times(String kind, Architectures network, int batch, int repetitions) throws IOException {
        questions.write(kind + " " + network.name().toLowerCase(java.util.Locale.ROOT) + " " + batch + " " + repetitions
                + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("PyTorch: expected times, got the end of its process");
        }
        return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(script);
    }
}
