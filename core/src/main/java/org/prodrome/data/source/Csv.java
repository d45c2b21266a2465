package org.prodrome.data.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.FormatException;

/** A small table of comma-separated values (RFC 4180). */
final class Csv {
    private static final long MAX_BYTES = 1L << 28;
    private static final int MAX_SHOWN = 40;

    /** @param line where the row begins, from 1 */
    record Row(Path file, long line, List<String> fields) {
        FormatException bad(String expected, String got) {
            return new FormatException(file + ", line " + line, expected, got);
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
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new FormatException(file.toString(), "at most " + MAX_BYTES + " bytes", Long.toString(size));
        }
        // A name in an old encoding then reads as a missing file, with its line, and not as a decoding error without.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
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
                    file + ", after line " + after, "comma-separated values (RFC 4180)", "a quote out of place");
        }
        return rows;
    }

    /** A field as a message may show it: quoted, on one line, not at any length. */
    static String quoted(String field) {
        String shown = field.length() > MAX_SHOWN ? field.substring(0, MAX_SHOWN) + "..." : field;
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
