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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Attachments;
import org.prodrome.data.format.Format;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.dicom.DicomSeries;
import org.prodrome.data.source.CaseSearch.Lead;
import org.prodrome.data.source.CaseSearch.Skipped;

/** Looks through a folder and all below it, as {@link CaseSearch} says; hidden files and folders aside. */
final class CaseWalk {
    private static final Pattern VISIBLE = Pattern.compile("[^.].*", Pattern.DOTALL);
    /** What lies beside cases and says something of them. */
    private static final Set<String> BESIDE = Set.of(
            CaseTable.NAME, FindingTable.NAME, ClassTree.NAME, Physionet2016.REFERENCE, "README.txt", "README.md");

    private final Kinds kinds;
    private final LabelTables tables;
    private final Attachments attachments = new Attachments();
    private final Set<Path> above = new HashSet<>();
    private final List<Lead> leads = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    CaseWalk(Kinds kinds, LabelTables tables) {
        this.kinds = kinds;
        this.tables = tables;
    }

    List<Lead> leads() {
        return leads;
    }

    List<Skipped> skipped() {
        return skipped;
    }

    void into(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!above.add(real)) {
            skip(folder, "a link to a folder that it lies in");
            return;
        }
        Optional<LabelTables.Table> table = tables.inside(folder);
        if (table.isPresent() && table.get().doubt().isEmpty()) {
            listed(folder, table.get());
        } else if (EmpaticaE4.lies(folder)) {
            whole(folder, Several.class, "what an Empatica E4 exports");
        } else {
            children(folder);
        }
        above.remove(real);
    }

    private void children(Path folder) throws IOException {
        List<Path> slices = new ArrayList<>();
        for (Path child : visible(folder)) {
            if (Files.isDirectory(child)) {
                into(child);
            } else if (!BESIDE.contains(Folder.name(child)) && !attachments.has(child)) {
                boolean slice = Format.of(child).equals(Optional.of(Format.DICOM));
                if (slice) {
                    slices.add(child);
                } else {
                    file(child);
                }
            }
        }
        if (!slices.isEmpty()) {
            series(slices);
        }
    }

    private static List<Path> visible(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> VISIBLE.matcher(Folder.name(child)).matches())
                    .filter(child -> Files.isDirectory(child) || Files.isRegularFile(child))
                    .sorted()
                    .toList();
        }
    }

    private void file(Path file) throws IOException {
        Optional<String> objection = kinds.objection(file);
        if (objection.isPresent()) {
            skip(file, objection.get());
        } else {
            leads.addAll(CaseSearch.leads(file, tables.describe(file), kinds, false));
        }
    }

    private void whole(Path folder, Class<? extends Payload> kind, String what) {
        if (kinds.has(kind)) {
            LabelTables.Described described = tables.describe(folder);
            leads.add(new Lead(described.of(), described.doubts(), false));
        } else {
            skip(folder, what);
        }
    }

    /** What a table names, and what else lies there, but for masks and what a named folder holds. */
    private void listed(Path folder, LabelTables.Table table) throws IOException {
        for (Map.Entry<Path, Case> entry : table.cases().entrySet()) {
            Case of = CaseSearch.under(folder, entry.getValue());
            leads.addAll(CaseSearch.leads(entry.getKey(), new LabelTables.Described(of, List.of()), kinds, false));
        }
        rest(folder, table);
    }

    private void rest(Path folder, LabelTables.Table table) throws IOException {
        for (Path child : visible(folder)) {
            Path place = child.toAbsolutePath().normalize();
            boolean named = table.cases().containsKey(place) || table.masks().contains(place);
            if (named || BESIDE.contains(Folder.name(child))) {
                continue;
            }
            if (Files.isDirectory(child)) {
                rest(child, table);
            } else if (!attachments.has(child)) {
                skip(child, "not named by " + CaseTable.NAME);
            }
        }
    }

    /** Stacks of slices, and what DICOM holds else; of the series that a broken file may be of, that is said. */
    private void series(List<Path> files) throws IOException {
        DicomSeries.Sorted sorted = DicomSeries.sort(files);
        for (FormatException broken : sorted.broken()) {
            leads.add(new Lead(unread(files.getFirst(), broken), List.of(), false));
        }
        for (DicomSeries.Found found : sorted.found()) {
            Path first = found.files().getFirst();
            List<Part> parts = found.contents().parts();
            Class<? extends Payload> kind = parts.size() == 1 ? Kinds.of(parts.getFirst()) : Several.class;
            Optional<String> objection = parts.isEmpty() ? Optional.of(Kinds.EMPTY) : kinds.objection(kind);
            if (objection.isPresent()) {
                skip(first, objection.get());
                continue;
            }
            LabelTables.Described around = tables.describe(first);
            Case of = around.of();
            List<String> doubts = new ArrayList<>(around.doubts());
            if (!sorted.broken().isEmpty() && found.files().size() > 1) {
                doubts.add(first + ": " + sorted.broken().size()
                        + " file(s) beside it can't be read, and may be slices of its series");
            }
            Case stack = new Case(
                    of.id(),
                    of.subject(),
                    of.site(),
                    of.truth(),
                    () -> found.contents().payload().orElseThrow());
            leads.add(new Lead(stack, doubts, false));
        }
    }

    private static Case unread(Path beside, FormatException broken) {
        String id = beside.toString();
        return new Case(id, Subject.ofRecord(id), "", Truth.unknown(), () -> {
            throw broken;
        });
    }

    private void skip(Path what, String why) {
        skipped.add(new Skipped(what.toString(), why));
    }
}
