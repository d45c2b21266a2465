package org.prodrome.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Writes files that are whole or absent: under a hidden name beside the place where they belong, and moved there at the
 * end, in place of what was there. Two writers don't meet, permissions are those of any new file, and the hidden name
 * says nothing of the file's own.
 */
public final class WholeFile {
    private static final String HIDDEN = ".prodrome-";
    private static final String UNFINISHED = ".part";
    private static final AtomicLong COUNT = new AtomicLong();

    /** Nobody writes for that long without a byte reaching the disk. */
    private static final Duration STALE = Duration.ofMinutes(10);

    private WholeFile() {}

    /** Writes a file's bytes. */
    @FunctionalInterface
    public interface Writing<E extends Exception> {
        void to(OutputStream out) throws IOException, E;
    }

    /** Writes a file; where that fails, what was there stays. */
    public static <E extends Exception> void write(Path path, Writing<E> writing) throws IOException, E {
        write(path, writing, false);
    }

    /**
     * Writes a file and has the disk confirm it, so that even when the machine goes down, the file is the old one or
     * the new one. What writers left in the folder that were killed is cleared away.
     */
    public static <E extends Exception> void writeDurably(Path path, Writing<E> writing) throws IOException, E {
        Path folder = folder(path);
        sweep(folder);
        write(path, writing, true);
        confirm(folder);
    }

    private static <E extends Exception> void write(Path path, Writing<E> writing, boolean durably)
            throws IOException, E {
        Path part = part(folder(path));
        try {
            // Not a temporary file: those are closed to the user's group, whatever the user's own rule is.
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                writing.to(out);
                out.flush();
                if (durably) {
                    channel.force(true);
                }
            }
            Files.move(part, path.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path folder(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    private static Path part(Path folder) {
        return folder.resolve(HIDDEN + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + "-"
                + COUNT.incrementAndGet() + UNFINISHED);
    }

    private static void sweep(Path folder) throws IOException {
        Instant stale = Instant.now().minus(STALE);
        try (Stream<Path> beside = Files.list(folder)) {
            for (Path path : beside.toList()) {
                String name = String.valueOf(path.getFileName());
                boolean ours = name.startsWith(HIDDEN) && name.endsWith(UNFINISHED);
                if (ours && Files.getLastModifiedTime(path).toInstant().isBefore(stale)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /** Has the disk confirm the folder's list of files, where the system can. */
    private static void confirm(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders; it orders its writes by itself.
        }
    }
}
