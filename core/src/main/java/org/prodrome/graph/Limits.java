package org.prodrome.graph;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a file may claim. A file of few bytes can ask for any amount of memory and time; who serves files of others
 * bounds both with the system properties {@code prodrome.limit.elements} and {@code prodrome.limit.trips}.
 */
public final class Limits {
    /** Elements that one value may have: 2^31, or what a quarter of the machine's memory holds as 32-bit floats. */
    public static final long ELEMENTS =
            Long.getLong("prodrome.limit.elements", Math.min(1L << 31, machineMemory() / 16));

    /** Trips that the loops of one run may make in all. */
    public static final long TRIPS = Long.getLong("prodrome.limit.trips", 10_000_000);

    private Limits() {}

    private static long machineMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }
}
