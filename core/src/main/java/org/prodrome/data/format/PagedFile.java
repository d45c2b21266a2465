package org.prodrome.data.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.prodrome.data.FormatException;

/** A file of which a page is held, for reading short runs of bytes one after the other. Little-endian. */
public final class PagedFile implements Closeable {
    /** The longest run. */
    public static final int PAGE = 1 << 18;

    private final Path path;
    private final FileChannel file;
    private final long size;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
    private long start;

    public PagedFile(Path path) throws IOException {
        this.path = path;
        file = FileChannel.open(path, StandardOpenOption.READ);
        size = file.size();
        page.limit(0);
    }

    public long size() {
        return size;
    }

    /**
     * Bytes from a place on; good until the next call.
     *
     * @param count at most {@link #PAGE}
     * @throws FormatException if the file ends before
     */
    public ByteBuffer at(long place, int count) throws IOException, FormatException {
        if (place < 0 || place + count > size) {
            throw bad(place, count + " bytes", "the end of the file after " + Math.max(0, size - place));
        }
        if (place < start || place + count > start + page.limit()) {
            page.clear().limit((int) Math.min(PAGE, size - place));
            start = place;
            while (page.hasRemaining()) {
                if (file.read(page, place + page.position()) < 0) {
                    page.limit(0);
                    throw bad(place, count + " bytes", "the end of the file");
                }
            }
        }
        page.position((int) (place - start));
        return page;
    }

    /**
     * As many bytes from a place on as memory has room for.
     *
     * @throws FormatException if the file ends before
     */
    public byte[] bytes(long place, int count) throws IOException, FormatException {
        byte[] bytes = new byte[count];
        for (int done = 0; done < count; ) {
            int some = Math.min(PAGE, count - done);
            at(place + done, some).get(bytes, done, some);
            done += some;
        }
        return bytes;
    }

    /**
     * Copies bytes from a place on, a page at a time.
     *
     * @throws FormatException if the file ends before
     */
    public void copy(long place, long count, OutputStream out) throws IOException, FormatException {
        for (long done = 0; done < count; ) {
            int some = (int) Math.min(PAGE, count - done);
            out.write(bytes(place + done, some));
            done += some;
        }
    }

    public FormatException bad(long place, String expected, String got) {
        return new FormatException(path + ", byte " + place, expected, got);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
