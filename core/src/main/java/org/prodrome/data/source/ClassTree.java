package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Attachments;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Format;

/**
 * Somebody's own folder a class: {@code normal} and whatever other folders there are, each with files of any format.
 * Above the classes there may be folders for the parts (train, val, test) and, above or below those, for sites. The
 * files' headers are read, and no samples.
 *
 * <p>{@code normal} is normal, and every folder beside it abnormal, of the class that its name says; a part or a site
 * may lack some of the classes that another has. Where the classes are called otherwise, a table {@code classes.csv}
 * with the columns class and label, in the folder itself, says which are normal or abnormal, or by an empty label
 * neither; then it has to name them all. A folder within a class is one subject's, or, with DICOM slices in it, one
 * case. Other cases are of the pseudonym that the file has, or stand for their subjects.
 */
final class ClassTree {
    /** Says which classes are normal. */
    static final String NAME = "classes.csv";

    static final String LAYOUT = "a folder a class, of which one is called normal or " + NAME + " names them";

    private static final Pattern VISIBLE = Pattern.compile("[^.].*");
    private static final Pattern FILE = Pattern.compile("(?!(?i:thumbs\\.db|desktop\\.ini)$)[^.].*");
    private static final int LEVELS = 2;
    private static final Map<String, Case.Part> PARTS = Map.of(
            "train", Case.Part.TRAIN,
            "training", Case.Part.TRAIN,
            "val", Case.Part.VALIDATION,
            "valid", Case.Part.VALIDATION,
            "validation", Case.Part.VALIDATION,
            "test", Case.Part.TEST,
            "testing", Case.Part.TEST);

    /** Where in the tree a folder is. */
    private record Place(Path folder, String site, Optional<Case.Part> part) {}

    private final Path root;
    private final Map<String, Truth.Label> labels;
    /** How classes are called, wherever in the tree. */
    private final Set<String> classes = new HashSet<>();

    private final Attachments attachments = new Attachments();
    private final Listing listing;

    private ClassTree(Path root) throws IOException, FormatException {
        this.root = root;
        this.labels = labels(root.resolve(NAME));
        this.listing = new Listing(root);
        name(root, LEVELS);
    }

    /** Whether classes lie in a folder or, by part and site, at most two levels below. */
    static boolean isAt(Path folder) throws IOException, FormatException {
        return !new ClassTree(folder).classes.isEmpty();
    }

    private void name(Path folder, int levels) throws IOException {
        List<Path> children = Folder.folders(folder, VISIBLE);
        boolean found = false;
        for (Path child : children) {
            found |= isClass(child)
                    && (Folder.has(child, FILE)
                            || !Folder.folders(child, VISIBLE).isEmpty());
        }
        for (Path child : children) {
            if (found) {
                classes.add(Folder.name(child));
            } else if (levels > 0) {
                name(child, levels - 1);
            }
        }
    }

    /** @throws FormatException if a folder among others holds no classes, or a file is of no format that is read */
    static Dataset read(Path folder) throws IOException, FormatException {
        ClassTree tree = new ClassTree(folder);
        tree.collect(new Place(folder, "", Optional.empty()));
        return tree.listing.dataset(Folder.name(folder), "a folder a class" + tree.stated(), "not stated", LAYOUT);
    }

    private String stated() {
        return labels.isEmpty() ? "" : " with " + NAME;
    }

    private void collect(Place at) throws IOException, FormatException {
        List<Path> children = Folder.folders(at.folder(), VISIBLE);
        boolean found = false;
        boolean parts = at.part().isEmpty() && !children.isEmpty();
        for (Path child : children) {
            found |= classes.contains(Folder.name(child))
                    || (labels.isEmpty() && word(child).equals("abnormal"));
            parts &= PARTS.containsKey(word(child));
        }
        boolean sites = !found && !parts && at.site().isEmpty() && !children.isEmpty();
        if (!found && !parts && !sites) {
            throw Folder.not(at.folder(), LAYOUT);
        }
        for (Path child : children) {
            if (found) {
                cases(at, child);
            } else {
                collect(
                        parts
                                ? new Place(child, at.site(), Optional.ofNullable(PARTS.get(word(child))))
                                : new Place(child, Folder.name(child), at.part()));
            }
        }
    }

    private void cases(Place at, Path known) throws IOException, FormatException {
        Truth truth = truth(known);
        for (Path file : Folder.files(known, FILE)) {
            add(at, file, truth, Optional.empty());
        }
        for (Path inside : Folder.folders(known, VISIBLE)) {
            List<Path> files = Folder.files(inside, FILE);
            if (!files.isEmpty() && Format.of(files.getFirst()).equals(Optional.of(Format.DICOM))) {
                add(at, inside, truth, Optional.empty());
                continue;
            }
            String prefix = at.site().isEmpty() ? "" : at.site() + "/";
            for (Path file : files) {
                add(at, file, truth, Optional.of(prefix + Folder.name(inside)));
            }
        }
    }

    private void add(Place at, Path file, Truth truth, Optional<String> named) throws IOException, FormatException {
        if (!Files.isDirectory(file) && attachments.has(file)) {
            return;
        }
        Contents.Origin origin = CaseFile.contents(file).origin();
        String id = listing.id(file);
        Subject subject = named.or(origin::subject).map(Subject::of).orElse(Subject.ofRecord(id));
        String site = at.site().isEmpty() ? origin.site().orElse(Folder.name(root)) : at.site();
        Case of = new Case(id, subject, site, origin.device(), at.part(), truth, () -> CaseFile.payload(file));
        List<Path> where = new ArrayList<>(Files.isDirectory(file) ? Folder.files(file, FILE) : List.of(file));
        where.addAll(Files.isDirectory(file) ? List.of() : Attachments.of(file));
        listing.add(of, where.toArray(Path[]::new));
    }

    private boolean isClass(Path folder) {
        return labels.isEmpty() ? word(folder).equals("normal") : labels.containsKey(Folder.name(folder));
    }

    private Truth truth(Path known) throws FormatException {
        String name = Folder.name(known);
        boolean normal = word(known).equals("normal");
        Truth.Label label = labels.isEmpty() ? normal ? Truth.Label.NORMAL : Truth.Label.ABNORMAL : labels.get(name);
        if (label == null) {
            throw new FormatException(root.toString(), "a line of " + NAME + " for every class", "none for one");
        }
        boolean plain = normal || word(known).equals("abnormal");
        return Truth.of(label).withClasses(plain ? List.of() : List.of(name));
    }

    private static String word(Path folder) {
        return Folder.name(folder).toLowerCase(Locale.ROOT);
    }

    /** What a table of classes says; nothing where there is none. */
    static Map<String, Truth.Label> labels(Path file) throws IOException, FormatException {
        Map<String, Truth.Label> labels = new HashMap<>();
        if (Files.isRegularFile(file)) {
            NamedColumns table = NamedColumns.read(file, ',', "class", "label");
            for (Csv.Row row : table.rows()) {
                labels.put(table.of(row, "class"), CaseTable.label(table.of(row, "label"), row));
            }
        }
        return labels;
    }
}
