package org.prodrome.data.format.wfdb;

import java.io.IOException;
import java.util.List;
import org.prodrome.data.FormatException;

/** A signal file of differences (format 8), which is read from its beginning: a sample is the sum of all up to it. */
final class DifferenceFile implements SignalFile {
    private static final int TOGETHER = 1 << 12;

    private final BlockFile file;
    private final List<SignalLine> signals;
    private final int frameSamples;
    private final int[] last;
    private long next;

    DifferenceFile(BlockFile file, List<SignalLine> signals, int frameSamples) {
        this.file = file;
        this.signals = signals;
        this.frameSamples = frameSamples;
        last = new int[signals.size()];
        rewind();
    }

    @Override
    public long frames() {
        return file.frames();
    }

    @Override
    public void read(long frame, int count, int[] into) throws IOException, FormatException {
        if (frame < next) {
            rewind();
        }
        int together = Math.max(1, TOGETHER / frameSamples);
        int[] passed = next < frame ? new int[together * frameSamples] : into;
        while (next < frame) {
            sum((int) Math.min(together, frame - next), passed);
        }
        sum(count, into);
    }

    private void sum(int count, int[] into) throws IOException, FormatException {
        file.read(next, count, into);
        for (int f = 0, at = 0; f < count; f++) {
            for (int s = 0; s < last.length; s++) {
                for (int i = signals.get(s).perFrame(); i > 0; i--, at++) {
                    last[s] += into[at];
                    into[at] = last[s];
                }
            }
        }
        next += count;
    }

    private void rewind() {
        next = 0;
        for (int s = 0; s < last.length; s++) {
            last[s] = signals.get(s).initial().orElse(0);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
