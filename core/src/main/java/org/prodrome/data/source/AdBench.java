package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Row;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Format;

/**
 * Medical and other tables of ADBench: archives such as {@code 6_cardio.npz} with X [row, column] and y (1 is an
 * anomaly). A row is a case, its table stands for a site; columns have no names and are called x1, x2 and so on. No
 * subjects are known. A folder of a single archive is one table, and called so.
 *
 * <p>Han et al., "ADBench: Anomaly Detection Benchmark", NeurIPS 2022.
 */
final class AdBench implements PublicDataset {
    private static final String CITATION = "Han et al., ADBench: Anomaly Detection Benchmark, NeurIPS 2022";
    private static final Pattern TABLE = Pattern.compile("\\d{1,2}_[A-Za-z][A-Za-z.\\-]*\\.npz");

    @Override
    public About about() {
        return new About(
                "ADBench",
                "https://github.com/Minqi824/ADBench",
                "BSD-2-Clause; each table its own",
                "archives as in 6_cardio.npz, each with arrays X and y",
                "57 tables, of which some are medical",
                "unknown, a row",
                "table",
                "1 is an anomaly",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Folder.has(folder, TABLE);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        List<Path> tables = Folder.files(folder, TABLE);
        for (Path file : tables) {
            list(file, listing);
        }
        About about = about();
        String name = tables.size() == 1 ? about.name() + " " + table(tables.getFirst()) : about.name();
        return listing.dataset(name, CITATION + "; " + about.address(), about.licence(), about.layout());
    }

    private static String table(Path file) {
        return Folder.name(file).replaceFirst("\\.npz$", "");
    }

    private static void list(Path file, Listing listing) throws IOException, FormatException {
        Contents contents = Format.read(file);
        NumpyArrays rows = NumpyArrays.of(file, contents, "X");
        NumpyArrays labels = NumpyArrays.of(file, contents, "y");
        if (labels.rows() != rows.rows() || labels.width() != 1) {
            throw new FormatException(
                    file.toString(), "a label for each of " + rows.rows() + " rows", labels.rows() + " labels");
        }
        List<String> columns =
                IntStream.rangeClosed(1, rows.width()).mapToObj(i -> "x" + i).toList();
        String name = table(file);
        for (int i = 0; i < rows.rows(); i++) {
            int row = i;
            String id = String.format(Locale.ROOT, "%s/%05d", name, i);
            Truth truth = Truth.of(labels.row(i)[0] == 1 ? Truth.Label.ABNORMAL : Truth.Label.NORMAL);
            listing.add(
                    new Case(id, Subject.ofRecord(id), name, truth, () -> new Row(columns, doubles(rows.row(row)))),
                    file);
        }
    }

    private static double[] doubles(float[] row) {
        double[] doubles = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            doubles[i] = row[i];
        }
        return doubles;
    }
}
