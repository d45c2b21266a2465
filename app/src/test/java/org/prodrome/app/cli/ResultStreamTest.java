package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ResultStreamTest {
    private final StringWriter err = new StringWriter();

    private static OutputStream closedBecause(String reason) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    private int recipes(OutputStream to) {
        return Prodrome.run(new ResultStream(to), StandardCharsets.UTF_8, new PrintWriter(err), "recipes");
    }

    @Test
    void resultsThatAreLostAreAFailure() {
        assertThat(recipes(closedBecause("No space left on device"))).isEqualTo(1);
        assertThat(err)
                .hasToString(String.format(
                        "prodrome: standard output: expected to write results, got: No space left on device%n"));
    }

    @Test
    void aReaderWhoHasSeenEnoughIsNone() {
        assertThat(recipes(closedBecause("Broken pipe"))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void resultsArriveWhole() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(recipes(out)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(Cli.run("recipes").out());
    }
}
