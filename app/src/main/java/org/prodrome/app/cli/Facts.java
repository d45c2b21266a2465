package org.prodrome.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prodrome.data.FormatException;
import org.prodrome.data.Printable;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Format;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.Samples;
import org.prodrome.data.format.dicom.DicomSeries;
import org.prodrome.data.source.LabelTables;

/**
 * What a file is, and what to beware of.
 *
 * @param sha256 of the decoded samples; empty where there are none
 * @param files of which a series is; 0 of a single file
 */
record Facts(
        LabelTables.Described described, Contents contents, Optional<String> sha256, List<String> warnings, int files) {

    /**
     * Reads the samples of a series.
     *
     * @param folder that it lies in
     * @param more warnings besides its own
     */
    static Facts of(Path folder, DicomSeries.Found series, List<String> more, LabelTables tables)
            throws IOException, FormatException {
        LabelTables.Described described = tables.describe(folder);
        List<String> warnings = new ArrayList<>(described.doubts());
        warnings.addAll(series.contents().warnings());
        warnings.addAll(more);
        return new Facts(
                described,
                series.contents(),
                series.contents().digest(),
                warnings,
                series.files().size());
    }

    /**
     * Reads the file.
     *
     * @throws FormatException if it is not what it claims to be
     */
    static Facts of(Path file, LabelTables tables) throws IOException, FormatException {
        Contents contents = Format.read(file);
        LabelTables.Described described = tables.describe(file);
        List<String> warnings = new ArrayList<>(described.doubts());
        warnings.addAll(contents.warnings());
        Optional<String> sha256;
        if (contents.format().equals("WAV")) {
            Signal sound = (Signal) contents.payload().orElseThrow();
            warnings.addAll(SoundWarnings.of(sound));
            sha256 = Optional.of(Samples.of(sound.samples()).digest());
        } else {
            sha256 = contents.digest();
        }
        return new Facts(described, contents, sha256, warnings, 0);
    }

    /** By the names that users' scripts rely on; null where nothing is known. */
    Map<String, Object> named() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("case", described.of().id());
        if (files > 0) {
            facts.put("files", files);
        }
        facts.put("format", contents.format());
        facts.put("encoding", contents.encoding());
        List<Part> parts = contents.parts();
        if (parts.size() == 1) {
            put(facts, parts.getFirst());
        } else {
            facts.put("payload", parts.isEmpty() ? null : "several");
        }
        facts.put("subject", subject().orElse(null));
        facts.put("site", site().orElse(null));
        facts.put("device", contents.origin().device().orElse(null));
        facts.put("labels", labels());
        facts.put("warnings", warnings);
        facts.put("sha256", sha256.orElse(null));
        if (parts.size() > 1) {
            facts.put("parts", parts.stream().map(Facts::named).toList());
        }
        return facts;
    }

    private static Map<String, Object> named(Part part) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", part.name());
        put(facts, part);
        return facts;
    }

    private static void put(Map<String, Object> facts, Part part) {
        facts.put("payload", part.kind().word());
        facts.put("shape", part.shape());
        if (part.rate().isPresent()) {
            facts.put("rate_hz", part.rate().getAsDouble());
            facts.put("seconds", part.shape().get(1) / part.rate().getAsDouble());
        }
        if (part.kind() == Part.Kind.IMAGE || part.kind() == Part.Kind.VOLUME) {
            facts.put("spacing_mm", part.spacing().isEmpty() ? null : part.spacing());
        }
        if (part.kind() == Part.Kind.VOLUME) {
            facts.put("affine", part.affine().isEmpty() ? null : part.affine());
        }
        facts.put("channels", part.channels().stream().map(Signal.Channel::name).toList());
        facts.put("units", part.channels().stream().map(Signal.Channel::unit).toList());
    }

    private Optional<String> subject() {
        Subject subject = described.of().subject();
        return subject.known() ? Optional.of(subject.id()) : contents.origin().subject();
    }

    private Optional<String> site() {
        String site = described.of().site();
        return site.isEmpty() ? contents.origin().site() : Optional.of(site);
    }

    private List<String> labels() {
        Truth.Label label = described.of().truth().label();
        return label == Truth.Label.UNKNOWN
                ? contents.labels()
                : List.of(label.name().toLowerCase(Locale.ROOT));
    }

    /** All facts, one a line. */
    String page() {
        StringBuilder page = new StringBuilder();
        named().forEach((name, fact) -> {
            switch (fact) {
                case null -> page.append(row(name, "unknown"));
                case List<?> list
                when name.equals("warnings") -> list.forEach(warning -> page.append(row("warning", warning)));
                case List<?> list
                when name.equals("labels") -> page.append(row("label", list.isEmpty() ? "unknown" : list.getFirst()));
                default -> page.append(row(name, fact));
            }
        });
        return page.toString();
    }

    private static String row(String name, Object fact) {
        return String.format("%-10s %s%n", name, Printable.line(fact.toString()));
    }

    /** The main facts on one line. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s%s  %s %s%s, subject %s, site %s, label %s%s",
                Printable.line(described.of().id()),
                files > 0 ? " (" + files + (files == 1 ? " file)" : " files)") : "",
                contents.format(),
                contents.encoding(),
                contents.parts().stream().map(Facts::line).collect(Collectors.joining()),
                subject().orElse("unknown"),
                site().orElse("unknown"),
                labels().isEmpty() ? "unknown" : String.join(" ", labels()),
                warnings.isEmpty() ? "" : "; beware: " + String.join("; ", warnings));
    }

    private static String line(Part part) {
        String lengths = part.shape().stream().map(String::valueOf).collect(Collectors.joining(" x "));
        return ", " + lengths
                + (part.rate().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " at %s Hz (%.1f s)",
                                number(part.rate().getAsDouble()),
                                part.shape().get(1) / part.rate().getAsDouble()));
    }

    private static String number(double rate) {
        return rate == Math.rint(rate) ? Long.toString((long) rate) : Double.toString(rate);
    }
}
