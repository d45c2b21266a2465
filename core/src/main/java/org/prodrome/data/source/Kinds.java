package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import org.prodrome.data.format.Format;
import org.prodrome.data.format.Part;

/** Some kinds of payload, and whether a file holds one of them, which is told without decoding samples. */
record Kinds(Set<Class<? extends Payload>> wanted) {
    /** Why a file without samples is none. */
    static final String EMPTY = "without samples";

    private static final String UNREAD = "of no format that is read";

    Kinds {
        wanted = Set.copyOf(wanted);
    }

    boolean rows() {
        return wanted.contains(Row.class);
    }

    boolean has(Class<? extends Payload> kind) {
        return wanted.contains(kind) || (kind == Table.class && rows());
    }

    /**
     * Why a file is none of the wanted ones; empty where it is one, or is broken, which its reader will say.
     *
     * @return such as "a table"
     */
    Optional<String> objection(Path file) throws IOException {
        Optional<Format> format = Format.of(file);
        if (format.isEmpty()) {
            return Optional.of(UNREAD);
        }
        Set<Class<? extends Payload>> possible = possible(format.get());
        if (possible.stream().allMatch(this::has) && !possible.isEmpty()) {
            return Optional.empty();
        }
        if (possible.stream().noneMatch(this::has)) {
            return Optional.of("a file of the format " + format.get().title());
        }
        try {
            Optional<Class<? extends Payload>> kind = kind(file, format.get());
            return kind.isEmpty() ? Optional.of(EMPTY) : objection(kind.get());
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    Optional<String> objection(Class<? extends Payload> kind) {
        return has(kind) ? Optional.empty() : Optional.of(word(kind));
    }

    /** Such as "a table". */
    static String word(Class<? extends Payload> kind) {
        String name = kind.getSimpleName().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "several" -> "several parts of a case";
            case "irregular" -> "an irregular series";
            case "image" -> "an image";
            default -> "a " + name;
        };
    }

    private static Set<Class<? extends Payload>> possible(Format format) {
        return switch (format) {
            case DICOM -> Set.of(Image.class, Volume.class, Signal.class, Several.class);
            case NIFTI, PICTURE -> Set.of(Image.class, Volume.class);
            case WAV, FLAC -> Set.of(Signal.class);
            case EDF, WFDB -> Set.of(Signal.class, Several.class);
            case WFDB_ANNOTATIONS -> Set.of();
            case NUMPY, MATLAB -> Set.of(Signal.class, Image.class, Volume.class, Table.class, Several.class);
            case PARQUET, CSV -> Set.of(Table.class);
            case TEXT -> Set.of(Text.class, Irregular.class);
        };
    }

    private static Optional<Class<? extends Payload>> kind(Path file, Format format)
            throws IOException, FormatException {
        if (format == Format.TEXT) {
            return Optional.of(Folder.firstLine(file).equals(IcuStay.FIRST_LINE) ? Irregular.class : Text.class);
        }
        List<Part> parts = Format.read(file).parts();
        if (parts.size() > 1) {
            return Optional.of(Several.class);
        }
        return parts.stream().findFirst().map(Kinds::of);
    }

    static Class<? extends Payload> of(Part part) {
        return switch (part.kind()) {
            case SIGNAL -> Signal.class;
            case IMAGE -> Image.class;
            case VOLUME -> Volume.class;
            case TABLE -> Table.class;
        };
    }
}
