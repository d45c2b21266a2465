package org.prodrome.data.format.edf;

import java.util.List;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.LenientText;
import org.prodrome.data.format.PagedFile;

/** Reads a header's fields, which are texts of fixed width, one after the other. */
final class EdfFields {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

    private final PagedFile file;
    private final List<String> warnings;
    private long at;

    EdfFields(PagedFile file, List<String> warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    /** Bytes read. */
    long place() {
        return at;
    }

    String text(int width) throws java.io.IOException, FormatException {
        byte[] bytes = new byte[width];
        file.at(at, width).get(bytes);
        at += width;
        return LenientText.decoded(bytes).replace('\0', ' ').strip();
    }

    /** A whole number within bounds. */
    int integer(int width, String what, int least, int most) throws java.io.IOException, FormatException {
        double number = number(width, what);
        if (number != Math.rint(number) || number < least || number > most) {
            throw file.bad(at - width, what + ", a whole number from " + least + " to " + most, "another");
        }
        return (int) number;
    }

    double number(int width, String what) throws java.io.IOException, FormatException {
        String text = text(width);
        if (text.indexOf(',') >= 0) {
            warnings.add("a decimal comma in the header's " + what + " is taken for a point");
            text = text.replace(',', '.');
        }
        if (!NUMBER.matcher(text).matches()) {
            throw file.bad(at - width, what + " as a number", text.isEmpty() ? "blanks" : "another text");
        }
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw file.bad(at - width, what + " as a finite number", "an infinite one");
        }
        return number;
    }
}
