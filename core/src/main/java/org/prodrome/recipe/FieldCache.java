package org.prodrome.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.prodrome.signal.Field;

/**
 * Prepared cases, kept so that none is decoded twice: in memory up to a bound, then in a file up to another, each with
 * a checksum that is checked whenever it is read. Beyond that nothing is kept. The file has no name while it is in use
 * where the system allows that, so that it goes whatever becomes of the process. Several threads may use it at a time.
 */
final class FieldCache implements AutoCloseable {
    private static final int CHECKSUM = 4;

    private final Path folder;
    private final long most;
    private final long mostOnDisk;
    private long inMemory;
    private long onDisk;
    private @Nullable FileChannel channel;

    /** Whence a prepared case comes when it is asked for. */
    @FunctionalInterface
    interface Source {
        Field field();
    }

    /**
     * Begins with nothing.
     *
     * @param folder where the file is made when it is needed
     * @param most bytes in memory
     * @param mostOnDisk bytes in the file
     */
    FieldCache(Path folder, long most, long mostOnDisk) {
        this.folder = folder;
        this.most = most;
        this.mostOnDisk = mostOnDisk;
    }

    /**
     * Keeps a field.
     *
     * @param again makes it anew, where it can't be kept
     */
    Source keep(Field field, Source again) throws IOException {
        long size = (long) Float.BYTES * field.values().length;
        long at;
        synchronized (this) {
            if (inMemory + size <= most) {
                inMemory += size;
                return () -> field;
            }
            if (size > Integer.MAX_VALUE - CHECKSUM || onDisk + size + CHECKSUM > mostOnDisk) {
                return again;
            }
            at = onDisk;
            onDisk += size + CHECKSUM;
            open();
        }
        write(field, at);
        int channels = field.channels();
        int length = field.length();
        return () -> new Field(read(at, (int) size), channels, length);
    }

    private synchronized FileChannel open() throws IOException {
        if (channel == null) {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, ".prodrome-cases-", ".cache");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            unname(file);
        }
        return channel;
    }

    private static void unname(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit(); // this system keeps the name of a file in use
        }
    }

    private void write(Field field, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * field.values().length + CHECKSUM)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(field.values());
        bytes.position(bytes.capacity() - CHECKSUM);
        bytes.putInt(checksum(bytes)).flip();
        FileChannel to = open();
        while (bytes.hasRemaining()) {
            to.write(bytes, at + bytes.position());
        }
    }

    private float[] read(long at, int size) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(size + CHECKSUM).order(ByteOrder.LITTLE_ENDIAN);
            FileChannel from = open();
            while (bytes.hasRemaining() && from.read(bytes, at + bytes.position()) >= 0) {}
            bytes.position(size);
            if (bytes.getInt() != checksum(bytes)) {
                throw new IOException("the cache of prepared cases, byte " + at
                        + ": expected what was written there, got other bytes; is the disk sound?");
            }
            float[] values = new float[size / Float.BYTES];
            bytes.rewind().asFloatBuffer().get(values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate().position(0).limit(bytes.capacity() - CHECKSUM));
        return (int) sum.getValue();
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** For the tests that alter it. */
    synchronized @Nullable FileChannel channel() {
        return channel;
    }
}
