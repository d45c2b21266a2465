package org.prodrome.data.format.wfdb;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.format.PatientNames;

/**
 * A signal's line of a header (WFDB's header(5)).
 *
 * @param file the signal file's name; "~" for none
 * @param perFrame samples a frame, above 0
 * @param skew frames that this signal lies behind the others
 * @param offset bytes before the first sample; of FLAC, samples
 * @param gain digital steps a unit, neither 0 nor infinite
 * @param calibrated whether the line has a gain; otherwise 200 a mV are taken, as WFDB does
 */
record SignalLine(
        String file,
        StorageFormat format,
        int perFrame,
        int skew,
        long offset,
        double gain,
        boolean calibrated,
        int baseline,
        String unit,
        OptionalInt initial,
        OptionalInt checksum,
        String name) {
    private static final double GAIN = 200;
    private static final int MOST_PER_FRAME = 1 << 20;
    private static final String INTEGER = "[+-]?\\d{1,10}";
    private static final Pattern LINE = Pattern.compile("(?<file>\\S+)\\s+(?<format>\\d{1,4})(?:x(?<per>\\d{1,7}))?"
            + "(?::(?<skew>\\d{1,9}))?(?:\\+(?<offset>\\d{1,15}))?"
            + "(?:\\s+(?<gain>[+-]?(?:\\d{1,20}(?:\\.\\d{0,20})?|\\.\\d{1,20})(?:[eE][+-]?\\d{1,3})?)"
            + "(?:\\((?<baseline>" + INTEGER + ")\\))?(?:/(?<unit>\\S+))?"
            + "(?:\\s+(?<bits>\\d{1,3})(?:\\s+(?<zero>" + INTEGER + ")(?:\\s+(?<initial>" + INTEGER
            + ")(?:\\s+(?<sum>" + INTEGER + ")(?:\\s+(?<block>\\d{1,9})(?:\\s+(?<name>.+))?)?)?)?)?)?)?\\s*");

    /** @param index from 0, for a signal without a name */
    static SignalLine of(String line, int index, HeaderText text, int number) throws FormatException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw text.bad(number, "a signal's line: file, format, gain and so on", "another");
        }
        String written = matcher.group("format");
        Optional<StorageFormat> format = StorageFormat.of(Integer.parseInt(written));
        if (format.isEmpty()) {
            throw text.bad(number, "format 0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311, 508, 516 or 524", written);
        }
        double gain = matcher.group("gain") == null ? 0 : Double.parseDouble(matcher.group("gain"));
        int perFrame = number(matcher.group("per"), 1, text, number);
        if (!Double.isFinite(gain) || perFrame < 1 || perFrame > MOST_PER_FRAME) {
            throw text.bad(
                    number, "a finite gain and 1 to " + MOST_PER_FRAME + " samples a frame", gain + " and " + perFrame);
        }
        int zero = number(matcher.group("zero"), 0, text, number);
        String name = matcher.group("name") == null ? "" : matcher.group("name").strip();
        String unit = matcher.group("unit");
        return new SignalLine(
                matcher.group("file"),
                format.get(),
                perFrame,
                number(matcher.group("skew"), 0, text, number),
                matcher.group("offset") == null ? 0 : Long.parseLong(matcher.group("offset")),
                gain == 0 ? GAIN : gain,
                gain != 0,
                number(matcher.group("baseline"), zero, text, number),
                unit == null ? "mV" : unit.replace('\u00b5', 'u').replace('\u03bc', 'u'),
                optional(matcher.group("initial"), text, number),
                optional(matcher.group("sum"), text, number),
                name.isEmpty() ? "signal " + index : name);
    }

    /** The same without what repeats the patient's name. */
    SignalLine without(PatientNames names, int index) {
        boolean named = names.isIn(name);
        boolean unnamed = names.isIn(unit);
        return !named && !unnamed
                ? this
                : new SignalLine(
                        file,
                        format,
                        perFrame,
                        skew,
                        offset,
                        gain,
                        calibrated,
                        baseline,
                        unnamed ? "1" : unit,
                        initial,
                        checksum,
                        named ? "signal " + index : name);
    }

    /** A line of a header with another file, and with this signal's name and unit. */
    String rewritten(String line, String newFile) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("a line that was read is a signal's line");
        }
        StringBuilder changed = new StringBuilder(line.strip());
        if (matcher.group("name") != null) {
            changed.replace(matcher.start("name"), changed.length(), name);
        }
        if (matcher.group("unit") != null) {
            changed.replace(matcher.start("unit"), matcher.end("unit"), unit);
        }
        return changed.replace(0, matcher.end("file"), newFile).toString();
    }

    private static OptionalInt optional(@Nullable String field, HeaderText text, int line) throws FormatException {
        return field == null ? OptionalInt.empty() : OptionalInt.of(number(field, 0, text, line));
    }

    private static int number(@Nullable String field, int otherwise, HeaderText text, int line) throws FormatException {
        long number = field == null ? otherwise : Long.parseLong(field);
        if (number != (int) number) {
            throw text.bad(line, "whole numbers of 32 bits", "a larger one");
        }
        return (int) number;
    }

    /** Whether there are no samples, but a place for them. */
    boolean empty() {
        return format == StorageFormat.NONE || file.equals("~");
    }

    Signal.Channel channel() {
        return new Signal.Channel(name, unit);
    }

    /** In the signal's unit; not a number where the sample is missing. */
    float physical(int sample) {
        return format.missing(sample) ? Float.NaN : (float) (((double) sample - baseline) / gain);
    }
}
