package org.prodrome.data.format.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prodrome.data.FormatException;

/**
 * A directory of TIFF: whole numbers by their tag, as far as they are of the types SHORT and LONG.
 *
 * @param at where it lies in the file, in bytes
 */
record Ifd(long at, Map<Integer, List<Long>> numbers) {
    static final int ORIENTATION = 274;
    private static final int MOST_PAGES = 10_000;
    private static final int MOST_VALUES = 16;
    // Bytes of a value of types 1 to 13: BYTE ASCII SHORT LONG RATIONAL SBYTE UNDEFINED SSHORT SLONG SRATIONAL FLOAT
    // DOUBLE IFD.
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    /**
     * @param start where the TIFF header lies, from which its offsets count
     * @param end up to where offsets may point
     * @param all whether to follow the chain, or stop at the first
     */
    static List<Ifd> chain(Bytes bytes, long start, long end, boolean all) throws IOException, FormatException {
        ByteBuffer header = bytes.at(start, 8);
        ByteOrder order = switch (header.getShort(0)) {
            case 0x4949 -> ByteOrder.LITTLE_ENDIAN;
            case 0x4d4d -> ByteOrder.BIG_ENDIAN;
            default -> throw bytes.bad(start, "II or MM, the byte order of TIFF", "something else");
        };
        header.order(order);
        if (header.getShort(2) != 42) {
            boolean big = header.getShort(2) == 43;
            throw bytes.bad(start + 2, "TIFF (42)", big ? "BigTIFF, which is not read" : "another number");
        }
        List<Ifd> directories = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long next = header.getInt(4) & 0xffffffffL;
        while (next != 0 && (all || directories.isEmpty())) {
            if (!seen.add(next) || seen.size() > MOST_PAGES) {
                throw bytes.bad(start + next, "at most " + MOST_PAGES + " directories in a line", "a circle or more");
            }
            long at = start + next;
            int count = bytes.at(at, 2, order).getShort() & 0xffff;
            ByteBuffer entries = bytes.at(at + 2, 12 * count, order);
            directories.add(new Ifd(at, numbers(bytes, entries, start, end)));
            boolean last = at + 2 + 12L * count + 4 > end;
            next = last ? 0 : bytes.at(at + 2 + 12L * count, 4, order).getInt() & 0xffffffffL;
        }
        return directories;
    }

    private static Map<Integer, List<Long>> numbers(Bytes bytes, ByteBuffer entries, long start, long end)
            throws IOException, FormatException {
        Map<Integer, List<Long>> numbers = new HashMap<>();
        while (entries.hasRemaining()) {
            int tag = entries.getShort() & 0xffff;
            int type = entries.getShort() & 0xffff;
            long count = entries.getInt() & 0xffffffffL;
            int valueAt = entries.position();
            entries.position(valueAt + 4);
            if (type == 0 || type >= TYPE_BYTES.length) {
                continue;
            }
            int size = TYPE_BYTES[type];
            if (count * size > end - start) {
                throw bytes.bad(start, "values within the file of tag " + tag, count + " of " + size + " bytes");
            }
            if (type != 3 && type != 4) {
                continue;
            }
            int some = (int) Math.min(count, MOST_VALUES);
            ByteBuffer values = count * size <= 4
                    ? entries.slice(valueAt, 4).order(entries.order())
                    : bytes.at(start + (entries.getInt(valueAt) & 0xffffffffL), some * size, entries.order());
            List<Long> list = new ArrayList<>();
            for (int i = 0; i < some; i++) {
                list.add(type == 3 ? values.getShort() & 0xffffL : values.getInt() & 0xffffffffL);
            }
            numbers.put(tag, list);
        }
        return numbers;
    }

    /** The first number of a tag. */
    long number(int tag, long otherwise) {
        List<Long> list = numbers.getOrDefault(tag, List.of());
        return list.isEmpty() ? otherwise : list.getFirst();
    }

    List<Long> all(int tag) {
        return numbers.getOrDefault(tag, List.of());
    }
}
