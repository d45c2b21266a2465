package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Sha256;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;

/**
 * Somebody's own recordings: a folder with a table {@code cases.csv} (UTF-8, RFC 4180) whose first line names its
 * columns, in any order:
 *
 * <ul>
 *   <li>{@code path}: a file of any {@link org.prodrome.data.format.Format}, or a folder with the slices of one DICOM
 *       series; relative to the folder and within it; the case's id
 *   <li>{@code label}: normal or 0, abnormal or 1, or unknown or nothing
 *   <li>{@code subject}, optional: whom the recording is of; where nothing stands, the subject is the pseudonym of whom
 *       the file names, or else the record stands for it
 *   <li>{@code site}, optional: where nothing stands, the file's own by a pseudonym, or else the folder's name
 *   <li>{@code id}, optional: the case's id, where that is not its path
 *   <li>{@code device}, optional: where nothing stands, the file's own
 *   <li>{@code part}, optional: train, validation or test, where the data set has a published split
 *   <li>{@code class}, optional: words for what the case is or has, parted by semicolons
 *   <li>{@code severity}, optional: a number, the higher the stronger
 *   <li>{@code mask}, optional: a path as {@code path} is, of the samples that are abnormal, on the case's own grid
 *   <li>{@code kind}, optional: image, where a file of one slice is to be an image and not a volume
 *   <li>{@code channels}, optional: names, parted by semicolons, for channels to which the format gives none, each with
 *       its unit in brackets where the format has none, as in {@code grey [HU]}
 * </ul>
 *
 * <p>{@link FindingTable findings.csv}, optional, says where in a case something is. What {@code prodrome simulate}
 * writes is such a folder.
 *
 * <p>Another column is refused, for a misspelt {@code subject} would let one subject into both sides of a split. A
 * folder without cases.csv is read as the {@link PublicDataset} reads it whose layout it has, or else as a BIDS tree or
 * as a folder a class, by a {@code classes.csv} where the normal one is not called normal.
 */
public final class LabelledFolder {
    private static final Pattern VISIBLE = Pattern.compile("[^.].*");
    private static final int MOST_TRIED = 20;

    private LabelledFolder() {}

    /**
     * Whether a folder has a layout of which {@link #read} knows what its cases are.
     *
     * @throws FormatException if what lies in it says that it has one, and is malformed
     */
    public static boolean recognises(Path folder) throws IOException, FormatException {
        return Files.isDirectory(folder)
                && (Files.isRegularFile(folder.resolve(CaseTable.NAME))
                        || known(folder).isPresent()
                        || Bids.isAt(folder)
                        || ClassTree.isAt(folder));
    }

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
            return otherwise(folder);
        }
        Sha256 digest = new Sha256();
        List<Case> cases = new ArrayList<>();
        List<CaseTable.Entry> entries = FindingTable.join(CaseTable.read(table), folder);
        for (CaseTable.Entry entry : entries) {
            Case of = asCase(entry, folder, Folder.name(folder), check(folder, entry));
            known(digest, entry, of);
            CaseFile.digest(folder.resolve(entry.path()), digest);
            if (entry.mask().isPresent()) {
                CaseFile.digest(folder.resolve(entry.mask().get()), digest);
            }
            cases.add(of);
        }
        return new Dataset(
                Folder.name(folder),
                "a folder with " + CaseTable.NAME + "; subjects: " + subjects(entries, cases),
                "not stated",
                digest.hex(),
                cases);
    }

    private static Dataset otherwise(Path folder) throws IOException, FormatException {
        Optional<PublicDataset> known = known(folder);
        if (known.isPresent()) {
            return known.get().read(folder);
        }
        if (Bids.isAt(folder)) {
            return Bids.read(folder);
        }
        String hint = hint(folder);
        if (hint.isEmpty() && ClassTree.isAt(folder)) {
            return ClassTree.read(folder);
        }
        throw new FormatException(
                folder.toString(),
                CaseTable.NAME + ", " + Bids.LAYOUT + ", " + ClassTree.LAYOUT
                        + " or the layout of a public data set (prodrome sources lists them)",
                Folder.contents(folder) + hint);
    }

    static Optional<PublicDataset> known(Path folder) throws IOException {
        for (PublicDataset source : PublicDataset.ALL) {
            if (source.recognises(folder)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    /** A data set that lies one level below, as in what an archive was unpacked into. */
    private static String hint(Path folder) throws IOException {
        for (Path inside :
                Folder.folders(folder, VISIBLE).stream().limit(MOST_TRIED).toList()) {
            Optional<PublicDataset> known = known(inside);
            if (known.isPresent()) {
                return "; " + known.get().about().name() + " lies in " + inside;
            }
        }
        return "";
    }

    private static void known(Sha256 digest, CaseTable.Entry entry, Case of) {
        Truth truth = of.truth();
        digest.add(of.id(), entry.subject(), of.site(), truth.label().name());
        digest.add(
                of.device().orElse(""), of.part().toString(), truth.severity().toString());
        digest.add(truth.classes().toString(), entry.declared().toString());
        digest.add(
                truth.boxes().toString(),
                truth.intervals().toString(),
                truth.beats().toString());
    }

    /** How many are known from where. */
    private static String subjects(List<CaseTable.Entry> entries, List<Case> cases) {
        Map<String, Set<Subject>> from = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            Subject subject = cases.get(i).subject();
            String origin = !subject.known()
                    ? "stood for by a case, for nothing names them"
                    : entries.get(i).subject().isEmpty() ? "named by the files, as pseudonyms" : "named by the table";
            from.computeIfAbsent(origin, _ -> new HashSet<>()).add(subject);
        }
        return from.entrySet().stream()
                .map(one -> one.getValue().size() + " " + one.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Contents.Origin check(Path folder, CaseTable.Entry entry) throws IOException, FormatException {
        Contents contents = contents(folder, entry.path(), entry, "a file at its path");
        entry.declared().check(contents, entry.row());
        if (entry.mask().isPresent()) {
            Contents mask = contents(folder, entry.mask().get(), entry, "a file at its mask's path");
            List<List<Integer>> expected = grids(contents);
            if (!grids(mask).equals(expected) || mask.parts().getFirst().shape().getFirst() != 1) {
                throw entry.row().bad("a mask of one channel on the case's grid " + expected, "one of " + grids(mask));
            }
        }
        return contents.origin();
    }

    private static Contents contents(Path folder, Path inside, CaseTable.Entry entry, String what)
            throws IOException, FormatException {
        Path file = folder.resolve(inside);
        if (!Files.exists(file)) {
            throw entry.row().bad(what, "none there");
        }
        if (Files.isSameFile(file, folder.resolve(CaseTable.NAME))) {
            throw entry.row().bad("a recording's path", "this table's own");
        }
        return CaseFile.contents(file);
    }

    /** The axes but the channels', of each array; an only slice is a picture. */
    private static List<List<Integer>> grids(Contents contents) {
        return contents.parts().stream()
                .map(Part::shape)
                .map(shape -> shape.subList(shape.size() == 4 && shape.get(1) == 1 ? 2 : 1, shape.size()))
                .toList();
    }

    /**
     * @param site where neither the table nor the file names one
     * @param origin what the file says
     */
    static Case asCase(CaseTable.Entry entry, Path folder, String site, Contents.Origin origin) {
        Subject unnamed = origin.subject().map(Subject::of).orElse(Subject.ofRecord(entry.id()));
        Path file = folder.resolve(entry.path());
        Declared declared = entry.declared();
        return new Case(
                entry.id(),
                entry.subject().isEmpty() ? unnamed : Subject.of(entry.subject()),
                entry.site().isEmpty() ? origin.site().orElse(site) : entry.site(),
                entry.device().or(origin::device),
                entry.part(),
                entry.mask()
                        .map(mask -> entry.truth()
                                .withMask(() ->
                                        new Declared(declared.slice(), List.of("mask")).read(folder.resolve(mask))))
                        .orElse(entry.truth()),
                () -> declared.read(file));
    }
}
