package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter err = new StringWriter();
    private long now = -5 * SECOND;

    @Test
    void isQuietAboutWhatIsQuick() {
        for (int columns : new int[] {0, 80}) {
            try (ProgressLine line = line(columns)) {
                for (int i = 0; i <= 100; i++) {
                    now += SECOND / 100;
                    line.at("scoring", i, 100);
                }
            }
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void writesALineNowAndThenWhereThereIsNoTerminal() {
        try (ProgressLine line = line(0)) {
            for (int second = 0; second <= 60; second++) {
                line.at("training", second, 120);
                now += SECOND;
            }
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "training: 20 of 120, about 2 min left",
                        "training: 40 of 120, about 1 min left",
                        "training: 60 of 120, about 1 min left");
    }

    @Test
    void writesOverItsLineOnATerminalAndLeavesNothing() {
        try (ProgressLine line = line(30)) {
            line.at("scoring", 0, 4);
            now += 3 * SECOND;
            line.at("scoring", 1, 4);
            line.above(() -> err.append("a result\n"));
        }
        String text = "scoring: 1 of 4, about 9 s lef";
        assertThat(err.toString())
                .isEqualTo(
                        "\r\033[K" + text.substring(0, 29) + "\r\033[Ka result\n" + text.substring(0, 29) + "\r\033[K");
    }

    @Test
    void estimatesHours() {
        try (ProgressLine line = line(0)) {
            line.at("training", 0, 1000);
            now += 100 * SECOND;
            line.at("training", 10, 1000);
        }
        assertThat(err.toString()).isEqualTo("training: 10 of 1000, about 2 h 45 min left\n");
    }

    private ProgressLine line(int columns) {
        return new ProgressLine(new PrintWriter(err), columns, () -> now);
    }
}
