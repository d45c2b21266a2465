package org.prodrome.data.format.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.Samples;
import org.prodrome.data.format.array.Meaningless;

/**
 * Text of numbers in rows and columns, parted by comma, semicolon or tab. Columns in which something stands that is no
 * number are left out, with a warning; a cell in which nothing stands, or a word for that, is not a number (NaN).
 */
public final class Csv {
    private static final int MOST_CELL = 1 << 16;

    private Csv() {}

    public static boolean recognises(byte[] head, String name) {
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }

    /** @throws FormatException if rows are of different lengths, or no column holds numbers */
    public static Contents contents(Path path) throws IOException, FormatException {
        Dialect dialect = dialect(path);
        Columns columns = new Columns(path, dialect);
        each(path, dialect, columns::add);
        columns.end();
        List<Integer> numeric = columns.numeric();
        if (columns.rows() == 0 || numeric.isEmpty()) {
            throw new FormatException(
                    path.toString(), "a column of numbers", columns.rows() == 0 ? "no rows" : "text in every column");
        }
        List<String> warnings = new ArrayList<>();
        if (numeric.size() < columns.count()) {
            warnings.add((columns.count() - numeric.size()) + " columns hold no numbers and are left out");
        }
        List<Signal.Channel> channels = numeric.stream()
                .map(i -> new Signal.Channel(columns.name(i), "1"))
                .toList();
        Samples samples = sink -> {
            float[] row = new float[numeric.size()];
            boolean[] headed = {columns.headed()};
            each(path, dialect, (fields, _) -> {
                if (headed[0]) {
                    headed[0] = false;
                    return;
                }
                for (int i = 0; i < row.length; i++) {
                    row[i] = (float) dialect.number(fields.get(numeric.get(i)));
                }
                sink.accept(row, 0, row.length);
            });
        };
        Part table = new Part(
                "",
                Part.Kind.TABLE,
                List.of(columns.rows(), numeric.size()),
                OptionalDouble.empty(),
                List.of(),
                List.of(),
                channels,
                samples);
        String encoding = dialect.encoding() + ", parted by " + dialect.words() + (columns.headed() ? ", headed" : "");
        return new Contents("CSV", encoding, List.of(table), Contents.Origin.UNKNOWN, List.of(), warnings);
    }

    /** Takes a row's cells, and the line on which it begins. */
    @FunctionalInterface
    interface Take {
        void row(List<String> fields, long line) throws FormatException;
    }

    private static void each(Path path, Dialect dialect, Take take) throws IOException, FormatException {
        try (Reader reader = TextFile.reader(path, dialect.encoding());
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(dialect.separator())
                        .skipEmptyLines(true)
                        // Rows of other lengths are told by their line.
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(1 << 24)
                        .ofCsvRecord(reader)) {
            for (CsvRecord row : csv) {
                if (row.getFieldCount() > Meaningless.MOST_CHANNELS) {
                    throw new FormatException(
                            path + ", line " + row.getStartingLineNumber(),
                            "at most " + Meaningless.MOST_CHANNELS + " columns",
                            row.getFieldCount() + "");
                }
                if (row.getStartingLineNumber() > 1 || !saysSeparator(row.getFields())) {
                    take.row(row.getFields(), row.getStartingLineNumber());
                }
            }
        } catch (CsvParseException e) {
            throw new FormatException(path.toString(), "rows of cells", "a cell or row that does not end");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether the first row is that by which spreadsheets name the separator, such as {@code sep=;}. */
    private static boolean saysSeparator(List<String> fields) {
        return fields.size() == 2
                && fields.getFirst().equals("sep=")
                && fields.getLast().isEmpty();
    }

    /** The separator is what stands most often in the first line that isn't empty, outside quotes. */
    private static Dialect dialect(Path path) throws IOException, FormatException {
        String encoding = TextFile.encoding(path);
        int[] counts = new int[3];
        try (BufferedReader reader = new BufferedReader(TextFile.reader(path, encoding))) {
            boolean quoted = false;
            boolean any = false;
            for (int i = 0, c = reader.read(); i < 1 << 20 && c >= 0; i++, c = reader.read()) {
                if ((c == '\n' || c == '\r') && any && !quoted) {
                    break;
                }
                any |= c != '\n' && c != '\r';
                quoted ^= c == '"';
                int which = quoted ? -1 : Dialect.SEPARATORS.indexOf(c);
                if (which >= 0) {
                    counts[which]++;
                }
            }
        }
        int best = counts[2] > 0 ? 2 : counts[1] > 0 ? 1 : 0;
        return new Dialect(encoding, Dialect.SEPARATORS.charAt(best));
    }

    /** What a first reading of all rows finds. */
    private static final class Columns {
        private final Path path;
        private final Dialect dialect;
        private List<String> first = List.of();
        private boolean[] text = {};
        private boolean headed;
        private long rows;

        Columns(Path path, Dialect dialect) {
            this.path = path;
            this.dialect = dialect;
        }

        void add(List<String> fields, long line) throws FormatException {
            if (first.isEmpty()) {
                first = List.copyOf(fields);
                text = new boolean[fields.size()];
                return;
            }
            if (fields.size() != first.size()) {
                throw new FormatException(
                        path + ", line " + line, first.size() + " cells as in the first row", fields.size() + "");
            }
            for (int i = 0; i < text.length; i++) {
                text[i] |= isText(fields.get(i));
            }
            rows++;
            if (rows * text.length > Part.MOST_SAMPLES) {
                throw new FormatException(path + ", line " + line, "at most " + Part.MOST_SAMPLES + " cells", "more");
            }
        }

        private boolean isText(String cell) {
            return !dialect.isNumber(cell) && !dialect.isMissing(cell);
        }

        /** A first row is a header if nothing in it is a number, or if words stand above a column of numbers. */
        void end() {
            boolean bare = first.stream().noneMatch(dialect::isNumber)
                    && first.stream().anyMatch(this::isText);
            boolean above = false;
            for (int i = 0; rows > 0 && i < text.length; i++) {
                above |= isText(first.get(i)) && !text[i];
            }
            headed = bare || above;
            for (int i = 0; !headed && i < text.length; i++) {
                text[i] |= isText(first.get(i));
            }
            rows += headed || first.isEmpty() ? 0 : 1;
        }

        List<Integer> numeric() {
            List<Integer> numeric = new ArrayList<>();
            for (int i = 0; i < text.length; i++) {
                if (!text[i]) {
                    numeric.add(i);
                }
            }
            return numeric;
        }

        String name(int column) {
            String name = headed ? first.get(column).strip() : "";
            return name.isEmpty() || name.length() > MOST_CELL ? Integer.toString(column + 1) : name;
        }

        int count() {
            return text.length;
        }

        int rows() {
            return (int) rows;
        }

        boolean headed() {
            return headed;
        }
    }

    /**
     * How cells are parted and numbers written. Where semicolons part cells, a comma may stand for the decimal point.
     *
     * @param encoding as {@link TextFile} calls it
     */
    private record Dialect(String encoding, char separator) {
        static final String SEPARATORS = ",;\t";

        String words() {
            return switch (separator) {
                case ';' -> "semicolons";
                case '\t' -> "tabs";
                default -> "commas";
            };
        }

        boolean isMissing(String cell) {
            return switch (cell.strip().toLowerCase(Locale.ROOT)) {
                case "", "na", "n/a", "nan", "null", "none", "?", "-", "." -> true;
                default -> false;
            };
        }

        boolean isNumber(String cell) {
            String number = point(cell);
            boolean digit = false;
            for (int i = 0; i < number.length(); i++) {
                char c = number.charAt(i);
                digit |= c >= '0' && c <= '9';
                // Java reads more as numbers than others do: 1f, 0x1p3.
                if ("0123456789+-.eE".indexOf(c) < 0) {
                    return infinite(number);
                }
            }
            return digit && parses(number);
        }

        private static boolean infinite(String number) {
            return number.matches("[+-]?(?i:inf|infinity)");
        }

        private static boolean parses(String number) {
            try {
                Double.parseDouble(number);
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        double number(String cell) {
            String number = point(cell);
            if (isMissing(cell)) {
                return Double.NaN;
            }
            return infinite(number)
                    ? number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY
                    : Double.parseDouble(number);
        }

        private String point(String cell) {
            String number = cell.strip();
            return separator == ';' && number.indexOf('.') < 0 ? number.replace(',', '.') : number;
        }
    }
}
