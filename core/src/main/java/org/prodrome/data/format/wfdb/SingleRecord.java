package org.prodrome.data.format.wfdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.flac.AgreedStreams;

/** A record whose signals are in one signal file or several. */
final class SingleRecord implements StoredRecord {
    private static final int MOST_FRAME = 1 << 22;
    private static final int TOGETHER = 1 << 16;

    /** @param signals indices of the signals in it, in its order */
    private record Stored(SignalFile file, int[] signals, int frameSamples) {}

    private final Header header;
    private final List<Stored> files = new ArrayList<>();
    private final long frames;

    SingleRecord(Header header, AgreedStreams agreed) throws IOException, FormatException {
        this.header = header;
        try {
            open(agreed);
            frames = length();
        } catch (IOException | FormatException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void open(AgreedStreams agreed) throws IOException, FormatException {
        Map<String, List<Integer>> byFile = new LinkedHashMap<>();
        for (int i = 0; i < header.signals().size(); i++) {
            SignalLine signal = header.signals().get(i);
            if (!signal.empty()) {
                byFile.computeIfAbsent(signal.file(), _ -> new ArrayList<>()).add(i);
            }
        }
        for (List<Integer> group : byFile.values()) {
            List<SignalLine> signals = group.stream().map(header.signals()::get).toList();
            SignalLine first = signals.getFirst();
            int line = group.getFirst() + 1;
            long frame = signals.stream().mapToLong(SignalLine::perFrame).sum();
            if (signals.stream().anyMatch(signal -> signal.format() != first.format()) || frame > MOST_FRAME) {
                throw header.text()
                        .bad(
                                line,
                                "signals of one file in one format, at most " + MOST_FRAME + " samples a frame",
                                "others");
            }
            Path path = header.text().beside(first.file(), line, "the signal file");
            files.add(new Stored(
                    file(path, signals, (int) frame, agreed),
                    group.stream().mapToInt(Integer::intValue).toArray(),
                    (int) frame));
        }
    }

    private static SignalFile file(Path path, List<SignalLine> signals, int frame, AgreedStreams agreed)
            throws IOException, FormatException {
        SignalLine first = signals.getFirst();
        if (first.format().flac()) {
            return new FlacSignalFile(path, signals, agreed);
        }
        BlockFile file = new BlockFile(path, first.format(), first.offset(), frame);
        return first.format() == StorageFormat.DIFFERENCE_8 ? new DifferenceFile(file, signals, frame) : file;
    }

    private long length() throws IOException, FormatException {
        long least = header.frames();
        for (Stored stored : files) {
            long there = stored.file().frames();
            if (header.frames() > there) {
                int signal = stored.signals()[0];
                throw header.text()
                        .bad(
                                signal + 1,
                                header.frames() + " frames in the signal file",
                                "the end of the file after " + there);
            }
            if (header.frames() == 0) {
                least = least == 0 ? there : Math.min(least, there);
            }
        }
        return least;
    }

    @Override
    public double rate() {
        return header.rate();
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public List<SignalLine> signals() {
        return header.signals();
    }

    @Override
    public void read(int[] which, float[][] into, long from, int count) throws IOException, FormatException {
        for (int row = 0; row < which.length; row++) {
            SignalLine signal = header.signals().get(which[row]);
            if (signal.empty() || signal.skew() > 0) {
                Arrays.fill(into[row], 0, count, Float.NaN);
            }
        }
        for (Stored stored : files) {
            read(stored, which, into, from, count);
        }
    }

    private void read(Stored stored, int[] which, float[][] into, long from, int count)
            throws IOException, FormatException {
        int[] rows = new int[stored.signals().length];
        int least = Integer.MAX_VALUE;
        int most = -1;
        int perFrame = header.signals().get(which[0]).perFrame();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(which, stored.signals()[i]);
            if (rows[i] >= 0) {
                int skew = header.signals().get(stored.signals()[i]).skew();
                least = Math.min(least, skew);
                most = Math.max(most, skew);
            }
        }
        if (most < 0) {
            return;
        }
        long end = Math.min(frames, (from + count - 1) / perFrame + 1 + most);
        int together = Math.max(1, TOGETHER / stored.frameSamples());
        int[] samples = new int[together * stored.frameSamples()];
        for (long frame = from / perFrame + least; frame < end; frame += together) {
            int some = (int) Math.min(together, end - frame);
            stored.file().read(frame, some, samples);
            for (int i = 0, at = 0; i < rows.length; i++) {
                SignalLine signal = header.signals().get(stored.signals()[i]);
                if (rows[i] >= 0) {
                    long first = (frame - signal.skew()) * perFrame - from;
                    part(samples, at, stored.frameSamples(), some, signal, into[rows[i]], first, count);
                }
                at += signal.perFrame();
            }
        }
    }

    private static int row(int[] which, int signal) {
        for (int row = 0; row < which.length; row++) {
            if (which[row] == signal) {
                return row;
            }
        }
        return -1;
    }

    /** Takes one signal's samples out of frames. */
    private static void part(
            int[] samples, int at, int frame, int frames, SignalLine signal, float[] into, long first, int count) {
        int perFrame = signal.perFrame();
        int begin = (int) Math.clamp(-first, 0, (long) frames * perFrame);
        int end = (int) Math.clamp(count - first, begin, (long) frames * perFrame);
        if (perFrame == 1) {
            for (int f = begin; f < end; f++) {
                into[(int) (first + f)] = signal.physical(samples[f * frame + at]);
            }
            return;
        }
        for (int f = begin / perFrame, t = f * perFrame; t < end; f++) {
            for (int i = f * frame + at; i < f * frame + at + perFrame; i++, t++) {
                if (t >= begin && t < end) {
                    into[(int) (first + t)] = signal.physical(samples[i]);
                }
            }
        }
    }

    @Override
    public void verify(Doubts doubts) throws IOException, FormatException {
        for (SignalLine signal : header.signals()) {
            if (!signal.calibrated() && !signal.empty()) {
                doubts.add(signal.name() + " has no gain, so 200 steps a mV are taken");
            }
            if (signal.skew() > 0) {
                doubts.add(signal.name() + " was stored " + signal.skew()
                        + " frames late, which is undone; its last samples are missing");
            }
        }
        for (Stored stored : files) {
            verify(stored, doubts);
        }
    }

    private void verify(Stored stored, Doubts doubts) throws IOException, FormatException {
        int together = Math.max(1, TOGETHER / stored.frameSamples());
        int[] samples = new int[together * stored.frameSamples()];
        int[] sums = new int[stored.signals().length];
        int[] initial = new int[sums.length];
        for (long frame = 0; frame < frames; frame += together) {
            int some = (int) Math.min(together, frames - frame);
            stored.file().read(frame, some, samples);
            for (int i = 0, at = 0; i < sums.length; i++) {
                int perFrame = header.signals().get(stored.signals()[i]).perFrame();
                initial[i] = frame == 0 ? samples[at] : initial[i];
                int sum = 0;
                for (int f = 0, frameAt = at; f < some; f++, frameAt += stored.frameSamples()) {
                    for (int j = frameAt; j < frameAt + perFrame; j++) {
                        sum += samples[j];
                    }
                }
                sums[i] += sum;
                at += perFrame;
            }
        }
        for (int i = 0; i < sums.length && frames > 0; i++) {
            SignalLine signal = header.signals().get(stored.signals()[i]);
            boolean silent = signal.format() == StorageFormat.DIFFERENCE_8
                    || signal.format().missing(initial[i]);
            if (signal.initial().isPresent() && !silent && signal.initial().getAsInt() != initial[i]) {
                doubts.add(signal.name() + " begins with " + initial[i] + ", the header says "
                        + signal.initial().getAsInt());
            }
            if (signal.checksum().isPresent() && (short) signal.checksum().getAsInt() != (short) sums[i]) {
                doubts.add(signal.name() + " has checksum " + (short) sums[i] + ", the header says "
                        + signal.checksum().getAsInt());
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Stored stored : files) {
            stored.file().close();
        }
    }
}
