package org.prodrome.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prodrome.data.Case;
import org.prodrome.data.Printable;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Wav;
import org.prodrome.data.source.LabelTables;

/** What a recording is, and what to beware of. */
record Facts(LabelTables.Described described, Wav.Header header, Signal signal) {

    /** By the names that users' scripts rely on; null where nothing is known. */
    Map<String, Object> named() {
        Case of = described.of();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("case", of.id());
        facts.put("format", "WAV");
        facts.put("encoding", encoding());
        facts.put("payload", "signal");
        facts.put("shape", List.of(signal.samples().length, signal.length()));
        facts.put("rate_hz", signal.rate());
        facts.put("seconds", signal.duration());
        facts.put(
                "channels", signal.channels().stream().map(Signal.Channel::name).toList());
        facts.put("units", signal.channels().stream().map(Signal.Channel::unit).toList());
        facts.put("subject", of.subject().known() ? of.subject().id() : null);
        facts.put("site", of.site().isEmpty() ? null : of.site());
        facts.put("labels", labels());
        facts.put("warnings", warnings());
        return facts;
    }

    private List<String> labels() {
        Truth.Label label = described.of().truth().label();
        return label == Truth.Label.UNKNOWN ? List.of() : List.of(label.name().toLowerCase(Locale.ROOT));
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
        int warnings = warnings().size();
        Case of = described.of();
        return String.format(
                Locale.ROOT,
                "%s  WAV %s, %d x %d at %.0f Hz (%.1f s), subject %s, site %s, label %s%s",
                Printable.line(of.id()),
                encoding(),
                signal.samples().length,
                signal.length(),
                signal.rate(),
                signal.duration(),
                of.subject().known() ? of.subject().id() : "unknown",
                of.site().isEmpty() ? "unknown" : of.site(),
                labels().isEmpty() ? "unknown" : labels().getFirst(),
                warnings == 0 ? "" : "; beware: " + String.join("; ", warnings()));
    }

    private String encoding() {
        return switch (header.encoding()) {
            case UNSIGNED_8 -> "8-bit unsigned";
            case PCM_16 -> "16-bit";
            case PCM_24 -> "24-bit";
            case PCM_32 -> "32-bit";
            case FLOAT_32 -> "32-bit float";
            case FLOAT_64 -> "64-bit float";
        };
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(described.doubts());
        if (signal.duration() < 5) {
            warnings.add("shorter than 5 s: it will be repeated to fill a window");
        }
        if (signal.rate() < 1000) {
            warnings.add("a rate below 1000 Hz: murmurs reach higher");
        }
        if (signal.samples().length > 1) {
            warnings.add(signal.samples().length + " channels: the first alone is used");
        }
        warnings.addAll(ofSamples(signal.samples()[0]));
        return warnings;
    }

    private static List<String> ofSamples(float[] first) {
        List<String> warnings = new ArrayList<>();
        int clipped = 0;
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : first) {
            clipped += Math.abs(value) >= 0.9999f ? 1 : 0;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (clipped > first.length / 1000) {
            warnings.add(clipped + " samples of " + first.length + " at full scale or beyond: clipped");
        }
        if (!(most > least)) {
            warnings.add("every sample is the same: nothing was recorded");
        }
        return warnings;
    }
}
