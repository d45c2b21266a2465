package org.prodrome.data.format.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** One structure in Thrift's compact protocol, whose fields come in rising order. */
final class CompactThrift {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT_LIST = 15;

    private final ByteArrayOutputStream bytes;
    private int last;

    private CompactThrift(ByteArrayOutputStream bytes) {
        this.bytes = bytes;
    }

    static byte[] of(Consumer<CompactThrift> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, fields);
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, Consumer<CompactThrift> fields) {
        fields.accept(new CompactThrift(bytes));
        bytes.write(0);
    }

    CompactThrift number(int field, int value) {
        head(field, I32);
        varint(((long) value << 1) ^ (value >> 31));
        return this;
    }

    CompactThrift large(int field, long value) {
        head(field, I64);
        varint((value << 1) ^ (value >> 63));
        return this;
    }

    CompactThrift text(int field, String value) {
        head(field, BINARY);
        text(value);
        return this;
    }

    CompactThrift structure(int field, Consumer<CompactThrift> fields) {
        head(field, STRUCT);
        write(bytes, fields);
        return this;
    }

    CompactThrift structures(int field, List<Consumer<CompactThrift>> all) {
        list(field, STRUCT, all.size());
        all.forEach(fields -> write(bytes, fields));
        return this;
    }

    CompactThrift numbers(int field, int... values) {
        list(field, I32, values.length);
        for (int value : values) {
            varint(((long) value << 1) ^ (value >> 31));
        }
        return this;
    }

    CompactThrift texts(int field, List<String> values) {
        list(field, BINARY, values.size());
        values.forEach(this::text);
        return this;
    }

    private void list(int field, int type, int size) {
        head(field, LIST);
        bytes.write((Math.min(size, SHORT_LIST) << 4) | type);
        if (size >= SHORT_LIST) {
            varint(size);
        }
    }

    /** Fields less than 16 after the one before them. */
    private void head(int field, int type) {
        bytes.write(((field - last) << 4) | type);
        last = field;
    }

    private void text(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        varint(text.length);
        bytes.writeBytes(text);
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            bytes.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}
