package org.prodrome.data.format.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.prodrome.data.WholeFile;

/**
 * Writes Parquet: columns that are not nested, of 64-bit floats that may be null and of texts, plain and not
 * compressed. Field numbers are those of parquet.thrift in the Parquet format's own repository.
 */
public final class ParquetWriter {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final long GROUP_CELLS = 1 << 26;
    private static final int MOST_ROWS = 1 << 16;
    private static final int DOUBLE = 5;
    private static final int BYTE_ARRAY = 6;
    private static final int OPTIONAL = 1;
    private static final int REQUIRED = 0;
    private static final int UTF8 = 0;
    private static final int PLAIN = 0;
    private static final int RLE = 3;

    private final OutputStream out;
    private long at;

    private ParquetWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes a file that is whole or absent.
     *
     * @param columns one or more, of one length
     */
    public static void write(Path path, List<ParquetColumn> columns) throws IOException {
        for (ParquetColumn column : columns) {
            if (column.rows() != columns.getFirst().rows()) {
                throw new IllegalArgumentException("Parquet: expected columns of one length, got "
                        + columns.getFirst().rows() + " and " + column.rows() + " rows");
            }
        }
        WholeFile.write(path, out -> new ParquetWriter(out).all(columns));
    }

    private void all(List<ParquetColumn> columns) throws IOException {
        put(MAGIC);
        int rows = columns.getFirst().rows();
        int most = Math.clamp(GROUP_CELLS / columns.size(), 1, MOST_ROWS);
        List<Consumer<CompactThrift>> groups = new ArrayList<>();
        for (int from = 0; from < rows; from += most) {
            groups.add(group(columns, from, Math.min(rows, from + most)));
        }
        byte[] footer = CompactThrift.of(file -> file.number(1, 1)
                .structures(2, schema(columns))
                .large(3, rows)
                .structures(4, groups)
                .text(6, "prodrome"));
        put(footer);
        put(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.length)
                .array());
        put(MAGIC);
    }

    private void put(byte[] bytes) throws IOException {
        out.write(bytes);
        at += bytes.length;
    }

    private static List<Consumer<CompactThrift>> schema(List<ParquetColumn> columns) {
        List<Consumer<CompactThrift>> schema = new ArrayList<>();
        schema.add(root -> root.text(4, "schema").number(5, columns.size()));
        for (ParquetColumn column : columns) {
            schema.add(
                    switch (column) {
                        case ParquetColumn.Numbers numbers ->
                            leaf -> leaf.number(1, DOUBLE).number(3, OPTIONAL).text(4, numbers.name());
                        case ParquetColumn.Texts texts ->
                            leaf -> leaf.number(1, BYTE_ARRAY)
                                    .number(3, REQUIRED)
                                    .text(4, texts.name())
                                    .number(6, UTF8);
                    });
        }
        return schema;
    }

    private Consumer<CompactThrift> group(List<ParquetColumn> columns, int from, int to) throws IOException {
        long began = at;
        List<Consumer<CompactThrift>> chunks = new ArrayList<>();
        for (ParquetColumn column : columns) {
            chunks.add(chunk(column, from, to));
        }
        long size = at - began;
        return group -> group.structures(1, chunks).large(2, size).large(3, to - from);
    }

    /** One page, and what the footer says of it. */
    private Consumer<CompactThrift> chunk(ParquetColumn column, int from, int to) throws IOException {
        long began = at;
        int type = column instanceof ParquetColumn.Numbers ? DOUBLE : BYTE_ARRAY;
        byte[] levels = type == DOUBLE ? levels(column, from, to) : new byte[0];
        byte[] values = column.plain(from, to);
        int length = Math.addExact(levels.length, values.length);
        put(CompactThrift.of(page -> page.number(1, 0)
                .number(2, length)
                .number(3, length)
                .structure(
                        5,
                        data -> data.number(1, to - from)
                                .number(2, PLAIN)
                                .number(3, RLE)
                                .number(4, RLE))));
        put(levels);
        put(values);
        long size = at - began;
        return chunk -> chunk.large(2, began)
                .structure(
                        3,
                        meta -> meta.number(1, type)
                                .numbers(2, PLAIN, RLE)
                                .texts(3, List.of(column.name()))
                                .number(4, 0)
                                .large(5, to - from)
                                .large(6, size)
                                .large(7, size)
                                .large(9, began));
    }

    /** Runs of rows in which something stands (1) or nothing (0), after their length in bytes. */
    private static byte[] levels(ParquetColumn column, int from, int to) {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        int start = from;
        for (int row = from + 1; row <= to; row++) {
            if (row == to || column.isNull(row) != column.isNull(start)) {
                int head = (row - start) << 1;
                while (head >= 0x80) {
                    runs.write((head & 0x7f) | 0x80);
                    head >>>= 7;
                }
                runs.write(head);
                runs.write(column.isNull(start) ? 0 : 1);
                start = row;
            }
        }
        return ByteBuffer.allocate(Integer.BYTES + runs.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(runs.size())
                .put(runs.toByteArray())
                .array();
    }
}
