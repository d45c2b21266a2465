package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * @param slice whether the only slice of a volume is an image
 * @param names that stand for the channels' own, each with its unit in brackets or without; empty where these are right
 */
record Declared(boolean slice, List<String> names) {
    private static final Pattern WITH_UNIT = Pattern.compile("(.*\\S)\\s*\\[([^\\]]+)]");

    Declared {
        names = List.copyOf(names);
    }

    /** Holds it against the file's header. */
    void check(Contents contents, Csv.Row row) throws FormatException {
        if (!slice && names.isEmpty()) {
            return;
        }
        if (contents.parts().size() != 1) {
            throw row.bad(
                    "a file of one array, of which kind or channels tell",
                    contents.parts().size() + " arrays");
        }
        Part part = contents.parts().getFirst();
        boolean flat = part.kind() == Part.Kind.IMAGE
                || (part.kind() == Part.Kind.VOLUME && part.shape().get(1) == 1);
        if (slice && !flat) {
            throw row.bad("a file of one slice, for kind is image", part.kind().word() + " " + part.shape());
        }
        if (!names.isEmpty() && names.size() != part.channels().size()) {
            throw row.bad(part.channels().size() + " channels' names", Integer.toString(names.size()));
        }
    }

    Payload read(Path file) throws IOException, FormatException {
        Payload payload = CaseFile.payload(file);
        return switch (payload) {
            case Signal signal -> new Signal(signal.samples(), signal.rate(), named(signal.channels()));
            case Image image ->
                new Image(image.samples(), named(image.channels()), image.height(), image.width(), image.spacing());
            case Volume volume -> volume(volume);
            case Irregular _, Row _, Several _, Table _, Text _ -> payload;
        };
    }

    private Payload volume(Volume of) {
        List<Channel> channels = named(of.channels());
        List<Double> spacing = of.spacing();
        return slice
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
        for (int i = 0; i < names.size(); i++) {
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
