package org.prodrome.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.prodrome.data.format.wfdb.Wfdb;

/**
 * Files that are read with another one of their folder, and say nothing alone: signal files that a WFDB header names,
 * the .img of a .hdr, the .hea of a .wav. Each folder is looked through once.
 */
public final class Attachments {
    private final Map<Path, Set<String>> namedByHeaders = new HashMap<>();

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

    /** A WFDB header may name a WAV file, which is something of its own. MATLAB 4 is read as WFDB alone. */
    private static boolean readsAsNothingElse(Path file) throws IOException {
        Optional<Format> format = Format.of(file);
        return format.isEmpty() || format.get() == Format.MATLAB;
    }

    private Set<String> namedByHeaders(Path folder) throws IOException {
        Set<String> known = namedByHeaders.get(folder);
        if (known == null) {
            known = new HashSet<>();
            try (Stream<Path> beside = Files.list(folder)) {
                for (Path header :
                        beside.filter(path -> path.toString().endsWith(".hea")).toList()) {
                    known.addAll(Wfdb.signalFiles(header));
                }
            }
            namedByHeaders.put(folder, known);
        }
        return known;
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
