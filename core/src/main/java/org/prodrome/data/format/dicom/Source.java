package org.prodrome.data.format.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.prodrome.data.FormatException;

/** Where bytes are. */
sealed interface Source {
    /** What messages call it. */
    String name();

    long length();

    /** Bytes that lie within; nobody asks for others. */
    void read(long at, byte[] into, int count) throws IOException;

    default byte[] bytes(long at, int count) throws IOException {
        byte[] bytes = new byte[count];
        read(at, bytes, count);
        return bytes;
    }

    default FormatException bad(long at, String expected, String got) {
        return new FormatException(name() + " at byte " + at, expected, got);
    }

    /** Bytes in memory. */
    record Memory(String name, byte[] content, int size) implements Source {
        @Override
        public long length() {
            return size;
        }

        @Override
        public void read(long at, byte[] into, int count) {
            System.arraycopy(content, Math.toIntExact(at), into, 0, count);
        }
    }

    /** A file, opened for each window, so that none stays open. */
    final class OnDisk implements Source {
        private static final int WINDOW = 1 << 16;

        private final Path path;
        private final long length;
        private byte[] window = {};
        private long windowAt;

        OnDisk(Path path) throws IOException {
            this.path = path;
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
                this.length = file.size();
            }
        }

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public synchronized void read(long at, byte[] into, int count) throws IOException {
            if (count > WINDOW / 2) {
                fill(at, into, count);
                return;
            }
            if (at < windowAt || at + count > windowAt + window.length) {
                byte[] next = new byte[(int) Math.min(WINDOW, length - at)];
                fill(at, next, next.length);
                window = next;
                windowAt = at;
            }
            System.arraycopy(window, (int) (at - windowAt), into, 0, count);
        }

        private void fill(long at, byte[] into, int count) throws IOException {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
                ByteBuffer buffer = ByteBuffer.wrap(into, 0, count);
                while (buffer.hasRemaining()) {
                    if (file.read(buffer, at + buffer.position()) < 0) {
                        throw new EOFException(path + ": became shorter while it was read");
                    }
                }
            }
        }
    }
}
