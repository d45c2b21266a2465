package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Wav;

/**
 * What is known of single recordings from what lies around them: a cases.csv in a recording's folder or one above it
 * that names the recording, the REFERENCE.csv of its folder, or its own .hea file. Each table is read once. Several
 * threads may share one.
 */
public final class LabelTables {
    private final Map<Path, Table> tables = new HashMap<>();

    /**
     * A recording as a case, whose id is the path that was given.
     *
     * @param doubts why tables or a header that lie around it were not believed, a line each
     */
    public record Described(Case of, List<String> doubts) {}

    /**
     * What a table names, in its order and by absolute paths; nothing where the table is malformed.
     *
     * @param masks of the cases
     */
    record Table(Map<Path, Case> cases, Set<Path> masks, Optional<String> doubt) {
        private static Table doubtful(String doubt) {
            return new Table(Map.of(), Set.of(), Optional.of(doubt));
        }
    }

    @FunctionalInterface
    private interface Reading {
        void into(Map<Path, Case> cases, Set<Path> masks) throws IOException, FormatException;
    }

    /** What a folder's own cases.csv names; empty where it has none. */
    synchronized Optional<Table> inside(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        return Files.isRegularFile(place.resolve(CaseTable.NAME)) ? Optional.of(cases(place)) : Optional.empty();
    }

    /** Looks around a recording; its samples are not read. */
    public synchronized Described describe(Path wav) {
        Path place = wav.toAbsolutePath().normalize();
        List<String> doubts = new ArrayList<>();
        Optional<Case> found = Optional.empty();
        for (Path folder = place.getParent(); folder != null && found.isEmpty(); folder = folder.getParent()) {
            found = lookUp(cases(folder), place, doubts);
            if (found.isEmpty() && folder.equals(place.getParent())) {
                found = lookUp(references(folder), place, doubts);
            }
        }
        Truth heard = header(place, doubts);
        Truth listed = found.map(Case::truth).orElse(Truth.unknown());
        boolean both = known(listed) && known(heard);
        if (both && listed.label() != heard.label()) {
            doubts.add(wav + ": expected one label, got " + word(listed) + " in the table and " + word(heard)
                    + " in the header");
        }
        String id = wav.toString();
        return new Described(
                new Case(
                        id,
                        found.map(Case::subject).filter(Subject::known).orElse(Subject.ofRecord(id)),
                        found.map(Case::site).orElse(""),
                        known(listed) ? listed : heard,
                        () -> CaseFile.payload(wav)),
                List.copyOf(doubts));
    }

    private static boolean known(Truth truth) {
        return truth.label() != Truth.Label.UNKNOWN;
    }

    private static String word(Truth truth) {
        return truth.label().name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Case> lookUp(Table table, Path place, List<String> doubts) {
        table.doubt().ifPresent(doubts::add);
        return Optional.ofNullable(table.cases().get(place));
    }

    private Table cases(Path folder) {
        Path file = folder.resolve(CaseTable.NAME);
        return table(file, (cases, masks) -> {
            for (CaseTable.Entry entry : CaseTable.read(file)) {
                cases.put(
                        folder.resolve(entry.path()),
                        LabelledFolder.asCase(entry, folder, Folder.name(folder), Contents.Origin.UNKNOWN));
                entry.mask().ifPresent(mask -> masks.add(folder.resolve(mask)));
            }
        });
    }

    private Table references(Path folder) {
        Path file = folder.resolve(Physionet2016.REFERENCE);
        return table(file, (cases, _) -> {
            for (Csv.Row row : Csv.read(file)) {
                String name = Physionet2016.name(row);
                Path wav = folder.resolve(name + ".wav");
                Truth truth = Truth.of(Physionet2016.label(row));
                cases.put(wav, new Case(name, Subject.ofRecord(name), Folder.name(folder), truth, () -> Wav.read(wav)));
            }
        });
    }

    private Table table(Path file, Reading reading) {
        Table known = tables.get(file);
        if (known == null) {
            known = Files.isRegularFile(file) ? read(file, reading) : new Table(Map.of(), Set.of(), Optional.empty());
            tables.put(file, known);
        }
        return known;
    }

    private static Table read(Path file, Reading reading) {
        Map<Path, Case> cases = new LinkedHashMap<>();
        Set<Path> masks = new HashSet<>();
        try {
            reading.into(cases, masks);
            return new Table(cases, masks, Optional.empty());
        } catch (FormatException e) {
            return Table.doubtful(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Table.doubtful(file + ": expected a table that can be read, got none");
        }
    }

    private static Truth header(Path wav, List<String> doubts) {
        String name = Folder.name(wav);
        String record = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        Path header = wav.resolveSibling(record + ".hea");
        Optional<Wav.Header> sound = Files.isRegularFile(header) ? sound(wav) : Optional.empty();
        if (sound.isEmpty()) {
            return Truth.unknown();
        }
        try {
            Physionet2016Header.check(header, record, sound.get());
            return Truth.of(Physionet2016Header.label(header));
        } catch (FormatException e) {
            doubts.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            doubts.add(header + ": expected a header that can be read, got none");
        }
        return Truth.unknown();
    }

    /** Empty where the recording is no good, which its reader will say. */
    private static Optional<Wav.Header> sound(Path wav) {
        try {
            return Optional.of(Wav.header(wav));
        } catch (IOException | FormatException e) {
            return Optional.empty();
        }
    }
}
