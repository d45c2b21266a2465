package org.prodrome.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;

/** A folder that somebody points at. */
final class Folder {
    /** A picture's name. */
    static final Pattern PICTURE = Pattern.compile("[^.].*\\.(?i:jpe?g|png)");

    private static final int MAX_KINDS = 5;
    private static final int HEAD = 256;

    private Folder() {}

    static void check(Path folder) throws FormatException {
        if (!Files.isDirectory(folder)) {
            throw new FormatException(
                    folder.toString(), "a folder", Files.exists(folder) ? "a file" : "nothing of that name");
        }
    }

    /** A file's first line, or as much of it as its first bytes hold; letters beyond ASCII don't matter. */
    static String firstLine(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return head.lines().findFirst().orElse("");
        }
    }

    /** Its own name, however it was pointed at. */
    static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "root" : name.toString();
    }

    /** What is thrown for a folder of another layout. */
    static FormatException not(Path folder, String layout) throws IOException {
        return new FormatException(folder.toString(), layout, contents(folder));
    }

    /** The files in it, not below, whose names match as a whole, sorted; none where it is no folder. */
    static List<Path> files(Path folder, Pattern name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> name.matcher(name(child)).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** The folders in it whose names match as a whole, sorted; none where it is no folder. */
    static List<Path> folders(Path folder, Pattern name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> name.matcher(name(child)).matches())
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    /** The files in it and at most so many levels of folders below whose names match as a whole, sorted. */
    static List<Path> tree(Path folder, int levels, Pattern name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.walk(folder, levels + 1)) {
            return inside.filter(child -> name.matcher(name(child)).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    /** Files by their names without the ending. */
    static Map<String, Path> byName(List<Path> files) {
        Map<String, Path> byName = new HashMap<>();
        for (Path file : files) {
            String name = name(file);
            byName.put(name.substring(0, name.lastIndexOf('.')), file);
        }
        return byName;
    }

    /** Whether a file in it has a name that matches as a whole. */
    static boolean has(Path folder, Pattern name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.anyMatch(child -> name.matcher(name(child)).matches() && Files.isRegularFile(child));
        }
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
