package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.FormatException;

/**
 * Colours of stored values (PS3.3, section C.7.6.3.1.5), in the numbers of their table: 0 to 255 or 0 to 65535.
 *
 * @param colours red, green, blue
 */
record Palette(List<Scale.Table> colours) {
    private static final int MOST_ENTRIES = 1 << 16;

    static Palette of(DataSet set, ImageModule image) throws IOException, FormatException {
        List<Scale.Table> colours = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            int descriptor = Tag.PALETTE_DESCRIPTOR + c;
            int tag = c;
            Element element = set.element(descriptor)
                    .orElseThrow(() -> image.pixels()
                            .source()
                            .bad(image.pixels().at(), Tag.words(Tag.PALETTE_DESCRIPTOR + tag), "none"));
            colours.add(
                    set.has(Tag.PALETTE_DATA + c)
                            ? Scale.Table.read(set, descriptor, Tag.PALETTE_DATA + c, image.signed())
                            : segmented(set, element, Tag.PALETTE_SEGMENTS + c, image.signed()));
        }
        return new Palette(colours);
    }

    /** Colours as three planes. */
    float[][] of(ImageModule image, int[] stored) {
        float[][] planes = new float[3][stored.length];
        for (int c = 0; c < 3; c++) {
            Scale.Table colour = colours.get(c);
            for (int i = 0; i < stored.length; i++) {
                planes[c][i] = (float) colour.of(image.value(stored[i]));
            }
        }
        return planes;
    }

    private static Scale.Table segmented(DataSet set, Element descriptor, int tag, boolean signed)
            throws IOException, FormatException {
        List<Double> said = set.numbers(descriptor.tag());
        ByteBuffer bytes = set.bytes(tag).orElseThrow(() -> descriptor.bad("followed by its table", "none"));
        if (said.size() != 3 || (said.get(2) != 8 && said.get(2) != 16)) {
            throw descriptor.bad("three numbers, the last 8 or 16", "others");
        }
        int count = said.get(0).intValue() == 0 ? MOST_ENTRIES : said.get(0).intValue();
        int[] segments = new int[said.get(2) == 8 ? bytes.capacity() : bytes.capacity() / 2];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = said.get(2) == 8 ? bytes.get(i) & 0xff : bytes.getShort(2 * i) & 0xffff;
        }
        List<Integer> entries = new ArrayList<>();
        new Segments(set.element(tag).orElseThrow(), segments, said.get(2) == 8).expand(0, segments.length, entries);
        if (entries.size() < count) {
            throw descriptor.bad("the length of its segments", count + " entries, and there are " + entries.size());
        }
        int first = said.get(1).intValue();
        return new Scale.Table(
                signed ? (short) first : first,
                entries.stream().limit(count).mapToInt(Integer::intValue).toArray());
    }

    /** Segments of a palette (PS3.3, section C.7.9.2): values, lines to a value, or earlier segments again. */
    private record Segments(Element element, int[] data, boolean bytes) {
        /** @return where it stopped */
        int expand(int from, int to, List<Integer> entries) throws FormatException {
            int at = from;
            while (at + 1 < to) {
                at = one(at, entries, true);
            }
            return at;
        }

        private int one(int at, List<Integer> entries, boolean outer) throws FormatException {
            int code = data[need(at + 1) - 1];
            int length = data[at + 1];
            if (entries.size() + length > MOST_ENTRIES) {
                throw element.bad("segments of at most " + MOST_ENTRIES + " entries", "more");
            }
            if (code == 0) {
                need(at + 1 + length);
                for (int i = 0; i < length; i++) {
                    entries.add(data[at + 2 + i]);
                }
                return at + 2 + length;
            }
            if (entries.isEmpty() || (code == 2 && !outer) || code > 2) {
                throw element.bad(
                        "segments that begin with values and repeat none that repeat", "segment type " + code);
            }
            if (code == 1) {
                line(entries, length, data[need(at + 2)]);
                return at + 3;
            }
            return again(at, length, entries);
        }

        private void line(List<Integer> entries, int length, int end) {
            int start = entries.getLast();
            for (int i = 1; i <= length; i++) {
                entries.add((int) Math.rint(start + (double) (end - start) / length * i));
            }
        }

        private int again(int at, int count, List<Integer> entries) throws FormatException {
            int words = bytes ? 4 : 2;
            need(at + 1 + words);
            long offset = bytes
                    ? (long) data[at + 5] << 24 | data[at + 4] << 16 | data[at + 3] << 8 | data[at + 2]
                    : (long) data[at + 3] << 16 | data[at + 2];
            if (offset >= at) {
                throw element.bad("segments that repeat earlier ones", "one that repeats itself or a later one");
            }
            int from = (int) offset;
            for (int i = 0; i < count; i++) {
                from = one(from, entries, false);
            }
            return at + 2 + words;
        }

        private int need(int at) throws FormatException {
            if (at >= data.length) {
                throw element.bad("whole segments", "the end within one");
            }
            return at;
        }
    }
}
