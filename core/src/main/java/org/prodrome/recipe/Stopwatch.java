package org.prodrome.recipe;

import java.time.Duration;
import java.time.Instant;

/** How long something takes, from when the watch is made. */
final class Stopwatch {
    private final Instant start = Instant.now();
    private final Duration spent = processorTime();

    /** By the clock on the wall. */
    Duration wall() {
        return Duration.between(start, Instant.now());
    }

    /** Of all processors together, by the whole process; zero where the system doesn't tell. */
    Duration processor() {
        return processorTime().minus(spent);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
