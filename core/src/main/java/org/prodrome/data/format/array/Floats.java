package org.prodrome.data.format.array;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes 32-bit floats, little-endian. */
public final class Floats {
    private static final int TOGETHER = 1 << 14;

    private Floats() {}

    public static void write(OutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(TOGETHER * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < values.length; ) {
            bytes.clear();
            for (int end = Math.min(values.length, at + TOGETHER); at < end; at++) {
                bytes.putFloat(values[at]);
            }
            out.write(bytes.array(), 0, bytes.position());
        }
    }
}
