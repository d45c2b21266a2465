package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;

/** A folder that somebody points at. */
final class Folder {
    private static final int MAX_KINDS = 5;

    private Folder() {}

    static void check(Path folder) throws FormatException {
        if (!Files.isDirectory(folder)) {
            throw new FormatException(
                    folder.toString(), "a folder", Files.exists(folder) ? "a file" : "nothing of that name");
        }
    }

    /** Its own name, however it was pointed at. */
    static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "root" : name.toString();
    }

    /** What lies in it, by kind: a file's name may be a patient's. */
    static String contents(Path folder) throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        try (Stream<Path> children = Files.list(folder)) {
            children.forEach(child -> kinds.merge(kind(child), 1, Integer::sum));
        }
        if (kinds.isEmpty()) {
            return "an empty folder";
        }
        String most = kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MAX_KINDS)
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        return kinds.size() > MAX_KINDS ? most + " and others" : most;
    }

    private static String kind(Path child) {
        if (Files.isDirectory(child)) {
            return "folder(s)";
        }
        String name = String.valueOf(child.getFileName());
        int dot = name.lastIndexOf('.');
        boolean plain = dot >= 0 && name.length() - dot <= 8;
        return plain ? name.substring(dot).toLowerCase(Locale.ROOT) + " file(s)" : "other file(s)";
    }
}
