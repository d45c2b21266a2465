package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Sha256;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Contents;

/**
 * Somebody's own recordings: a folder with a table {@code cases.csv} (UTF-8, RFC 4180) whose first line names its
 * columns, in any order:
 *
 * <ul>
 *   <li>{@code path}: a file of any {@link org.prodrome.data.format.Format}, or a folder with the slices of one DICOM
 *       series; relative to the folder and within it; the case's id
 *   <li>{@code label}: normal or 0, abnormal or 1, or nothing where it is unknown
 *   <li>{@code subject}, optional: whom the recording is of; where nothing stands, the subject is the pseudonym of whom
 *       the file names, or else the record stands for it
 *   <li>{@code site}, optional: where nothing stands, the file's own by a pseudonym, or else the folder's name
 * </ul>
 *
 * <p>Another column is refused, for a misspelt {@code subject} would let one subject into both sides of a split. A
 * folder without cases.csv is read as the {@link PublicDataset} reads it whose layout it has.
 */
public final class LabelledFolder {
    private LabelledFolder() {}

    /**
     * Lists the recordings in the table's order. Every file's header is checked and every byte goes into the digest;
     * samples are decoded when a case's payload is asked for.
     *
     * @throws FormatException if there is no table, a line of it is malformed, or a file is missing or not one that is
     *     read
     */
    public static Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Path table = folder.resolve(CaseTable.NAME);
        if (!Files.isRegularFile(table)) {
            for (PublicDataset known : PublicDataset.ALL) {
                if (known.recognises(folder)) {
                    return known.read(folder);
                }
            }
            throw new FormatException(
                    folder.toString(),
                    CaseTable.NAME + " or the layout of a public data set (prodrome sources lists them)",
                    Folder.contents(folder));
        }
        Sha256 digest = new Sha256();
        List<Case> cases = new ArrayList<>();
        for (CaseTable.Entry entry : CaseTable.read(table)) {
            Path file = folder.resolve(entry.path());
            Contents.Origin origin = check(file, entry, table);
            Case of = asCase(entry, file, entry.id(), Folder.name(folder), origin);
            digest.add(entry.id(), entry.subject(), of.site(), entry.label().name());
            CaseFile.digest(file, digest);
            cases.add(of);
        }
        return new Dataset(Folder.name(folder), "a folder with " + CaseTable.NAME, "not stated", digest.hex(), cases);
    }

    private static Contents.Origin check(Path file, CaseTable.Entry entry, Path table)
            throws IOException, FormatException {
        if (!Files.exists(file)) {
            throw entry.row().bad("a file at its path", "none there");
        }
        if (Files.isSameFile(file, table)) {
            throw entry.row().bad("a recording's path", "this table's own");
        }
        return CaseFile.contents(file).origin();
    }

    /**
     * @param site where neither the table nor the file names one
     * @param origin what the file says
     */
    static Case asCase(CaseTable.Entry entry, Path file, String id, String site, Contents.Origin origin) {
        Subject unnamed = origin.subject().map(Subject::of).orElse(Subject.ofRecord(id));
        return new Case(
                id,
                entry.subject().isEmpty() ? unnamed : Subject.of(entry.subject()),
                entry.site().isEmpty() ? origin.site().orElse(site) : entry.site(),
                origin.device(),
                Optional.empty(),
                Truth.of(entry.label()),
                () -> CaseFile.payload(file));
    }
}
