package org.prodrome.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The process's resident memory over a benchmark. It is flat if the median of the last third lies at most 2 % or 20 MB,
 * whichever is more, above that of the middle third. Linux only, for it reads /proc/self/status.
 */
final class ResidentMemory {
    private static final double GROWTH = 0.02;
    private static final long GROWTH_BYTES = 20_000_000;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final long[] resident;
    private int looks;

    /** @param looks how many there will be */
    ResidentMemory(int looks) {
        resident = new long[looks];
    }

    void look() {
        resident[looks++] = bytes("VmRSS:");
    }

    /** What the system says of this process's memory under a name, such as "VmHWM:". */
    static long bytes(String name) {
        try {
            return Files.readAllLines(STATUS).stream()
                            .filter(line -> line.startsWith(name))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes at the last look. */
    long last() {
        return resident[looks - 1];
    }

    /** Says so, and prints why. */
    boolean flat() {
        long middle = median(looks / 3, 2 * looks / 3);
        long last = median(2 * looks / 3, looks);
        boolean flat = last - middle <= Math.max(GROWTH * middle, GROWTH_BYTES);
        System.out.printf(
                Locale.ROOT,
                "median resident memory: middle third %.1f MB, last third %.1f MB, %+.2f %%: %s%n",
                middle / 1e6,
                last / 1e6,
                100.0 * (last - middle) / middle,
                flat ? "flat" : "it grew");
        return flat;
    }

    private long median(int from, int to) {
        long[] part = Arrays.copyOfRange(resident, from, to);
        Arrays.sort(part);
        return part[part.length / 2];
    }
}
