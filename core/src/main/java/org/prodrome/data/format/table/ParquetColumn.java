package org.prodrome.data.format.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A column to be written. A name with a dot in it would be taken for a path by some readers. */
public sealed interface ParquetColumn {
    String name();

    /** How many rows there are. */
    int rows();

    /** Whether nothing stands in a row. */
    boolean isNull(int row);

    /** The values of rows in which something stands, in the plain encoding. */
    byte[] plain(int from, int to);

    /** @param values null where they are not a number (NaN); not copied, so not to be written to */
    record Numbers(String name, double[] values) implements ParquetColumn {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isNull(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public byte[] plain(int from, int to) {
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
            for (int row = from; row < to; row++) {
                if (!isNull(row)) {
                    bytes.putDouble(values[row]);
                }
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    /** Texts of which none is null. */
    record Texts(String name, List<String> values) implements ParquetColumn {
        public Texts {
            values = List.copyOf(values);
        }

        @Override
        public int rows() {
            return values.size();
        }

        @Override
        public boolean isNull(int row) {
            return false;
        }

        @Override
        public byte[] plain(int from, int to) {
            List<byte[]> texts = values.subList(from, to).stream()
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toList();
            ByteBuffer bytes = ByteBuffer.allocate(texts.stream()
                            .mapToInt(text -> Integer.BYTES + text.length)
                            .reduce(0, Math::addExact))
                    .order(ByteOrder.LITTLE_ENDIAN);
            texts.forEach(text -> bytes.putInt(text.length).put(text));
            return bytes.array();
        }
    }
}
