package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;

/**
 * Finds what there is to judge where somebody points. A file is a case, or, where rows are wanted and it is a table, a
 * case a row. A folder in the layout of a public data set, or a BIDS tree, has that one's cases. In any other folder,
 * and those below it, a cases.csv says what the cases are; where none lies, each file is a case, the DICOM images of
 * one series are one, and so is what an Empatica E4 exports. Of what lies in a folder only what is wanted is a case.
 */
public final class CaseSearch {
    private final Kinds kinds;
    private final LabelTables tables = new LabelTables();

    /** @param wanted kinds of payload */
    public CaseSearch(Set<Class<? extends Payload>> wanted) {
        this.kinds = new Kinds(wanted);
    }

    /**
     * A case whose id is the path that was given or begins with it.
     *
     * @param doubts why tables that lie around it were not believed, a line each
     * @param named whether it was named itself, and so has to be of a kind that is wanted
     */
    public record Lead(Case of, List<String> doubts, boolean named) {}

    /**
     * What was found.
     *
     * @param skipped what lies in the folder and is no case
     * @param remarks how the folder was read, a line each
     */
    public record Found(List<Lead> leads, List<Skipped> skipped, List<String> remarks) {
        public Found {
            leads = List.copyOf(leads);
            skipped = List.copyOf(skipped);
            remarks = List.copyOf(remarks);
        }
    }

    /** @param why such as "a table" */
    public record Skipped(String what, String why) {}

    /**
     * Looks at a path that was named; samples are not decoded.
     *
     * @throws FormatException if it leads nowhere
     */
    public Found at(Path named) throws IOException, FormatException {
        if (!Files.exists(named)) {
            throw new FormatException(named.toString(), "a recording or a folder of them", "nothing there");
        }
        if (!Files.isDirectory(named)) {
            return new Found(alone(named), List.of(), List.of());
        }
        List<String> remarks = new ArrayList<>();
        Optional<List<Lead>> known = known(named, remarks);
        if (known.isPresent()) {
            return new Found(known.get(), List.of(), remarks);
        }
        CaseWalk walk = new CaseWalk(kinds, tables);
        walk.into(named);
        return new Found(walk.leads(), walk.skipped(), remarks);
    }

    /** Why a payload is not of a wanted kind, such as "a table"; empty where it is. */
    public Optional<String> objection(Payload payload) {
        return kinds.objection(payload.getClass());
    }

    /** A kind of payload in words, such as "a table". */
    public static String word(Class<? extends Payload> kind) {
        return Kinds.word(kind);
    }

    private List<Lead> alone(Path file) throws IOException {
        LabelTables.Described described = tables.describe(file);
        return leads(file, described, kinds, true);
    }

    /** A file, or the rows of a table in it; a broken one is a case that can't be read. */
    static List<Lead> leads(Path file, LabelTables.Described described, Kinds kinds, boolean named) throws IOException {
        if (kinds.rows() && Files.isRegularFile(file)) {
            try {
                return TableRows.of(file, described.of()).stream()
                        .map(row -> new Lead(row, described.doubts(), named))
                        .toList();
            } catch (FormatException e) {
                return List.of(new Lead(described.of(), described.doubts(), named));
            }
        }
        return List.of(new Lead(described.of(), described.doubts(), named));
    }

    /**
     * The cases of a public data set or a BIDS tree; one that is not as it should be is looked through file by file.
     */
    private static Optional<List<Lead>> known(Path folder, List<String> remarks) throws IOException {
        Optional<PublicDataset> source = LabelledFolder.known(folder);
        boolean table = Files.isRegularFile(folder.resolve(CaseTable.NAME));
        if (table || (source.isEmpty() && !Bids.isAt(folder))) {
            return Optional.empty();
        }
        try {
            Dataset dataset = source.isPresent() ? source.get().read(folder) : Bids.read(folder);
            remarks.add(folder + ": read as " + (source.isPresent() ? dataset.name() : "a BIDS tree") + ", "
                    + dataset.cases().size() + " cases");
            return Optional.of(dataset.cases().stream()
                    .map(one -> new Lead(under(folder, one), List.of(), false))
                    .toList());
        } catch (FormatException e) {
            remarks.add(e.getMessage() + "; its files are read one by one");
            return Optional.empty();
        }
    }

    /** With the folder's path before its id. */
    static Case under(Path folder, Case one) {
        return new Case(
                folder + folder.getFileSystem().getSeparator() + one.id(),
                one.subject(),
                one.site(),
                one.device(),
                one.part(),
                one.truth(),
                one::payload);
    }
}
