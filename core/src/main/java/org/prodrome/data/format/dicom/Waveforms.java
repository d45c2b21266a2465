package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.PatientNames;
import org.prodrome.data.format.Samples;

/** Makes a part of each multiplex group of a waveform object (PS3.3, section C.10.9). */
final class Waveforms {
    private static final int CHANNELS = 0x003a0005;
    private static final int SAMPLES = 0x003a0010;
    private static final int FREQUENCY = 0x003a001a;
    private static final int GROUP_LABEL = 0x003a0020;
    private static final int DEFINITIONS = 0x003a0200;
    private static final int CHANNEL_LABEL = 0x003a0203;
    private static final int CHANNEL_SOURCE = 0x003a0208;
    private static final int SENSITIVITY = 0x003a0210;
    private static final int SENSITIVITY_UNITS = 0x003a0211;
    private static final int CORRECTION = 0x003a0212;
    private static final int BASELINE = 0x003a0213;
    private static final int BITS = 0x54001004;
    private static final int INTERPRETATION = 0x54001006;
    private static final int DATA = 0x54001010;
    private static final int MOST_CHANNELS = 1024;
    private static final double HIGHEST_RATE = 1e9;

    private final PartTen file;
    private final PatientNames privacy;

    Waveforms(PartTen file, PatientNames privacy) {
        this.file = file;
        this.privacy = privacy;
    }

    /** How a sample is stored. */
    private enum Stored {
        SB(1),
        UB(1),
        MB(1),
        AB(1),
        SS(2),
        US(2),
        SL(4),
        UL(4);

        private final int bytes;

        Stored(int bytes) {
            this.bytes = bytes;
        }

        double read(ByteBuffer buffer) {
            return switch (this) {
                case SB -> buffer.get();
                case UB -> buffer.get() & 0xff;
                case MB -> Companding.mu(buffer.get());
                case AB -> Companding.a(buffer.get());
                case SS -> buffer.getShort();
                case US -> buffer.getShort() & 0xffff;
                case SL -> buffer.getInt();
                case UL -> Integer.toUnsignedLong(buffer.getInt());
            };
        }
    }

    private record Channel(Signal.Channel named, double gain, double baseline) {}

    private record Group(Content.Bytes data, Stored stored, int length, List<Channel> channels) implements Samples {
        private static final int MOST_GATHERED = 1 << 24;
        private static final int FRAMES_AT_ONCE = 1 << 12;

        @Override
        public void to(Sink sink) throws IOException {
            int together = Math.clamp(MOST_GATHERED / length, 1, channels.size());
            for (int first = 0; first < channels.size(); first += together) {
                some(first, Math.min(first + together, channels.size()), sink);
            }
        }

        private void some(int first, int end, Sink sink) throws IOException {
            int frame = channels.size() * stored.bytes;
            boolean single = end - first == 1;
            float[][] rows = new float[end - first][single ? FRAMES_AT_ONCE : length];
            for (int from = 0; from < length; from += FRAMES_AT_ONCE) {
                int count = Math.min(FRAMES_AT_ONCE, length - from);
                ByteBuffer buffer = data.buffer((long) from * frame, count * frame);
                for (int t = 0; t < count; t++) {
                    for (int c = first; c < end; c++) {
                        buffer.position(t * frame + c * stored.bytes);
                        Channel channel = channels.get(c);
                        rows[c - first][single ? t : from + t] =
                                (float) (stored.read(buffer) * channel.gain() + channel.baseline());
                    }
                }
                if (single) {
                    sink.accept(rows[0], 0, count);
                }
            }
            for (int c = 0; c < rows.length && !single; c++) {
                sink.accept(rows[c], 0, length);
            }
        }
    }

    List<Part> parts() throws IOException, FormatException {
        List<Part> parts = new ArrayList<>();
        List<DataSet> groups = file.set().items(Tag.WAVEFORMS);
        for (int i = 0; i < groups.size(); i++) {
            DataSet group = groups.get(i);
            String label = group.text(GROUP_LABEL).flatMap(privacy::harmless).orElse(Integer.toString(i + 1));
            boolean taken = parts.stream().anyMatch(part -> part.name().equals(label));
            parts.add(part(group, groups.size() == 1 ? "" : taken ? label + " " + (i + 1) : label));
        }
        return parts;
    }

    private Part part(DataSet group, String name) throws IOException, FormatException {
        Element data = group.element(DATA).orElseThrow(() -> missing(DATA));
        int channels = group.integer(CHANNELS).orElseThrow(() -> missing(CHANNELS));
        int length = group.integer(SAMPLES).orElseThrow(() -> missing(SAMPLES));
        double rate = group.number(FREQUENCY).orElseThrow(() -> missing(FREQUENCY));
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw group.element(CHANNELS).orElseThrow().bad("1 to " + MOST_CHANNELS, channels + "");
        }
        if (!(rate > 0) || rate > HIGHEST_RATE) {
            throw group.element(FREQUENCY).orElseThrow().bad("above 0 Hz and at most " + HIGHEST_RATE, rate + "");
        }
        Stored stored = stored(group);
        if (length < 1
                || !(data.content() instanceof Content.Bytes bytes)
                || bytes.length() < (long) length * channels * stored.bytes) {
            throw data.bad(channels + " channels of " + length + " samples", "fewer bytes");
        }
        List<Channel> defined = new ArrayList<>();
        List<DataSet> definitions = group.items(DEFINITIONS);
        if (definitions.size() != channels) {
            throw group.element(CHANNELS).orElseThrow().bad("the number of channels defined", channels + "");
        }
        for (int c = 0; c < channels; c++) {
            defined.add(channel(definitions.get(c), c));
        }
        return Part.signal(
                name,
                length,
                rate,
                defined.stream().map(Channel::named).toList(),
                new Group(bytes, stored, length, defined));
    }

    private Stored stored(DataSet group) throws IOException, FormatException {
        Element element = group.element(INTERPRETATION).orElseThrow(() -> missing(INTERPRETATION));
        String term = group.text(INTERPRETATION).orElse("");
        int bits = group.integer(BITS).orElseThrow(() -> missing(BITS));
        Stored stored = Arrays.stream(Stored.values())
                .filter(one -> one.name().equals(term))
                .findFirst()
                .orElseThrow(() -> element.bad("one of " + Arrays.toString(Stored.values()), "another"));
        if (bits != 8 * stored.bytes) {
            throw element.bad("of " + bits + " bits", stored.name());
        }
        return stored;
    }

    private Channel channel(DataSet definition, int index) throws IOException, FormatException {
        Optional<String> label = definition.text(CHANNEL_LABEL).flatMap(privacy::harmless);
        if (label.isEmpty()) {
            label = definition.item(CHANNEL_SOURCE).text(Tag.CODE_MEANING).flatMap(privacy::harmless);
        }
        Optional<Double> sensitivity = definition.number(SENSITIVITY);
        String unit = sensitivity.isEmpty()
                ? "1"
                : definition
                        .item(SENSITIVITY_UNITS)
                        .text(Tag.CODE_VALUE)
                        .flatMap(privacy::harmless)
                        .orElse("1");
        double gain = sensitivity.orElse(1.0) * definition.number(CORRECTION).orElse(1.0);
        double baseline = definition.number(BASELINE).orElse(0.0);
        Signal.Channel named = new Signal.Channel(label.orElse(Integer.toString(index + 1)), unit);
        return new Channel(named, gain, baseline);
    }

    private FormatException missing(int tag) {
        Element all = file.set().element(Tag.WAVEFORMS).orElseThrow();
        return all.source().bad(all.at(), Tag.words(tag) + " in each waveform", "none");
    }

    /** G.711: logarithmic samples of 8 bits. */
    private static final class Companding {
        static int mu(byte stored) {
            int bits = ~stored & 0xff;
            int value = (((bits & 15) << 3) + 0x84) << (bits >> 4 & 7);
            return (bits & 0x80) != 0 ? 0x84 - value : value - 0x84;
        }

        static int a(byte stored) {
            int bits = (stored & 0xff) ^ 0x55;
            int segment = bits >> 4 & 7;
            int value = ((bits & 15) << 4) + 8;
            value = segment == 0 ? value : (value + 0x100) << (segment - 1);
            return (bits & 0x80) != 0 ? value : -value;
        }
    }
}
