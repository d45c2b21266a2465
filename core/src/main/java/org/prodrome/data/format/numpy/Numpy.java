package org.prodrome.data.format.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.Text;
import org.prodrome.data.Volume;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.array.Floats;
import org.prodrome.data.format.array.Meaningless;
import org.prodrome.data.format.array.Opening;
import org.prodrome.data.format.array.Stored;

/**
 * NumPy's .npy (an array) and .npz (a ZIP archive of them). What the axes are, such a file does not say: see
 * {@link Meaningless}.
 */
public final class Numpy {
    private static final int MOST_ENTRIES = 10_000;

    private Numpy() {}

    public static boolean recognises(byte[] head, String name) {
        return NpyHeader.begins(head) || name.endsWith(".npy") || name.endsWith(".npz");
    }

    /** @throws FormatException if the file is neither, or holds no array of numbers */
    public static Contents contents(Path path) throws IOException, FormatException {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(8);
        }
        boolean zip = start.length >= 2 && start[0] == 'P' && start[1] == 'K';
        if (zip) {
            return archive(path);
        }
        NpyHeader header;
        try (InputStream in = Files.newInputStream(path)) {
            header = NpyHeader.read(in, path.toString());
        }
        if (header.empty()) {
            throw new FormatException(path + ", header (shape)", "numbers", "an array of none");
        }
        check(path.toString(), header, Files.size(path) - header.bytes());
        Part part = part("", header, path.toString(), Opening.of(path, header.bytes()));
        return new Contents("NumPy", header.words(), List.of(part), Contents.Origin.UNKNOWN, List.of(), List.of());
    }

    private static void check(String where, NpyHeader header, long bytes) throws FormatException {
        long needed = header.count() * header.element().bytes();
        if (needed > bytes) {
            throw new FormatException(where, needed + " bytes of numbers", Math.max(0, bytes) + " bytes");
        }
    }

    private static Part part(String name, NpyHeader header, String where, Opening opening) {
        List<Stored.Axis> axes = Meaningless.axes(header.lengths(), header.fortran(), header.complex());
        Stored stored = Stored.plain(where, opening, header.element(), header.order(), axes);
        return Meaningless.part(name, header.lengths(), header.complex(), stored);
    }

    private static Contents archive(Path path) throws IOException, FormatException {
        List<Part> parts = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Set<String> encodings = new LinkedHashSet<>();
        try (ZipFile zip = open(path)) {
            if (zip.size() > MOST_ENTRIES) {
                throw new FormatException(path.toString(), "at most " + MOST_ENTRIES + " arrays", zip.size() + "");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String where = path + ", array " + (parts.size() + warnings.size() + 1);
                try {
                    NpyHeader header = header(zip, entry, where);
                    if (header.empty()) {
                        warnings.add("an array of no numbers is left out");
                        continue;
                    }
                    String name = entry.getName().replaceFirst("\\.npy$", "");
                    parts.add(part(name, header, where, inside(path, entry.getName(), header.bytes())));
                    encodings.add(header.words());
                } catch (FormatException e) {
                    warnings.add(String.valueOf(e.getMessage())
                            .substring(path.toString().length() + 2));
                }
            }
        }
        if (parts.isEmpty()) {
            throw new FormatException(
                    path.toString(), "an array of numbers", warnings.isEmpty() ? "none" : warnings.getFirst());
        }
        String encoding = encodings.stream().collect(Collectors.joining(", "));
        return new Contents("NumPy archive", encoding, parts, Contents.Origin.UNKNOWN, List.of(), warnings);
    }

    private static ZipFile open(Path path) throws IOException, FormatException {
        try {
            // Names in whatever encoding are bytes here, so that none is malformed.
            return new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1);
        } catch (ZipException | IllegalArgumentException e) {
            throw new FormatException(path.toString(), "a ZIP archive", "a damaged one");
        }
    }

    private static NpyHeader header(ZipFile zip, ZipEntry entry, String where) throws IOException, FormatException {
        try (InputStream in = zip.getInputStream(entry)) {
            NpyHeader header = NpyHeader.read(in, where);
            long packed = Math.max(0, Math.min(entry.getCompressedSize(), zipLength(zip)));
            check(where, header, entry.getMethod() == ZipEntry.STORED ? packed : packed * Opening.MOST_INFLATED);
            return header;
        } catch (ZipException | EOFException e) {
            throw new FormatException(where, "compressed data", "damaged data");
        }
    }

    private static long zipLength(ZipFile zip) throws IOException {
        return Files.size(Path.of(zip.getName()));
    }

    private static Opening inside(Path path, String name, int from) {
        return () -> {
            ZipFile zip = open(path);
            try {
                ZipEntry entry = zip.getEntry(name);
                if (entry == null) {
                    throw new FormatException(path.toString(), "the array that was there", "none");
                }
                InputStream in = zip.getInputStream(entry);
                in.skipNBytes(from);
                return new Closing(in, zip);
            } catch (IOException | FormatException e) {
                zip.close();
                throw e;
            }
        };
    }

    /**
     * Writes an .npy file of little-endian 32-bit floats, row by row, of the payload's axes; a table's of 64 bits. What
     * was there stays until the new file is whole.
     *
     * @throws IllegalArgumentException if the payload is a text, irregular or of several parts
     */
    public static void write(Path path, Payload payload) throws IOException {
        switch (payload) {
            case Image image ->
                NpyWriter.floats(
                        path,
                        List.of(image.channels().size(), image.height(), image.width()),
                        out -> Floats.write(out, image.samples()));
            case Volume volume ->
                NpyWriter.floats(
                        path,
                        List.of(volume.channels().size(), volume.depth(), volume.height(), volume.width()),
                        out -> Floats.write(out, volume.samples()));
            case Signal signal ->
                NpyWriter.floats(path, List.of(signal.channels().size(), signal.length()), out -> {
                    for (float[] row : signal.samples()) {
                        Floats.write(out, row);
                    }
                });
            case Table table -> NpyWriter.doubles(path, table);
            case Row row -> NpyWriter.doubles(path, new Table(row.columns(), new double[][] {row.values()}));
            case Irregular _, Several _, Text _ ->
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "NumPy: expected an array, got a %s",
                        payload.getClass().getSimpleName()));
        }
    }
}
