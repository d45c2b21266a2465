package org.prodrome.data.format.wfdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.flac.AgreedStreams;
import org.prodrome.data.format.flac.FlacDecoder;

/** A signal file that is a FLAC stream (formats 508, 516 and 524): a channel a signal. */
final class FlacSignalFile implements SignalFile {
    private static final int TOGETHER = 1 << 14;

    private final FlacDecoder decoder;
    private final long offset;
    private final int perFrame;
    private final int[][] some;

    FlacSignalFile(Path path, List<SignalLine> signals, AgreedStreams agreed) throws IOException, FormatException {
        SignalLine first = signals.getFirst();
        offset = first.offset();
        perFrame = first.perFrame();
        decoder = new FlacDecoder(path, agreed);
        some = new int[decoder.channels()][TOGETHER];
        boolean even = signals.stream().allMatch(signal -> signal.perFrame() == perFrame);
        if (!even
                || decoder.channels() != signals.size()
                || decoder.bits() > first.format().bits()) {
            decoder.close();
            throw new FormatException(
                    path.toString(),
                    signals.size() + " channels of at most " + first.format().bits() + " bits and one rate",
                    decoder.channels() + " of " + decoder.bits() + " bits"
                            + (even ? "" : " for signals of several rates"));
        }
    }

    @Override
    public long frames() throws IOException, FormatException {
        return Math.max(0, decoder.length() - offset) / perFrame;
    }

    @Override
    public void read(long frame, int count, int[] into) throws IOException, FormatException {
        int channels = some.length;
        int samples = count * perFrame;
        for (int done = 0; done < samples; done += TOGETHER) {
            int next = Math.min(TOGETHER, samples - done);
            decoder.read(offset + frame * perFrame + done, some, next);
            for (int c = 0; c < channels; c++) {
                interleave(some[c], next, into, done, c);
            }
        }
    }

    /** Puts samples of a channel, which begin with the one at {@code from}, where frames have them. */
    private void interleave(int[] channel, int count, int[] into, int from, int c) {
        int channels = some.length;
        if (perFrame == 1) {
            for (int i = 0, at = from * channels + c; i < count; i++, at += channels) {
                into[at] = channel[i];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int t = from + i;
            into[(t / perFrame * channels + c) * perFrame + t % perFrame] = channel[i];
        }
    }

    @Override
    public void close() throws IOException {
        decoder.close();
    }
}
