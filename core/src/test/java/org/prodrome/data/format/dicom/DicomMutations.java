package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.format.Contents;

/** Spoils DICOM files in ways that their readers stumble over, and sees that they answer soon and in few bytes. */
final class DicomMutations {
    /** What reading a file of up to 1 MiB may allocate in all, on its way to the digest of its samples. */
    static final long MOST_ALLOCATED = 3L << 30;

    private static final long MOST_SECONDS = 30;
    private static final byte[][] MARKS = {
        {-1, -1, -1, -1},
        {-1, -1, -1, 127},
        {0, 0, 0, 0},
        {-2, -1, 0, -32},
        {-2, -1, 13, -32},
        {-2, -1, -35, -32},
        {'S', 'Q', 0, 0},
        {'U', 'N', 0, 0},
        {'O', 'B', 0, 0},
        {-1, -40, -1, -37},
        {-32, 127, 16, 0}
    };

    private DicomMutations() {}

    /**
     * Reads each of so many spoiled files.
     *
     * @return how many were read all the same
     */
    static int run(Seed seed, int mutations, List<Path> files, Path folder) throws IOException {
        int read = 0;
        Path spoiled = folder.resolve("spoiled.dcm");
        for (int i = 0; i < mutations; i++) {
            Path file = files.get(i % files.size());
            SplittableRandom random = seed.split(i).random();
            Files.write(spoiled, mutated(Files.readAllBytes(file), random));
            long start = System.nanoTime();
            long before = allocated();
            try {
                Contents contents = Dicom.contents(spoiled);
                contents.digest();
                read++;
            } catch (FormatException e) {
                if (!e.getMessage().contains("expected") || e.getMessage().contains("\n")) {
                    throw new AssertionError(words(i, file, seed) + ": message " + e.getMessage(), e);
                }
            } catch (RuntimeException | Error | IOException e) {
                throw new AssertionError(words(i, file, seed), e);
            }
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            long bytes = allocated() - before;
            if (seconds > MOST_SECONDS || bytes > MOST_ALLOCATED) {
                throw new AssertionError(words(i, file, seed) + ": " + seconds + " s, " + bytes + " bytes");
            }
        }
        return read;
    }

    private static String words(int i, Path file, Seed seed) {
        return "mutation " + i + " of " + file.getFileName() + ", " + seed;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    static byte[] mutated(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int within = random.nextInt(3) > 0 ? Math.min(4096, bytes.length) : bytes.length;
            int at = random.nextInt(within);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> {
                    byte[] mark = MARKS[random.nextInt(MARKS.length)];
                    System.arraycopy(mark, 0, bytes, at, Math.min(mark.length, bytes.length - at));
                }
                case 2 -> {
                    int from = random.nextInt(bytes.length);
                    int count = Math.min(random.nextInt(64), bytes.length - Math.max(from, at));
                    System.arraycopy(bytes, from, bytes, at, count);
                }
                case 3 -> bytes[at] = (byte) "09\\-+.eA\u001b ^=1".charAt(random.nextInt(13));
                default -> bytes[at] = (byte) random.nextInt(256);
            }
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 20)) : bytes;
    }
}
