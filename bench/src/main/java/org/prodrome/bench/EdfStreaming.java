package org.prodrome.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.ChannelGroup;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.edf.Edf;

/**
 * Whether a long recording can be gone through without holding it: a made EDF of 4 hours, 23 channels and 256 Hz (170
 * MB, 339 MB as 32-bit floats) is read in windows of 10 s, and once more channel by channel for its digest. Prints the
 * time of each and the most memory that the process had resident, as Linux counts it.
 *
 * <pre>PRODROME_MEMORY=96m ./prodrome bench EdfStreaming</pre>
 *
 * <p>Exit code 1 where that was 200 MB or more.
 */
public final class EdfStreaming {
    private static final int CHANNELS = 23;
    private static final int RATE = 256;
    private static final int SECONDS = 4 * 3600;
    private static final int WINDOW_SECONDS = 10;
    private static final long MOST_BYTES = 200_000_000;

    private EdfStreaming() {}

    public static void main(String[] args) throws IOException, FormatException {
        Path file = Files.createTempFile("prodrome-", ".edf");
        try {
            make(file);
            System.out.printf(
                    "%d s of %d channels at %d Hz: %.1f MB%n", SECONDS, CHANNELS, RATE, Files.size(file) / 1e6);
            long start = System.nanoTime();
            double sum = windows(file);
            System.out.printf(
                    "windows of %d s: %.2f s, mean %.4f uV, at most %.1f MB resident%n",
                    WINDOW_SECONDS, seconds(start), sum / ((double) CHANNELS * RATE * SECONDS), peak() / 1e6);
            start = System.nanoTime();
            Contents contents = Edf.contents(file);
            System.out.printf(
                    "digest %s: %.2f s, at most %.1f MB resident%n",
                    contents.digest().orElseThrow().substring(0, 12), seconds(start), peak() / 1e6);
        } finally {
            Files.deleteIfExists(file);
        }
        System.exit(peak() < MOST_BYTES ? 0 : 1);
    }

    private static double windows(Path file) throws IOException, FormatException {
        double sum = 0;
        try (Edf edf = Edf.open(file)) {
            ChannelGroup group = edf.groups().getFirst();
            int length = WINDOW_SECONDS * RATE;
            for (long from = 0; from < group.length(); from += length) {
                for (float[] row : edf.read(group, from, (int) Math.min(length, group.length() - from))) {
                    for (float value : row) {
                        sum += value;
                    }
                }
            }
        }
        return sum;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Bytes that were resident at most. */
    private static long peak() {
        return ResidentMemory.bytes("VmHWM:");
    }

    /** Written record by record, as a device would. */
    private static void make(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] record = new byte[2 * RATE * CHANNELS];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(header().getBytes(StandardCharsets.US_ASCII));
            for (int second = 0; second < SECONDS; second++) {
                random.nextBytes(record);
                out.write(record);
            }
        }
    }

    private static String header() {
        StringBuilder header = new StringBuilder(field("0", 8) + field("X X X X", 80) + field("Startdate X X X X", 80));
        header.append("01.01.8500.00.00")
                .append(field(Integer.toString(256 * (CHANNELS + 1)), 8))
                .append(field("", 44));
        header.append(field(Integer.toString(SECONDS), 8))
                .append(field("1", 8))
                .append(field(Integer.toString(CHANNELS), 4));
        String[] fields = {"EEG", "", "uV", "-3276.8", "3276.7", "-32768", "32767", "", Integer.toString(RATE), ""};
        int[] widths = {16, 80, 8, 8, 8, 8, 8, 80, 8, 32};
        for (int i = 0; i < fields.length; i++) {
            header.append(field(fields[i], widths[i]).repeat(CHANNELS));
        }
        return header.toString();
    }

    private static String field(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
