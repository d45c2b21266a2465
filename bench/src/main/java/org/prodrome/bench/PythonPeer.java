package org.prodrome.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Python process of its own that times what it is told to: a line asks, a line of milliseconds answers. */
final class PythonPeer implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final Path script;
    private final String greeting;

    private PythonPeer(Process process, Path script, BufferedReader answers, String greeting) {
        this.process = process;
        this.script = script;
        this.answers = answers;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.greeting = greeting;
    }

    /**
     * Starts a script in the Python that PRODROME_PYTHON names, else python3; empty where it ends before its first
     * line, for want of what it imports.
     *
     * @param name of a resource beside this class
     */
    static Optional<PythonPeer> start(String name, String... arguments) throws IOException {
        Path script = Files.createTempFile("peer", ".py");
        try (InputStream in = PythonPeer.class.getResourceAsStream(name)) {
            Files.write(script, Objects.requireNonNull(in).readAllBytes());
        }
        List<String> command = new ArrayList<>();
        command.add(Optional.ofNullable(System.getenv("PRODROME_PYTHON")).orElse("python3"));
        command.add(script.toString());
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            Files.delete(script);
            return Optional.empty();
        }
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        String greeting = answers.readLine();
        if (greeting == null) {
            answers.close();
            process.destroyForcibly();
            Files.delete(script);
            return Optional.empty();
        }
        return Optional.of(new PythonPeer(process, script, answers, greeting));
    }

    /** The script's first line: the versions of what it times. */
    String greeting() {
        return greeting;
    }

    /** What the script answers to a line; none where it can't do that. */
    double[] ask(String line) throws IOException {
        questions.write(line + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("Python: expected times, got the end of its process");
        }
        return answer.isBlank()
                ? new double[0]
                : Arrays.stream(answer.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
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
