package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.prodrome.data.FormatException;

/** Comma-separated values (RFC 4180). Lines may end in a line feed alone. */
final class Csv {
    private final String where;
    private final String text;
    private int position;
    private int line = 1;

    /** @param line where it begins, from 1 */
    record Row(int line, List<String> fields) {}

    private Csv(String where, String text) {
        this.where = where;
        this.text = text;
    }

    /** One line with its line feed; fields are quoted where they must be. */
    static String line(List<String> fields) {
        return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(each -> each == ',' || each == '"' || each == '\n' || each == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    static List<Row> read(String where, String text) throws FormatException {
        return new Csv(where, text).rows();
    }

    private List<Row> rows() throws FormatException {
        List<Row> rows = new ArrayList<>();
        while (position < text.length()) {
            int start = line;
            List<String> fields = new ArrayList<>();
            fields.add(field());
            while (at(',')) {
                position++;
                fields.add(field());
            }
            endOfLine();
            rows.add(new Row(start, List.copyOf(fields)));
        }
        return rows;
    }

    private String field() throws FormatException {
        if (at('"')) {
            return quotedField();
        }
        int start = position;
        while (position < text.length() && !at(',') && !at('\n') && !at('\r')) {
            if (at('"')) {
                throw bad("a field with quotes to be quoted as a whole", "a quote within a plain field");
            }
            position++;
        }
        return text.substring(start, position);
    }

    private String quotedField() throws FormatException {
        StringBuilder field = new StringBuilder();
        int start = line;
        position++;
        while (position < text.length()) {
            char next = text.charAt(position++);
            if (next == '"' && !at('"')) {
                return field.toString();
            }
            if (next == '"') {
                position++;
            }
            if (next == '\n') {
                line++;
            }
            field.append(next);
        }
        line = start;
        throw bad("a closing quote", "the end of the file");
    }

    private void endOfLine() throws FormatException {
        if (at('\r')) {
            position++;
        }
        if (position < text.length() && !at('\n')) {
            throw bad("a comma or the end of the line after a field", "'" + text.charAt(position) + "'");
        }
        position++;
        line++;
    }

    private boolean at(char expected) {
        return position < text.length() && text.charAt(position) == expected;
    }

    private FormatException bad(String expected, String got) {
        return new FormatException(where + ", line " + line, expected, got);
    }
}
