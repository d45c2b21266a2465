package org.prodrome.recipe.measure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.prodrome.data.Dataset;

/**
 * A table of what was measured on some data, and where it comes from.
 *
 * @param name of what is measured, such as "heart sounds segmented"
 * @param notes what somebody has to know who reads the table, a sentence or more each
 * @param columns their headings, the rows' own first
 * @param rows as they are read, each with a cell a column
 * @param data what it was measured on; likewise its origin, licence and SHA-256
 * @param commit of Prodrome
 * @param finished when, in UTC
 */
public record Measurement(
        String name,
        List<String> notes,
        List<String> columns,
        List<List<String>> rows,
        String data,
        String dataOrigin,
        String dataLicence,
        String dataSha256,
        String commit,
        String finished) {

    public Measurement {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (width == 0 || rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException(
                    name + ": expected rows with a cell for each of the columns " + columns + ", got " + rows);
        }
    }

    /** What was just measured. */
    static Measurement of(
            String name, Dataset data, List<String> notes, List<String> columns, List<List<String>> rows) {
        return new Measurement(
                name,
                notes,
                columns,
                rows,
                data.name(),
                data.origin(),
                data.licence(),
                data.digest(),
                System.getProperty("prodrome.commit", "unknown"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** A cell's number with so many decimals. */
    public static String cell(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
