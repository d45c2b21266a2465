package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.Table;
import org.prodrome.data.Text;
import org.prodrome.data.Volume;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;

/**
 * What a table says of a file's samples that the file's format can't.
 *
 * @param names that stand for the channels' own, each with its unit in brackets or without, of several parts one after
 *     the other; empty where these are right
 */
record Declared(Kind kind, List<String> names) {
    private static final Pattern WITH_UNIT = Pattern.compile("(.*\\S)\\s*\\[([^\\]]+)]");

    /** What a file is to be taken for. */
    enum Kind {
        OWN,
        /** The only slice of a volume is an image. */
        IMAGE,
        /** A table's first column is the time in seconds, and the others are a signal's channels. */
        SIGNAL
    }

    Declared {
        names = List.copyOf(names);
    }

    /**
     * Holds it against a file's header.
     *
     * @return what it says of the parts that follow
     */
    Declared check(Contents contents, Csv.Row row) throws FormatException {
        if (kind == Kind.OWN && names.isEmpty()) {
            return this;
        }
        if (contents.parts().size() != 1) {
            throw row.bad(
                    "a file of one array, of which kind or channels tell",
                    contents.parts().size() + " arrays");
        }
        Part part = contents.parts().getFirst();
        boolean flat = part.kind() == Part.Kind.IMAGE
                || part.kind() == Part.Kind.TABLE
                || (part.kind() == Part.Kind.VOLUME && part.shape().get(1) == 1);
        if (kind == Kind.IMAGE && !flat) {
            throw row.bad("a file of one slice, for kind is image", part.kind().word() + " " + part.shape());
        }
        if (kind == Kind.SIGNAL && part.kind() != Part.Kind.TABLE && part.kind() != Part.Kind.SIGNAL) {
            throw row.bad("a table of times, for kind is signal", part.kind().word() + " " + part.shape());
        }
        return names.isEmpty() ? this : after(channels(part), row);
    }

    private int channels(Part part) {
        int channels = part.channels().size();
        return part.kind() == Part.Kind.TABLE ? kind == Kind.SIGNAL ? channels - 1 : 0 : channels;
    }

    private Declared after(int channels, Csv.Row row) throws FormatException {
        if (names.size() < channels) {
            throw row.bad(channels + " channels' names", Integer.toString(names.size()));
        }
        return new Declared(kind, names.subList(channels, names.size()));
    }

    /** @throws FormatException if a name is of no channel */
    void checkEnd(Declared left, Csv.Row row) throws FormatException {
        if (!left.names.isEmpty() && !names.isEmpty()) {
            throw row.bad((names.size() - left.names.size()) + " channels' names", Integer.toString(names.size()));
        }
    }

    Payload read(Path file) throws IOException, FormatException {
        return named(CaseFile.payload(file), file);
    }

    private Payload named(Payload payload, Path file) throws FormatException {
        return switch (payload) {
            case Signal signal -> new Signal(signal.samples(), signal.rate(), named(signal.channels()));
            case Image image ->
                new Image(image.samples(), named(image.channels()), image.height(), image.width(), image.spacing());
            case Volume volume -> volume(volume);
            case Table table
            when kind == Kind.SIGNAL -> {
                Signal signal = TimedTable.signal(table, file);
                yield new Signal(signal.samples(), signal.rate(), named(signal.channels()));
            }
            case Irregular _, Row _, Several _, Table _, Text _ -> payload;
        };
    }

    /** Reads a case's parts. */
    Several read(Map<String, Path> files) throws IOException, FormatException {
        Map<String, Payload> parts = new LinkedHashMap<>();
        Declared left = this;
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Payload payload = left.read(file.getValue());
            parts.put(file.getKey(), payload);
            left = left.after(channels(payload));
        }
        return new Several(parts);
    }

    private Declared after(int channels) {
        return names.isEmpty()
                ? this
                : new Declared(kind, names.subList(Math.min(channels, names.size()), names.size()));
    }

    private static int channels(Payload payload) {
        return switch (payload) {
            case Signal signal -> signal.channels().size();
            case Image image -> image.channels().size();
            case Volume volume -> volume.channels().size();
            case Irregular _, Row _, Several _, Table _, Text _ -> 0;
        };
    }

    private Payload volume(Volume of) {
        List<Channel> channels = named(of.channels());
        List<Double> spacing = of.spacing();
        return kind == Kind.IMAGE
                ? new Image(
                        of.samples(),
                        channels,
                        of.height(),
                        of.width(),
                        spacing.isEmpty() ? spacing : spacing.subList(1, 3))
                : new Volume(of.samples(), channels, of.depth(), of.height(), of.width(), spacing, of.affine());
    }

    private List<Channel> named(List<Channel> own) {
        List<Channel> named = new ArrayList<>(own);
        for (int i = 0; i < Math.min(own.size(), names.size()); i++) {
            Matcher parts = WITH_UNIT.matcher(names.get(i));
            named.set(
                    i,
                    parts.matches()
                            ? new Channel(parts.group(1), parts.group(2))
                            : new Channel(names.get(i), own.get(i).unit()));
        }
        return named;
    }
}
