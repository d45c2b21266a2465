package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Sha256;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Wav;

/**
 * Somebody's own recordings: a folder with a table {@code cases.csv} (UTF-8, RFC 4180) whose first line names its
 * columns, in any order:
 *
 * <ul>
 *   <li>{@code path}: a WAV file, relative to the folder and within it; the case's id
 *   <li>{@code label}: normal or 0, abnormal or 1, or nothing where it is unknown
 *   <li>{@code subject}, optional: whom the recording is of; where nothing stands, the record stands for its subject
 *   <li>{@code site}, optional: where nothing stands, the folder's name
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
     * @throws FormatException if there is no table, a line of it is malformed, or a file is missing or no WAV file
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
            Path wav = folder.resolve(entry.path());
            check(wav, entry);
            Case of = asCase(entry, wav, entry.id(), Folder.name(folder));
            digest.add(entry.id(), entry.subject(), of.site(), entry.label().name());
            digest.add(wav);
            cases.add(of);
        }
        return new Dataset(Folder.name(folder), "a folder with " + CaseTable.NAME, "not stated", digest.hex(), cases);
    }

    private static void check(Path wav, CaseTable.Entry entry) throws IOException, FormatException {
        if (!Files.isRegularFile(wav)) {
            throw entry.row()
                    .bad(
                            "a file at its path",
                            "none at " + Csv.quoted(entry.path().toString()));
        }
        if (!Folder.name(wav).toLowerCase(Locale.ROOT).endsWith(".wav")) {
            throw entry.row().bad("a WAV file, named .wav", Csv.quoted(Folder.name(wav)));
        }
        Wav.header(wav);
    }

    /** @param site where the table names none */
    static Case asCase(CaseTable.Entry entry, Path wav, String id, String site) {
        return new Case(
                id,
                entry.subject().isEmpty() ? Subject.ofRecord(id) : Subject.of(entry.subject()),
                entry.site().isEmpty() ? site : entry.site(),
                Truth.of(entry.label()),
                () -> Wav.read(wav));
    }
}
