package org.prodrome.data.source;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Row;
import org.prodrome.data.Subject;
import org.prodrome.data.Table;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Format;
import org.prodrome.data.format.Part;

/** The rows of a table's file, a case each; the table is held as long as memory allows. */
final class TableRows {
    private final Path file;
    private @Nullable SoftReference<Table> held;

    private TableRows(Path file) {
        this.file = file;
    }

    /**
     * Cases called as the file is and by their place in it, from 1, as in {@code patients.csv#1}.
     *
     * @param of the file as a case
     * @throws FormatException if the file is broken, or holds another thing than one table
     */
    static List<Case> of(Path file, Case of) throws IOException, FormatException {
        Contents contents = Format.read(file);
        if (contents.parts().size() != 1 || contents.parts().getFirst().kind() != Part.Kind.TABLE) {
            throw new FormatException(file.toString(), "a table", contents.format());
        }
        TableRows rows = new TableRows(file);
        List<Case> cases = new ArrayList<>();
        int count = contents.parts().getFirst().shape().getFirst();
        for (int i = 0; i < count; i++) {
            int at = i;
            String id = of.id() + "#" + (i + 1);
            cases.add(new Case(
                    id, Subject.ofRecord(id), of.site(), of.device(), of.part(), of.truth(), () -> rows.row(at)));
        }
        return cases;
    }

    private Row row(int at) throws IOException, FormatException {
        Table table = table();
        if (at >= table.values().length) {
            throw new FormatException(file.toString(), "the rows that were there", table.values().length + "");
        }
        return new Row(table.columns(), table.values()[at]);
    }

    private synchronized Table table() throws IOException, FormatException {
        Table known = held == null ? null : held.get();
        if (known == null) {
            if (!(CaseFile.payload(file) instanceof Table read)) {
                throw new FormatException(file.toString(), "the table that was there", "something else");
            }
            known = read;
            held = new SoftReference<>(known);
        }
        return known;
    }
}
