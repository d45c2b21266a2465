package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessGroupTest {
    /** Different orders of adding up; the largest values are the scale. */
    private static final double ROUNDING = 2e-6;

    @TempDir
    private Path folder;

    private static double value(Forked forked, int rank, String name) throws IOException {
        return forked.lines(rank).stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Results go to standard output, so libtorch must keep its greetings out of it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void addsUpOverProcessesAndPrintsNothing(int size) throws Exception {
        try (Forked forked = new Forked(folder, size, PeerTrials.Sum.class)) {
            forked.succeed();
            for (int rank = 0; rank < size; rank++) {
                assertThat(forked.lines(rank))
                        .containsExactly("sum " + (size == 1 ? 1.0 : 6.0), "size " + (double) size);
            }
        }
    }

    @Test
    void aProcessThatNeverComesIsMissedInTime() {
        Membership alone = new Membership(
                0,
                2,
                new Membership.Rendezvous.File(folder.resolve("rendezvous")),
                1,
                Duration.ofSeconds(1),
                Duration.ofHours(1));
        assertThatThrownBy(() -> ProcessGroup.join(alone, Device.CPU))
                .isInstanceOf(ProcessGroupException.class)
                .hasMessageStartingWith("process 0 of 2, joining: expected every process to take part, got: ")
                .hasMessageContaining("has not started");
    }

    @Test
    void theOthersEndWhenOneIsKilled() throws Exception {
        try (Forked forked = new Forked(folder, 3, PeerTrials.Endless.class)) {
            for (int rank = 0; rank < 3; rank++) {
                while (forked.lines(rank).isEmpty() && forked.process(rank).isAlive()) {
                    Thread.sleep(20);
                }
            }
            ProcessHandle.of(forked.process(1).pid()).orElseThrow().destroyForcibly();
            for (int rank : new int[] {0, 2}) {
                assertThat(forked.exit(rank)).as(forked.messagesOf(rank)).isEqualTo(3);
                assertThat(forked.lines(rank).getLast())
                        .contains("process " + rank + " of 3, exchanging: expected every process to take part, got: ")
                        .endsWith("(another process has ended; its own message says why)")
                        .doesNotContain(".cc:");
            }
        }
    }

    /** Once around 0, once where squares would lose all digits. */
    @ParameterizedTest
    @CsvSource({"2, 0", "3, 0", "3, 1000"})
    void normalisesByTheWholeBatch(int size, double mean) throws Exception {
        // Values of 1000 with 24 bits have a grain of 6e-5, of deviations of 1.
        double tolerance = mean == 0 ? ROUNDING : 2e-4;
        try (Forked forked = new Forked(folder, size, PeerTrials.Normalisation.class, Double.toString(mean))) {
            forked.succeed();
            for (int rank = 0; rank < size; rank++) {
                for (String name : new String[] {"output", "input-gradient", "scale-gradient", "mean", "variance"}) {
                    assertThat(value(forked, rank, name)).as(name).isLessThan(tolerance);
                }
                assertThat(value(forked, rank, "bias-gradient")).isLessThan(ROUNDING);
                assertThat(forked.lines(rank).getLast())
                        .startsWith("bits")
                        .isEqualTo(forked.lines(0).getLast());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void addsUpGradientsInBucketsWhileTheyAreComputed(int size) throws Exception {
        try (Forked forked = new Forked(folder, size, PeerTrials.Buckets.class)) {
            forked.succeed();
            for (int rank = 0; rank < size; rank++) {
                assertThat(value(forked, rank, "buckets")).isGreaterThan(3);
                assertThat(value(forked, rank, "early"))
                        .as("buckets sent before the pass had ended")
                        .isPositive();
                assertThat(value(forked, rank, "worst")).isLessThan(1e-12);
            }
        }
    }
}
