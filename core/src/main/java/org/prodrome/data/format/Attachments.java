package org.prodrome.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.prodrome.data.format.wfdb.Wfdb;
import org.prodrome.data.format.wfdb.WfdbAnnotations;

/**
 * Files that are read with another one of their folder, and say nothing alone: signal files that a WFDB header names,
 * the .img of a .hdr, the .hea of a .wav. Each folder is looked through once.
 */
public final class Attachments {
    private final Map<Path, Set<String>> namedByHeaders = new HashMap<>();
    private final Map<Path, Set<String>> segments = new HashMap<>();

    /** Whether a file is one. */
    public boolean has(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String small = name.toLowerCase(Locale.ROOT);
        if (small.endsWith(".hea")) {
            return Files.exists(file.resolveSibling(stem(name) + ".wav"));
        }
        if (small.endsWith(".img") || small.endsWith(".img.gz")) {
            String stem = name.substring(0, small.lastIndexOf(".img"));
            return Files.exists(file.resolveSibling(stem + ".hdr"))
                    || Files.exists(file.resolveSibling(stem + ".hdr.gz"));
        }
        return readsAsNothingElse(file)
                && namedByHeaders(Objects.requireNonNull(file.toAbsolutePath().getParent()))
                        .contains(name);
    }

    /**
     * Whether a file is copied along with another one: an attachment, or what may stand for itself but belongs to a
     * WFDB record, as its annotations and its segments' headers do.
     */
    public boolean goesAlong(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String small = name.toLowerCase(Locale.ROOT);
        boolean annotations = WfdbAnnotations.recognises(new byte[0], small)
                && Files.isRegularFile(file.resolveSibling(stem(name) + ".hea"));
        return annotations
                || has(file)
                || (small.endsWith(".hea")
                        && segments(Objects.requireNonNull(file.toAbsolutePath().getParent()))
                                .contains(name));
    }

    /** The files that a file is read with. */
    public static List<Path> of(Path file) {
        String name = String.valueOf(file.getFileName());
        String small = name.toLowerCase(Locale.ROOT);
        if (small.endsWith(".hea")) {
            return Wfdb.filesOf(file);
        }
        int dot = Math.max(small.lastIndexOf(".hdr"), small.lastIndexOf(".img"));
        boolean pair = dot >= 0 && small.substring(dot + 4).matches("(\\.gz)?");
        return pair
                ? Stream.of(".hdr", ".img", ".hdr.gz", ".img.gz")
                        .map(ending -> file.resolveSibling(name.substring(0, dot) + ending))
                        .filter(other -> !other.equals(file) && Files.isRegularFile(other))
                        .toList()
                : List.of();
    }

    private Set<String> segments(Path folder) throws IOException {
        Set<String> known = segments.get(folder);
        if (known == null) {
            known = new HashSet<>();
            for (Path header : headers(folder)) {
                known.addAll(Wfdb.segmentHeaders(header));
            }
            segments.put(folder, known);
        }
        return known;
    }

    /** A WFDB header may name a WAV file, which is something of its own. MATLAB 4 is read as WFDB alone. */
    private static boolean readsAsNothingElse(Path file) throws IOException {
        Optional<Format> format = Format.of(file);
        return format.isEmpty() || format.get() == Format.MATLAB;
    }

    private Set<String> namedByHeaders(Path folder) throws IOException {
        Set<String> known = namedByHeaders.get(folder);
        if (known == null) {
            known = new HashSet<>();
            for (Path header : headers(folder)) {
                known.addAll(Wfdb.signalFiles(header));
            }
            namedByHeaders.put(folder, known);
        }
        return known;
    }

    private static List<Path> headers(Path folder) throws IOException {
        try (Stream<Path> beside = Files.list(folder)) {
            return beside.filter(path -> path.toString().endsWith(".hea")).toList();
        }
    }

    private static String stem(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
