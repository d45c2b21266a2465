package org.prodrome.data.format.flac;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Magic;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.Windows;

/** FLAC files. Samples become fractions of full scale in [-1, 1), as of a WAV file. */
public final class Flac {
    private static final int TOGETHER = 1 << 14;
    // WFDB keeps compressed signals under such names; their header says what they mean.
    private static final Pattern SIGNAL_FILE = Pattern.compile(".*\\.d(?:at|\\d+)");

    private Flac() {}

    /** Whether a file's beginning or name is of FLAC. */
    public static boolean recognises(byte[] head, String name) {
        boolean marked = Magic.has(head, 0, "fLaC");
        return name.endsWith(".flac")
                || (marked
                        && !name.endsWith(".wav")
                        && !SIGNAL_FILE.matcher(name).matches());
    }

    /** What a file holds; its samples are decoded when they are asked for. */
    public static Contents contents(Path path) throws IOException, FormatException {
        AgreedStreams agreed = new AgreedStreams();
        try (FlacDecoder decoder = new FlacDecoder(path, agreed)) {
            StreamInfo info = decoder.info();
            long length = decoder.length();
            // Silence takes next to no bytes, so a short file could claim any length.
            long most = Part.MOST_SAMPLES / info.channels();
            if (length > most) {
                throw new FormatException(
                        path.toString(), "at most " + most + " samples a channel", Long.toString(length));
            }
            Part sound = Part.signal(
                    "",
                    (int) length,
                    info.rate(),
                    Signal.Channel.ofSound(info.channels()),
                    Windows.samples(info.channels(), length, () -> new Decoded(path, agreed)));
            return new Contents(
                    "FLAC", info.bits() + "-bit", List.of(sound), Contents.Origin.UNKNOWN, List.of(), List.of());
        }
    }

    private static final class Decoded implements Windows {
        private final FlacDecoder decoder;
        private final int[][] some;
        private final double step;

        Decoded(Path path, AgreedStreams agreed) throws IOException, FormatException {
            decoder = new FlacDecoder(path, agreed);
            some = new int[decoder.channels()][TOGETHER];
            step = Math.scalb(1.0, 1 - decoder.bits());
        }

        @Override
        public void read(int first, float[][] into, long from, int count) throws IOException, FormatException {
            for (int done = 0; done < count; done += TOGETHER) {
                int next = Math.min(TOGETHER, count - done);
                decoder.read(from + done, some, next);
                for (int row = 0; row < into.length; row++) {
                    for (int i = 0; i < next; i++) {
                        into[row][done + i] = (float) (some[first + row][i] * step);
                    }
                }
            }
        }

        @Override
        public void close() throws IOException {
            decoder.close();
        }
    }
}
