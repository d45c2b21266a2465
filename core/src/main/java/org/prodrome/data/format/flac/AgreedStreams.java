package org.prodrome.data.format.flac;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Streams whose samples agreed with their MD5: until its file changes, one need not be summed up again. */
public final class AgreedStreams {
    private final Map<Path, State> agreed = new ConcurrentHashMap<>();

    /** What tells that a file is still the same. */
    record State(long size, FileTime modified) {
        static State of(Path path) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new State(attributes.size(), attributes.lastModifiedTime());
        }
    }

    boolean has(Path path, State state) {
        return state.equals(agreed.get(path));
    }

    /** @param state as it was before the stream was decoded */
    void add(Path path, State state) {
        agreed.put(path, state);
    }
}
