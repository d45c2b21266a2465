package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;

/**
 * Spoils good files and sees that a reader answers with samples or a {@link FormatException}, soon and in few bytes.
 */
public final class FileMutations {
    private static final double SECONDS = 20;

    /** What reading one file may allocate in all, on its way to its last sample. */
    private static final long MOST_ALLOCATED = 3L << 30;

    /**
     * What reading spoiled files took.
     *
     * @param read how many were read all the same
     * @param slowest seconds of one file
     * @param mostAllocated bytes of one file
     */
    public record Figures(int mutations, int read, double slowest, long mostAllocated) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d spoiled files: %d read, %d refused; at most %.2f s and %d MiB a file",
                    mutations,
                    read,
                    mutations - read,
                    slowest,
                    mostAllocated >> 20);
        }
    }

    /** Reads a file; whatever it throws but IOException and FormatException is a fault. */
    @FunctionalInterface
    public interface Reading {
        void of(Path file) throws Exception;
    }

    private FileMutations() {}

    /**
     * Mutates each file in turn.
     *
     * @param header bytes at the beginning that are spoiled half of the time
     * @param place gives the path that a file's spoiled bytes are written to and the path to read
     */
    static Figures run(Seed seed, int mutations, List<Path> files, int header, Placing place, Reading reading)
            throws Exception {
        return run(seed, mutations, files, (good, random) -> mutated(good, header, random), place, reading);
    }

    /** Spoils each file in turn. */
    public static Figures run(
            Seed seed, int mutations, List<Path> files, Spoiling spoiling, Placing place, Reading reading)
            throws Exception {
        assertThat(files).isNotEmpty();
        System.out.println("mutations of " + seed);
        int read = 0;
        double slowest = 0;
        long mostAllocated = 0;
        for (int i = 0; i < mutations; i++) {
            Path file = files.get(i % files.size());
            SplittableRandom random = seed.split(i).random();
            byte[] bytes = spoiling.of(Files.readAllBytes(file), random);
            Path spoiled = place.of(file, bytes);
            long start = System.nanoTime();
            long before = allocated();
            try {
                reading.of(spoiled);
                read++;
            } catch (FormatException e) {
                assertThat(e).hasMessageContaining("expected").hasMessageNotContaining("\n");
            } catch (Exception | Error e) {
                throw new AssertionError("mutation " + i + " of " + file + ", " + seed, e);
            }
            long allocated = allocated() - before;
            double seconds = (System.nanoTime() - start) / 1e9;
            String which = "mutation " + i + " of " + file + ", " + seed;
            assertThat(seconds).as("seconds of " + which).isLessThan(SECONDS);
            assertThat(allocated).as("bytes allocated in " + which).isLessThan(MOST_ALLOCATED);
            slowest = Math.max(slowest, seconds);
            mostAllocated = Math.max(mostAllocated, allocated);
        }
        return new Figures(mutations, read, slowest, mostAllocated);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** What becomes of a good file. */
    @FunctionalInterface
    public interface Spoiling {
        byte[] of(byte[] good, SplittableRandom random);
    }

    /** Where spoiled bytes go. */
    @FunctionalInterface
    public interface Placing {
        Path of(Path original, byte[] bytes) throws Exception;
    }

    static byte[] mutated(byte[] good, int header, SplittableRandom random) {
        byte[] bytes = good.clone();
        if (bytes.length == 0) {
            return bytes;
        }
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int within = random.nextBoolean() ? Math.min(header, bytes.length) : bytes.length;
            int at = random.nextInt(within);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> extreme(bytes, at, random);
                case 2 -> swap(bytes, at, random.nextInt(within));
                default -> bytes[at] = (byte) "09 -+.,/xX:#~()\n".charAt(random.nextInt(16));
            }
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 20)) : bytes;
    }

    private static void extreme(byte[] bytes, int at, SplittableRandom random) {
        byte[] fills = {0, -1, 127, -128, '9'};
        int width = 1 << random.nextInt(4);
        Arrays.fill(bytes, at, Math.min(bytes.length, at + width), fills[random.nextInt(fills.length)]);
    }

    private static void swap(byte[] bytes, int one, int other) {
        byte kept = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = kept;
    }
}
