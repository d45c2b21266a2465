package org.prodrome.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where results go. It remembers why they could not be written, for a {@link java.io.PrintWriter} says only that they
 * could not.
 */
final class ResultStream extends OutputStream {
    private final OutputStream to;
    private @Nullable IOException failure;

    ResultStream(OutputStream to) {
        this.to = to;
    }

    /** Why results were lost. A reader who has gone, as {@code head} has after ten lines, has lost nothing. */
    Optional<String> loss() {
        return Optional.ofNullable(failure)
                .map(reason -> String.valueOf(reason.getMessage()))
                .filter(reason -> !reason.contains("Broken pipe"));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            to.write(bytes, from, count);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }
}
