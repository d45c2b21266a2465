package org.prodrome.data.format.array;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside the place where it belongs, and puts it there when it is whole. */
public final class Replacing {
    private static final int FLOATS = 1 << 14;

    private Replacing() {}

    /** Writes a file's bytes. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    public static void with(Path path, Writing writing) throws IOException {
        Path whole = path.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                writing.to(out);
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes 32-bit floats, little-endian. */
    public static void floats(OutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < values.length; ) {
            bytes.clear();
            for (int end = Math.min(values.length, at + FLOATS); at < end; at++) {
                bytes.putFloat(values[at]);
            }
            out.write(bytes.array(), 0, bytes.position());
        }
    }
}
