package org.prodrome.data.format.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Magic;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.array.Element;
import org.prodrome.data.format.array.Meaningless;

/**
 * The header of an .npy file, versions 1.0 to 3.0: a Python dictionary of three entries.
 *
 * @param bytes of the header, at whose end the numbers begin
 */
record NpyHeader(Element element, boolean complex, ByteOrder order, boolean fortran, List<Integer> lengths, int bytes) {
    private static final int MOST_BYTES = 1 << 16;
    private static final Pattern ENTRY = Pattern.compile(
            "\\s*(?:'(\\w+)'|\"(\\w+)\")\\s*:\\s*('[^']{0,40}'|\"[^\"]{0,40}\"|True|False|\\([\\d\\sL,]*\\)|\\[)\\s*,?");
    private static final Pattern TYPE = Pattern.compile("([<>=|]?)([a-zA-Z?])(\\d*)(\\[.*)?");

    NpyHeader {
        lengths = Meaningless.readAs(lengths, complex);
    }

    static boolean begins(byte[] head) {
        return Magic.has(head, 0, "\u0093NUMPY");
    }

    /** @param where the file, and the array in it */
    static NpyHeader read(InputStream in, String where) throws IOException, FormatException {
        byte[] start = in.readNBytes(8);
        if (!begins(start) || start.length < 8) {
            throw new FormatException(where + ", byte 0", "the beginning of an .npy file", "other bytes");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw new FormatException(where + ", byte 6", "version 1 to 3", Integer.toString(version & 0xff));
        }
        byte[] size = in.readNBytes(version == 1 ? 2 : 4);
        if (size.length < (version == 1 ? 2 : 4)) {
            throw new FormatException(where + ", byte 8", "the header's length", "the end of the file");
        }
        ByteBuffer sizes = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? sizes.getShort() & 0xffff : sizes.getInt() & 0xffffffffL;
        if (length > MOST_BYTES) {
            throw new FormatException(
                    where + ", byte 8", "a header of at most " + MOST_BYTES + " bytes", length + " bytes");
        }
        byte[] text = in.readNBytes((int) length);
        if (text.length < length) {
            throw new FormatException(where + ", byte 8", "a header of " + length + " bytes", text.length + " bytes");
        }
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return parse(new String(text, charset), 8 + size.length + text.length, where + ", header");
    }

    private static NpyHeader parse(String text, int bytes, String where) throws FormatException {
        String body = text.strip();
        if (!body.startsWith("{") || !body.endsWith("}")) {
            throw new FormatException(where, "a dictionary in braces", "something else");
        }
        body = body.substring(1, body.length() - 1);
        String type = "";
        String fortran = "";
        String shape = "";
        Matcher entry = ENTRY.matcher(body);
        int at = 0;
        while (at < body.stripTrailing().length()) {
            entry.region(at, body.length());
            if (!entry.lookingAt()) {
                throw new FormatException(where, "entries descr, fortran_order and shape", "something else");
            }
            String value = entry.group(3);
            switch (entry.group(1) == null ? entry.group(2) : entry.group(1)) {
                case "descr" -> type = value;
                case "fortran_order" -> fortran = value;
                case "shape" -> shape = value;
                default -> throw new FormatException(where, "entries descr, fortran_order and shape", "another entry");
            }
            if (type.equals("[")) {
                throw new FormatException(where, "a type of one number", "a structured type, which is not read");
            }
            at = entry.end();
        }
        if (type.length() < 2 || shape.isEmpty() || !(fortran.equals("True") || fortran.equals("False"))) {
            throw new FormatException(
                    where, "entries descr, fortran_order and shape", "one missing or of another kind");
        }
        return typed(type.substring(1, type.length() - 1), fortran.equals("True"), lengths(shape, where), bytes, where);
    }

    private static List<Integer> lengths(String shape, String where) throws FormatException {
        List<Integer> lengths = new ArrayList<>();
        long count = 1;
        for (String length : shape.replaceAll("[()\\sL]", "").split(",", -1)) {
            if (length.isEmpty()) {
                continue;
            }
            if (length.length() > 10 || Long.parseLong(length) > Part.MOST_SAMPLES) {
                throw new FormatException(where, "axes of at most " + Part.MOST_SAMPLES, "a longer one");
            }
            lengths.add(Integer.parseInt(length));
            count = Math.min(count * lengths.getLast(), Part.MOST_SAMPLES + 1);
        }
        if (lengths.size() > Meaningless.MOST_AXES) {
            throw new FormatException(where, "at most " + Meaningless.MOST_AXES + " axes", lengths.size() + "");
        }
        if (count > Part.MOST_SAMPLES) {
            throw new FormatException(where, "at most " + Part.MOST_SAMPLES + " numbers", "more");
        }
        if (lengths.size() == 4 && lengths.getFirst() > Meaningless.MOST_CHANNELS) {
            throw new FormatException(where, "at most " + Meaningless.MOST_CHANNELS + " channels", "more");
        }
        return lengths;
    }

    private static NpyHeader typed(String type, boolean fortran, List<Integer> lengths, int bytes, String where)
            throws FormatException {
        Matcher parts = TYPE.matcher(type);
        if (!parts.matches()) {
            throw new FormatException(where + " (descr)", "a type of one number", "something else");
        }
        String kind = parts.group(2) + parts.group(3);
        Element element = switch (kind) {
            case "b1", "?", "u1", "B" -> Element.UINT_8;
            case "i1", "b" -> Element.INT_8;
            case "i2" -> Element.INT_16;
            case "u2" -> Element.UINT_16;
            case "i4" -> Element.INT_32;
            case "u4" -> Element.UINT_32;
            case "i8" -> Element.INT_64;
            case "u8" -> Element.UINT_64;
            case "f2" -> Element.FLOAT_16;
            case "f4", "c8" -> Element.FLOAT_32;
            case "f8", "c16" -> Element.FLOAT_64;
            default -> throw new FormatException(where + " (descr)", "a type of one number", unread(kind));
        };
        ByteOrder order = parts.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(element, kind.startsWith("c"), order, fortran, lengths, bytes);
    }

    /** Nothing of the file is quoted but the letter of its type. */
    private static String unread(String kind) {
        return switch (kind.charAt(0)) {
            case 'O' -> "pickled Python objects, which are not read: they may hold a program";
            case 'S', 'a', 'U' -> "text";
            case 'M' -> "dates";
            case 'm' -> "spans of time";
            case 'V' -> "raw bytes";
            case 'f', 'c' ->
                "floats of another length, such as long double, whose layout differs from machine to machine";
            default -> "another type";
        };
    }

    boolean empty() {
        return lengths.contains(0);
    }

    /** Numbers, a complex one counted twice. */
    long count() {
        long count = complex ? 2 : 1;
        for (int length : lengths) {
            count *= length;
        }
        return count;
    }

    String words() {
        return (complex ? "complex " : "") + element.words();
    }
}
