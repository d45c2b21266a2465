package org.prodrome.app.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks another program. */
final class Command {
    private static final long PATIENCE_S = 20;

    private Command() {}

    /** What a program prints, no line if there is none of that name, or if it fails or hangs. */
    static List<String> lines(String... command) {
        try {
            Path out = Files.createTempFile("prodrome-", ".txt");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return List.of();
                }
                return process.exitValue() == 0 ? Files.readAllLines(out, StandardCharsets.UTF_8) : List.of();
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    static Optional<String> firstLine(String... command) {
        return lines(command).stream().findFirst();
    }
}
