package org.prodrome.data.format.table;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.prodrome.data.FormatException;

/**
 * Walks the headers of all pages before the library does, which waits for ever where they don't add up and takes their
 * word for how much memory they need. Headers are Thrift's compact protocol.
 */
final class ParquetPages {
    private static final int HEADER_BYTES = 1 << 16;
    private static final int MOST_PAGE_BYTES = 1 << 28;
    private static final int MOST_DEPTH = 8;
    private static final int TYPE = 1;
    private static final int UNPACKED = 2;
    private static final int PACKED = 3;
    private static final int DATA = 5;
    private static final int DATA_2 = 8;
    private static final int INT_32 = 5;
    private static final int STRUCT = 12;

    private final Path path;
    private final FileChannel file;

    private ParquetPages(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** @throws FormatException if pages don't fill their column's part of the file, or don't hold its rows */
    static void check(Path path, FileMetaData meta) throws IOException, FormatException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ParquetPages pages = new ParquetPages(path, file);
            long rows = 0;
            for (RowGroup group : meta.rowGroups()) {
                for (ColumnChunk chunk : group.columns()) {
                    pages.check(chunk.metaData());
                }
                rows += group.numRows();
            }
            if (rows != meta.numRows()) {
                throw new FormatException(path + ", footer", meta.numRows() + " rows in its groups", rows + "");
            }
        }
    }

    private void check(ColumnMetaData chunk) throws IOException, FormatException {
        Long dictionary = chunk.dictionaryPageOffset();
        boolean before = dictionary != null && dictionary > 0 && dictionary < chunk.dataPageOffset();
        long at = before && dictionary != null ? dictionary : chunk.dataPageOffset();
        long end = at + chunk.totalCompressedSize();
        if (at < 4 || end < at || end > file.size()) {
            throw bad(at, "a column within the file's " + file.size() + " bytes", "one up to " + end);
        }
        long values = 0;
        while (at < end) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(HEADER_BYTES, end - at));
            int got = 0;
            while (got >= 0 && bytes.hasRemaining()) {
                got = file.read(bytes, at + bytes.position());
            }
            bytes.flip();
            Page page = page(bytes, at);
            at += bytes.position() + page.packed();
            values += page.values();
        }
        if (at != end || values != chunk.numValues()) {
            throw bad(at, "pages of " + chunk.numValues() + " values up to byte " + end, values + " up to " + at);
        }
    }

    /** @param values rows of a page of data, nulls included; 0 of others */
    private record Page(int packed, int values) {}

    private Page page(ByteBuffer bytes, long at) throws FormatException {
        int[] numbers = new int[DATA_2 + 1];
        int values = 0;
        try {
            int field = 0;
            for (int head = bytes.get() & 0xff; head != 0; head = bytes.get() & 0xff) {
                field = field(field, head, bytes);
                int type = head & 15;
                if (type == INT_32 && field >= TYPE && field <= PACKED) {
                    numbers[field] = zigzag(bytes);
                } else if (type == STRUCT && (field == DATA || field == DATA_2)) {
                    values = first(bytes);
                } else {
                    skip(bytes, type, 0);
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw bad(at, "a page's header", "damaged data");
        }
        if (numbers[PACKED] < 0 || numbers[UNPACKED] < 0 || numbers[UNPACKED] > MOST_PAGE_BYTES || values < 0) {
            throw bad(at, "a page of at most " + MOST_PAGE_BYTES + " bytes", numbers[UNPACKED] + "");
        }
        return new Page(numbers[PACKED], values);
    }

    /** A field's number: a step from the one before, or in full. */
    private static int field(int before, int head, ByteBuffer bytes) {
        return head >> 4 == 0 ? zigzag(bytes) : before + (head >> 4);
    }

    /** The first number of a structure, of which the rest is passed over. */
    private static int first(ByteBuffer bytes) {
        int number = 0;
        int field = 0;
        for (int head = bytes.get() & 0xff; head != 0; head = bytes.get() & 0xff) {
            field = field(field, head, bytes);
            if (field == 1 && (head & 15) == INT_32) {
                number = zigzag(bytes);
            } else {
                skip(bytes, head & 15, 0);
            }
        }
        return number;
    }

    private static void skip(ByteBuffer bytes, int type, int depth) {
        if (depth > MOST_DEPTH) {
            throw new IllegalArgumentException("nested too deep");
        }
        switch (type) {
            case 1, 2 -> {}
            case 3 -> bytes.get();
            case 4, INT_32, 6 -> varint(bytes);
            case 7 -> bytes.position(bytes.position() + 8);
            case 8 -> {
                long length = varint(bytes);
                if (length < 0 || length > bytes.remaining()) {
                    throw new IllegalArgumentException("longer than its page");
                }
                bytes.position(bytes.position() + (int) length);
            }
            case STRUCT -> {
                int field = 0;
                for (int head = bytes.get() & 0xff; head != 0; head = bytes.get() & 0xff) {
                    field = field(field, head, bytes);
                    skip(bytes, head & 15, depth + 1);
                }
            }
            // Headers of pages have neither lists nor maps.
            default -> throw new IllegalArgumentException("another type");
        }
    }

    private static int zigzag(ByteBuffer bytes) {
        long number = varint(bytes);
        return (int) ((number >>> 1) ^ -(number & 1));
    }

    private static long varint(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = bytes.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }

    private FormatException bad(long at, String expected, String got) {
        return new FormatException(path + ", byte " + at, expected, got);
    }
}
