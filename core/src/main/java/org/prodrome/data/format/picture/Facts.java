package org.prodrome.data.format.picture;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;

/**
 * What a file says of one picture before that is decoded.
 *
 * @param width as stored, before it is turned
 * @param bits a sample
 * @param page counted from 0
 */
record Facts(
        int page,
        int width,
        int height,
        int bits,
        Numbers numbers,
        Colours colours,
        List<String> extra,
        Orientation orientation,
        List<String> warnings) {
    /** Samples of a picture that are decoded at once. */
    static final long MOST_SAMPLES = 1L << 27;

    /** How samples are stored. */
    enum Numbers {
        UNSIGNED,
        SIGNED,
        FLOAT
    }

    /** What the samples of a pixel are. */
    enum Colours {
        GREY,
        RGB,
        /** An index into a table of RGB. */
        PALETTE,
        /** As an index, and the table has transparency. */
        PALETTE_ALPHA,
        /** Brightness and two differences, as JPEG has them. */
        YCC
    }

    Facts {
        extra = List.copyOf(extra);
        warnings = List.copyOf(warnings);
    }

    /** @throws FormatException if there are more samples than are decoded at once, or none */
    Facts checked(String where) throws FormatException {
        long samples = (long) width * height;
        if (width < 1 || height < 1) {
            throw new FormatException(where, "a width and a height of at least 1", width + " x " + height);
        }
        if (samples > MOST_SAMPLES / names().size()) {
            throw new FormatException(
                    where,
                    "a picture of at most " + MOST_SAMPLES + " samples",
                    width + " x " + height + " of " + names().size() + " channels");
        }
        return this;
    }

    int uprightHeight() {
        return orientation.swapped() ? width : height;
    }

    int uprightWidth() {
        return orientation.swapped() ? height : width;
    }

    List<String> names() {
        List<String> names = new ArrayList<>(
                switch (colours) {
                    case GREY -> List.of("grey");
                    case RGB, PALETTE, YCC -> List.of("red", "green", "blue");
                    case PALETTE_ALPHA -> List.of("red", "green", "blue", "alpha");
                });
        names.addAll(extra);
        return names;
    }

    List<Signal.Channel> channels() {
        return names().stream().map(name -> new Signal.Channel(name, "1")).toList();
    }

    String words() {
        String number = switch (numbers) {
            case UNSIGNED -> "";
            case SIGNED -> " signed";
            case FLOAT -> " float";
        };
        String colour = switch (colours) {
            case GREY -> "grey";
            case RGB, YCC -> "RGB";
            case PALETTE, PALETTE_ALPHA -> "palette";
        };
        return bits + "-bit" + number + " " + colour + (extra.isEmpty() ? "" : " " + String.join(" ", extra));
    }

    /** Whether another page has the same axes and channels. */
    boolean like(Facts other) {
        return uprightWidth() == other.uprightWidth()
                && uprightHeight() == other.uprightHeight()
                && names().equals(other.names());
    }
}
