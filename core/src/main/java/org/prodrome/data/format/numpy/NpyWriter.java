package org.prodrome.data.format.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.prodrome.data.Table;
import org.prodrome.data.WholeFile;

/** Writes .npy files of version 1.0. */
final class NpyWriter {
    private static final int ALIGNMENT = 64;
    private static final int BEFORE_TEXT = 10;

    private NpyWriter() {}

    static void floats(Path path, List<Integer> lengths, WholeFile.Writing<RuntimeException> numbers)
            throws IOException {
        WholeFile.write(path, out -> {
            out.write(header("<f4", lengths));
            numbers.to(out);
        });
    }

    static void doubles(Path path, Table table) throws IOException {
        int columns = table.columns().size();
        WholeFile.write(path, out -> {
            out.write(header("<f8", List.of(table.values().length, columns)));
            ByteBuffer row = ByteBuffer.allocate(columns * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (double[] values : table.values()) {
                row.clear();
                for (double value : values) {
                    row.putDouble(value);
                }
                out.write(row.array());
            }
        });
    }

    private static byte[] header(String type, List<Integer> lengths) {
        String shape = lengths.stream().map(length -> length + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int padding = ALIGNMENT - 1 - (BEFORE_TEXT + text.length()) % ALIGNMENT;
        text = text + " ".repeat(padding) + "\n";
        return ByteBuffer.allocate(BEFORE_TEXT + text.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.ISO_8859_1))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) text.length())
                .put(text.getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }
}
