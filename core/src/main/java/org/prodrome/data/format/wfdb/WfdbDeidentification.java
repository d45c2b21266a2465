package org.prodrome.data.format.wfdb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.WholeFile;
import org.prodrome.data.format.Deidentification;
import org.prodrome.data.format.PagedFile;
import org.prodrome.data.format.PatientNames;
import org.prodrome.data.format.flac.FlacDecoder;

/**
 * De-identifies WFDB records: header, signal files, segments and annotations get another name, comments go but for
 * classes and codes, dates move back by the subject's days. Samples stay byte by byte. Notes of annotations go, unless
 * they are rhythms or other known words.
 */
public final class WfdbDeidentification implements Deidentification {
    private final boolean keepNotes;
    private final Header header;
    private final Optional<String> patient;
    private final PatientNames names;
    private final int days;
    private final List<Path> made = new ArrayList<>();
    private int notes;
    private int dropped;

    private WfdbDeidentification(Path path, boolean keepNotes) throws IOException, FormatException {
        this.keepNotes = keepNotes;
        Wfdb.contents(path);
        header = Header.read(path);
        patient = Comments.naming(header.text().comments()).findFirst();
        names = Comments.names(header.text().comments());
        // A record that doesn't say whom it is of is a subject of its own.
        days = Pseudonym.days(patient.orElseGet(() -> stem(path)));
    }

    /**
     * @param keepNotes whether notes of annotations stay but those that repeat the patient's name
     * @throws FormatException if it is no such record, or a file of it is missing or too short
     */
    public static WfdbDeidentification of(Path header, boolean keepNotes) throws IOException, FormatException {
        return new WfdbDeidentification(header, keepNotes);
    }

    @Override
    public Optional<String> subject() {
        return patient.map(Pseudonym::of);
    }

    @Override
    public Written write(Path folder, String name) throws IOException, FormatException {
        made.clear();
        notes = 0;
        dropped = 0;
        boolean whole = false;
        try {
            record(header, folder, name);
            whole = true;
        } finally {
            if (!whole) {
                for (Path file : made) {
                    Files.deleteIfExists(file);
                }
            }
        }
        List<String> warnings = new ArrayList<>();
        if (dropped > 0) {
            warnings.add(dropped + " of " + notes + " notes of annotations were left out, for "
                    + Deidentification.whyWithheld(keepNotes));
        }
        return new Written(folder.resolve(name + ".hea"), warnings);
    }

    /** The header comes last, for without it the other files say nothing. */
    private void record(Header of, Path folder, String name) throws IOException, FormatException {
        List<String> lines = new ArrayList<>();
        if (of.segments().isEmpty()) {
            Map<String, String> files = signalFiles(of, folder, name);
            for (int i = 0; i < of.signals().size(); i++) {
                SignalLine signal = of.signals().get(i);
                lines.add(signal.rewritten(of.text().lines().get(i + 1), files.getOrDefault(signal.file(), "~")));
            }
        } else {
            Map<String, String> segments = new LinkedHashMap<>();
            for (Header.Segment segment : of.segments()) {
                if (!segment.empty() && !segments.containsKey(segment.name())) {
                    String renamed = String.format(Locale.ROOT, "%s_%04d", name, segments.size() + 1);
                    Path inner = of.text().path().resolveSibling(segment.name() + ".hea");
                    record(Header.read(inner), folder, renamed);
                    segments.put(segment.name(), renamed);
                }
                lines.add(segments.getOrDefault(segment.name(), "~") + " " + segment.frames());
            }
        }
        annotations(of.text().path(), folder, name);
        lines.addFirst(HeaderLine.safe(of.text().lines().getFirst(), name, days));
        of.text().comments().stream()
                .filter(Comments::isHarmless)
                .map(comment -> "#" + comment)
                .forEach(lines::add);
        subject().ifPresent(id -> lines.add("#Subject: " + id));
        String text = String.join("\n", lines) + "\n";
        put(folder.resolve(name + ".hea"), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Their new names by the old ones. */
    private Map<String, String> signalFiles(Header of, Path folder, String name) throws IOException, FormatException {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < of.signals().size(); i++) {
            SignalLine signal = of.signals().get(i);
            if (signal.empty() || files.containsKey(signal.file())) {
                continue;
            }
            Path from = of.text().beside(signal.file(), i + 1, "the signal file");
            boolean matlab = isMatlab(from, signal);
            String renamed = name + (files.isEmpty() ? "" : "_f" + (files.size() + 1)) + (matlab ? ".mat" : ".dat");
            files.put(signal.file(), renamed);
            long frame = of.signals().stream()
                    .filter(other -> other.file().equals(signal.file()))
                    .mapToLong(SignalLine::perFrame)
                    .sum();
            put(folder.resolve(renamed), out -> samples(from, signal, of.frames() * frame, matlab, out));
        }
        return files;
    }

    /** Version 4 with one matrix, as the challenges have it: its beginning tells nothing. */
    private static boolean isMatlab(Path file, SignalLine signal) throws IOException, FormatException {
        if (signal.offset() != 24) {
            return false;
        }
        try (PagedFile paged = new PagedFile(file)) {
            return paged.size() >= 24 && paged.at(20, 4).getInt() == ('v' | 'a' << 8 | 'l' << 16);
        }
    }

    /** @param count of samples; 0 where the header doesn't say it */
    private static void samples(Path path, SignalLine signal, long count, boolean matlab, OutputStream out)
            throws IOException, FormatException {
        if (signal.format().flac()) {
            try (FlacDecoder flac = new FlacDecoder(path)) {
                flac.copyBare(out);
            }
            return;
        }
        try (PagedFile file = new PagedFile(path)) {
            long there = file.size() - signal.offset();
            long bytes = count == 0 ? there : Math.min(there, signal.format().bytes(count));
            long from = matlab ? 0 : signal.offset();
            file.copy(from, signal.offset() + bytes - from, out);
        }
    }

    private void annotations(Path record, Path folder, String name) throws IOException, FormatException {
        try (Stream<Path> beside = Files.list(record.toAbsolutePath().getParent())) {
            for (Path file : beside.filter(Files::isRegularFile).sorted().toList()) {
                String own = file.getFileName().toString();
                String ending = own.substring(own.lastIndexOf('.') + 1);
                if (stem(file).equals(stem(record))
                        && WfdbAnnotations.recognises(new byte[0], own.toLowerCase(Locale.ROOT))) {
                    WfdbAnnotations.read(file);
                    AnnotationNotes.Kept kept = AnnotationNotes.of(
                            Files.readAllBytes(file),
                            note -> (keepNotes || AnnotationNotes.isKnown(note)) && !names.isIn(note));
                    notes += kept.notes();
                    dropped += kept.dropped();
                    put(folder.resolve(name + "." + ending), out -> out.write(kept.bytes()));
                }
            }
        }
    }

    private void put(Path file, WholeFile.Writing<FormatException> writing) throws IOException, FormatException {
        WholeFile.<FormatException>write(file, writing);
        made.add(file);
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
