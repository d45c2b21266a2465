package org.prodrome.data.format.array;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.prodrome.data.FormatException;

/** Opens stored bytes, each time from the first on. */
@FunctionalInterface
public interface Opening {
    /** Bytes that DEFLATE makes of one at most. */
    long MOST_INFLATED = 1032;

    InputStream open() throws IOException, FormatException;

    /** A file's bytes from a place on. */
    static Opening of(Path file, long from) {
        return () -> {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return Channels.newInputStream(channel.position(from));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        };
    }

    /** What a gzip file holds, from a place on. */
    static Opening gzip(Path file, long from) {
        return () -> {
            InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            try {
                InputStream in = new GZIPInputStream(raw, 1 << 16);
                in.skipNBytes(from);
                return in;
            } catch (IOException e) {
                raw.close();
                throw e;
            }
        };
    }
}
