package org.prodrome.data.format.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.prodrome.data.FormatException;

/** Some bytes of a file, by their place. */
record Bytes(Path path, FileChannel file) {
    ByteBuffer at(long place, int count) throws IOException, FormatException {
        return at(place, count, ByteOrder.BIG_ENDIAN);
    }

    /** @throws FormatException if the file ends before */
    ByteBuffer at(long place, int count, ByteOrder order) throws IOException, FormatException {
        if (place < 0 || place > file.size() - count) {
            throw bad(place, count + " bytes", "the end of the file at " + file.size());
        }
        ByteBuffer buffer = ByteBuffer.allocate(count).order(order);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, place + buffer.position()) < 0) {
                throw bad(place + buffer.position(), buffer.remaining() + " bytes", "the end of the file");
            }
        }
        return buffer.flip();
    }

    FormatException bad(long place, String expected, String got) {
        return new FormatException(path + ", byte " + place, expected, got);
    }
}
