package org.prodrome.data.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prodrome.data.FormatException;
import org.prodrome.data.Truth;

/** A small table of comma-separated values (RFC 4180), in UTF-8. */
final class Csv {
    private static final long MAX_BYTES = 1L << 28;
    private static final int MAX_SHOWN = 40;

    /** @param line where the row begins, from 1 */
    record Row(Path file, long line, List<String> fields) {
        FormatException bad(String expected, String got) {
            return Csv.bad(file, line, expected, got);
        }

        /** @param what the field is, for the message */
        double number(String field, String what) throws FormatException {
            try {
                double number = Double.parseDouble(field);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw bad(what + ", a finite number", "something else");
            }
            throw bad(what + ", a finite number", "one that is not finite");
        }

        /** @param fields left, top, width and height in pixels */
        Truth.Box box(List<String> fields, String finding) throws FormatException {
            double left = number(fields.get(0), "x");
            double top = number(fields.get(1), "y");
            double right = left + number(fields.get(2), "width");
            double bottom = top + number(fields.get(3), "height");
            if (!(left >= 0 && top >= 0 && right > left && bottom > top)) {
                throw bad("a box of pixels", "another one");
            }
            return new Truth.Box(left, top, right, bottom, finding);
        }

        void expectFields(int count) throws FormatException {
            if (fields.size() != count) {
                throw bad(count + " fields", Integer.toString(fields.size()));
            }
        }
    }

    private Csv() {}

    /** All rows but the empty lines. */
    static List<Row> read(Path file) throws IOException, FormatException {
        return read(file, ',');
    }

    /** All rows but the empty lines, of a table whose separator is another one. */
    static List<Row> read(Path file, char separator) throws IOException, FormatException {
        String text = text(file);
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text)) {
            for (CsvRecord row : reader) {
                rows.add(new Row(file, row.getStartingLineNumber(), List.copyOf(row.getFields())));
            }
        } catch (CsvParseException e) {
            long after = rows.isEmpty() ? 0 : rows.getLast().line();
            throw new FormatException(
                    file + ", after line " + after,
                    separator == ',' ? "comma-separated values (RFC 4180)" : "separated values (RFC 4180)",
                    "a quote out of place");
        }
        return rows;
    }

    private static String text(Path file) throws IOException, FormatException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new FormatException(file.toString(), "at most " + MAX_BYTES + " bytes", Long.toString(size));
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.limit() >= 2 && (bytes.getShort(0) == (short) 0xfeff || bytes.getShort(0) == (short) 0xfffe)) {
            throw bad(file, 1, "text in UTF-8", "text in UTF-16");
        }
        CharBuffer text = CharBuffer.allocate(bytes.limit());
        // Guessed letters could make one subject of two.
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        if (decoder.decode(bytes, text, true).isError()) {
            String got = String.format(Locale.ROOT, "byte 0x%02x", bytes.get(bytes.position()));
            long line = 1 + text.flip().chars().filter(letter -> letter == '\n').count();
            throw bad(file, line, "text in UTF-8", got);
        }
        return text.flip().toString();
    }

    private static FormatException bad(Path file, long line, String expected, String got) {
        return new FormatException(file + ", line " + line, expected, got);
    }

    /** A field as a message may show it: quoted, on one line, not at any length. */
    static String quoted(String field) {
        String shown = field.length() > MAX_SHOWN ? field.substring(0, MAX_SHOWN) + "..." : field;
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
