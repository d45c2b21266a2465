package org.prodrome.data.format.edf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Signal;
import org.prodrome.data.WholeFile;

/**
 * Writes EDF+C files: signals of 16 bits and annotations. A channel is scaled by its own least and greatest value, so a
 * sample is off by at most half a 65,535th of their difference. Nothing tells who the patient is or when the recording
 * was made: both are left out as EDF+ section 2.1.3.3 has it.
 */
public final class EdfWriter {
    /** Of these the first that suits is the length of a record, in seconds. */
    private static final double[] DURATIONS = {1, 2, 0.5, 4, 5, 0.25, 10, 0.2, 0.1, 20, 25, 50, 100, 0.05, 0.01, 1000};

    private static final int MOST_TEXT = 1 << 20;

    private final List<Signal> signals;
    private final List<EdfScale> scales = new ArrayList<>();
    private final double duration;
    private final int records;
    private final List<byte[]> texts;
    private final int textBytes;

    private EdfWriter(List<Signal> signals, List<EdfAnnotation> annotations) {
        this.signals = List.copyOf(signals);
        for (Signal signal : signals) {
            for (int c = 0; c < signal.channels().size(); c++) {
                scales.add(EdfScale.of(signal.channels().get(c), signal.samples()[c]));
            }
        }
        duration = duration(signals);
        Signal first = signals.getFirst();
        int perRecord = perRecord(first);
        records = Math.max(1, (first.length() + perRecord - 1) / perRecord);
        texts = EdfTexts.of(annotations, records, duration, recordingEnds());
        int most = texts.stream().mapToInt(text -> text.length).max().orElse(0);
        if (most > MOST_TEXT) {
            throw new IllegalArgumentException(
                    "EDF+: expected at most " + MOST_TEXT + " bytes of annotations a record, got " + most);
        }
        textBytes = most + most % 2;
    }

    /**
     * Writes a file, or leaves what was there as it was.
     *
     * @param signals of one duration; several where rates differ
     * @throws IllegalArgumentException if durations differ, a sample is no finite number, or no length of a record
     *     suits the rates
     */
    public static void write(Path path, List<Signal> signals, List<EdfAnnotation> annotations) throws IOException {
        if (signals.isEmpty()) {
            throw new IllegalArgumentException(path + ": expected a signal or more, got none");
        }
        for (Signal signal : signals) {
            double off = Math.abs(signal.duration() - signals.getFirst().duration());
            if (off * signal.rate() > 1) {
                throw new IllegalArgumentException(path + ": expected signals of one duration, got "
                        + signals.getFirst().duration() + " s and " + signal.duration() + " s");
            }
        }
        EdfWriter writer = new EdfWriter(signals, annotations);
        WholeFile.write(path, writer::to);
    }

    /** A length of a record that is a whole number of samples at every rate, best without an unfilled last record. */
    private static double duration(List<Signal> signals) {
        double fitting = 0;
        for (double seconds : DURATIONS) {
            boolean whole = true;
            boolean filled = true;
            for (Signal signal : signals) {
                double samples = signal.rate() * seconds;
                long rounded = Math.round(samples);
                whole &= rounded >= 1 && rounded <= MOST_TEXT && Math.abs(samples - rounded) < 1e-9 * samples;
                filled &= rounded > 0 && signal.length() % rounded == 0;
            }
            if (whole && filled) {
                return seconds;
            }
            fitting = whole && fitting == 0 ? seconds : fitting;
        }
        if (fitting == 0) {
            throw new IllegalArgumentException("EDF+: expected rates with a whole number of samples in a record, got "
                    + signals.stream().map(Signal::rate).toList() + " Hz");
        }
        return fitting;
    }

    private int perRecord(Signal signal) {
        return (int) Math.round(signal.rate() * duration);
    }

    /** Where the last record is filled up, the time at which the recording ended; below 0 where it isn't. */
    private double recordingEnds() {
        Signal first = signals.getFirst();
        return first.length() % perRecord(first) == 0 ? -1 : first.duration();
    }

    private void to(OutputStream out) throws IOException {
        out.write(header());
        for (int record = 0; record < records; record++) {
            int channel = 0;
            for (Signal signal : signals) {
                for (float[] row : signal.samples()) {
                    samples(out, scales.get(channel++), row, record, perRecord(signal));
                }
            }
            byte[] text = texts.get(record);
            out.write(text);
            out.write(new byte[textBytes - text.length]);
        }
    }

    private static void samples(OutputStream out, EdfScale scale, float[] row, int record, int perRecord)
            throws IOException {
        for (int i = 0; i < perRecord; i++) {
            // The last sample is held where a record isn't full.
            int at = Math.min((int) Math.min((long) record * perRecord + i, Integer.MAX_VALUE), row.length - 1);
            int digital = scale.digital(row[at]);
            out.write(digital);
            out.write(digital >> 8);
        }
    }

    private byte[] header() {
        int count = scales.size() + 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, "0", 8);
        put(out, "X X X X", 80);
        put(out, "Startdate X X X X", 80);
        put(out, "01.01.85", 8);
        put(out, "00.00.00", 8);
        put(out, Integer.toString(256 * (count + 1)), 8);
        put(out, "EDF+C", 44);
        put(out, Integer.toString(records), 8);
        put(out, EdfScale.plain(duration), 8);
        put(out, Integer.toString(count), 4);
        scales.forEach(scale -> put(out, scale.label(), 16));
        put(out, "EDF Annotations", 16);
        blank(out, 80 * count);
        scales.forEach(scale -> put(out, scale.unit(), 8));
        blank(out, 8);
        scales.forEach(scale -> put(out, scale.leastText(), 8));
        put(out, "-1", 8);
        scales.forEach(scale -> put(out, scale.mostText(), 8));
        put(out, "1", 8);
        for (int i = 0; i < count; i++) {
            put(out, "-32768", 8);
        }
        for (int i = 0; i < count; i++) {
            put(out, "32767", 8);
        }
        blank(out, 80 * count);
        for (Signal signal : signals) {
            signal.channels().forEach(_ -> put(out, Integer.toString(perRecord(signal)), 8));
        }
        put(out, Integer.toString(textBytes / 2), 8);
        blank(out, 32 * count);
        return out.toByteArray();
    }

    private static void blank(ByteArrayOutputStream out, int width) {
        out.writeBytes(" ".repeat(width).getBytes(StandardCharsets.US_ASCII));
    }

    private static void put(ByteArrayOutputStream out, String text, int width) {
        String cut = text.substring(0, Math.min(width, text.length())).replaceAll("[^ -~]", "?");
        out.writeBytes((cut + " ".repeat(width - cut.length())).getBytes(StandardCharsets.US_ASCII));
    }
}
