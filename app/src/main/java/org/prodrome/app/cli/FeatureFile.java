package org.prodrome.app.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.WholeFile;
import org.prodrome.data.format.table.ParquetColumn;
import org.prodrome.data.format.table.ParquetWriter;
import org.prodrome.signal.feature.Feature;
import tools.jackson.databind.json.JsonMapper;

/** Features as they are written: CSV, Parquet or JSON. */
final class FeatureFile {
    private static final JsonMapper JSON = new JsonMapper();

    private FeatureFile() {}

    /** @throws FormatException if it is there, can't be there, or its name's ending is neither of the two */
    static void require(Path file) throws FormatException {
        Path folder = file.toAbsolutePath().getParent();
        if (!isParquet(file) && !file.toString().endsWith(".csv")) {
            throw new FormatException(file.toString(), "a name that ends with .csv or .parquet", "another");
        }
        if (Files.exists(file)) {
            throw new FormatException(file.toString(), "a new file", "one that is there");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FormatException(file.toString(), "a folder for it", "none there");
        }
    }

    private static boolean isParquet(Path file) {
        return file.toString().endsWith(".parquet");
    }

    static void write(FeatureTable table, Path file) throws IOException {
        if (isParquet(file)) {
            ParquetWriter.write(file, columns(table));
        } else {
            WholeFile.write(file, out -> {
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                csv(table, text);
                text.flush();
            });
        }
    }

    /** The writer stays open. */
    static void csv(FeatureTable table, Writer to) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(to);
        List<String> headings = table.headings();
        List<String> first = new ArrayList<>(List.of("case", "subject", "site", "label"));
        if (table.numbered()) {
            first.add("row");
        }
        first.addAll(headings);
        csv.writeRecord(first);
        for (int row = 0; row < table.rows(); row++) {
            FeatureTable.Key key = table.keys().get(row);
            List<String> cells = new ArrayList<>(List.of(key.id(), key.subject(), key.site(), key.label()));
            if (table.numbered()) {
                cells.add(key.row() == 0 ? "" : Integer.toString(key.row()));
            }
            for (int column = 0; column < headings.size(); column++) {
                double value = table.at(row, column);
                cells.add(Double.isNaN(value) ? "" : Double.toString(value));
            }
            csv.writeRecord(cells);
        }
        csv.flush();
    }

    private static List<ParquetColumn> columns(FeatureTable table) {
        List<ParquetColumn> columns = new ArrayList<>();
        columns.add(texts("case", table, FeatureTable.Key::id));
        columns.add(texts("subject", table, FeatureTable.Key::subject));
        columns.add(texts("site", table, FeatureTable.Key::site));
        columns.add(texts("label", table, FeatureTable.Key::label));
        if (table.numbered()) {
            double[] rows = table.keys().stream()
                    .mapToDouble(key -> key.row() == 0 ? Double.NaN : key.row())
                    .toArray();
            columns.add(new ParquetColumn.Numbers("row", rows));
        }
        List<String> headings = table.headings();
        for (int i = 0; i < headings.size(); i++) {
            columns.add(new ParquetColumn.Numbers(headings.get(i), table.column(i)));
        }
        return columns;
    }

    private static ParquetColumn texts(String name, FeatureTable table, Function<FeatureTable.Key, String> of) {
        return new ParquetColumn.Texts(name, table.keys().stream().map(of).toList());
    }

    /** One line. */
    static String json(FeatureTable.Key key, List<Feature> features) {
        Map<String, @Nullable Double> values = new LinkedHashMap<>();
        Map<String, String> units = new LinkedHashMap<>();
        for (Feature feature : features) {
            values.put(
                    feature.name(),
                    feature.value().isPresent() ? feature.value().getAsDouble() : null);
            units.put(feature.name(), feature.unit());
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("case", key.id());
        line.put("subject", key.subject());
        line.put("site", key.site());
        line.put("label", key.label());
        if (key.row() > 0) {
            line.put("row", key.row());
        }
        line.put("features", values);
        line.put("units", units);
        return JSON.writeValueAsString(line);
    }
}
