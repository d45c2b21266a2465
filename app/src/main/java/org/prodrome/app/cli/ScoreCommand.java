package org.prodrome.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Printable;
import org.prodrome.data.source.LabelTables;
import org.prodrome.detect.Detector;
import org.prodrome.detect.DriftWatch;
import org.prodrome.detect.Finding;
import org.prodrome.evaluate.calibration.Calibrated;
import org.prodrome.evaluate.calibration.Calibration.Meaning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code prodrome score}. */
@Command(
        name = "score",
        description = {
            "Scores recordings with a detector: the higher, the more abnormal. Research use only.",
            "A recording that can't be read gets a line on standard error and the exit code becomes 1; the others are scored."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome score run1 recording.wav",
            "  prodrome score run1/detector recordings/ more-recordings/ --json > scores.jsonl"
        })
final class ScoreCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DETECTOR", description = "A detector's folder, or that of its run.")
    private Path detector = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "INPUT", description = "WAV files, or folders of them.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--json",
            description = "One JSON object a line: case, score, decision (1 abnormal, 0 normal, null where the detector"
                    + " abstains), probability or p_value of a calibrated detector, operating_point (purpose, threshold),"
                    + " and subject and site where they are known.")
    private boolean json;

    private final Set<String> doubts = new HashSet<>();
    private final Map<String, DriftWatch> watches = new HashMap<>();
    private int failed;

    /** @param failure one line, where there is no finding */
    private record Outcome(
            LabelTables.Described described, @Nullable Finding finding, String failure) {}

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        List<Path> files = Recordings.files(inputs);
        // Recordings side by side use the processors better than threads within one recording do.
        int processors = Runtime.getRuntime().availableProcessors();
        LabelTables tables = new LabelTables();
        try (Detector scoring = Detector.read(detector, files.size() == 1 ? processors : 1);
                ProgressLine progress = new ProgressLine(line.getErr())) {
            InOrder.each(
                    files,
                    Math.min(processors, files.size()),
                    file -> score(scoring, tables.describe(file)),
                    (outcome, done) -> {
                        progress.above(() -> {
                            print(outcome, line.getOut(), line.getErr());
                            watch(scoring, outcome, line.getErr());
                        });
                        progress.at("scoring", done, files.size());
                        return !line.getOut().checkError();
                    });
        }
        return failed == 0 ? 0 : 1;
    }

    private static Outcome score(Detector scoring, LabelTables.Described described) {
        try {
            return new Outcome(described, scoring.score(described.of()), "");
        } catch (FormatException | IOException e) {
            return new Outcome(described, null, Failures.line(e));
        }
    }

    private void print(Outcome outcome, PrintWriter out, PrintWriter err) {
        for (String doubt : outcome.described().doubts()) {
            if (doubts.add(doubt)) {
                err.println("prodrome: warning: " + doubt);
            }
        }
        Finding finding = outcome.finding();
        if (finding == null) {
            failed++;
            err.println("prodrome: " + outcome.failure());
        } else {
            out.println(json ? json(outcome.described().of(), finding) : text(finding));
        }
    }

    /** Each site's cases are watched in their order. */
    private void watch(Detector scoring, Outcome outcome, PrintWriter err) {
        Finding finding = outcome.finding();
        if (finding == null) {
            return;
        }
        String site = outcome.described().of().site();
        DriftWatch watch = watches.get(site);
        if (watch == null) {
            watch = scoring.watch().orElse(null);
            if (watch == null) {
                return;
            }
            watches.put(site, watch);
        }
        if (watch.sees(finding.score())) {
            err.println("prodrome: warning: " + (site.isEmpty() ? "" : "site " + Printable.line(site) + ": ") + "after "
                    + watch.seen() + " cases the scores no longer look like those of the detector's calibration cases;"
                    + " with another device, other people or another share of abnormal ones its threshold and"
                    + " probabilities may not hold");
        }
    }

    private static String json(Case of, Finding finding) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("purpose", finding.at().purpose().text());
        point.put("threshold", finding.at().threshold());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("case", finding.id());
        line.put("score", finding.score());
        line.put(
                "decision", finding.abnormal().map(abnormal -> abnormal ? 1 : 0).orElse(null));
        finding.calibrated().ifPresent(calibrated -> line.put(key(calibrated.meaning()), calibrated.value()));
        line.put("operating_point", point);
        if (of.subject().known()) {
            line.put("subject", of.subject().id());
        }
        if (!of.site().isEmpty()) {
            line.put("site", of.site());
        }
        return JSON.writeValueAsString(line);
    }

    private static String text(Finding finding) {
        return String.format(
                Locale.ROOT,
                "%-8s %sscore %.5f (threshold %.5f, %s)  %s",
                finding.abnormal()
                        .map(abnormal -> abnormal ? "abnormal" : "normal")
                        .orElse("unsure"),
                finding.calibrated().map(ScoreCommand::text).orElse(""),
                finding.score(),
                finding.at().threshold(),
                finding.at().purpose().text(),
                Printable.line(finding.id()));
    }

    private static String text(Calibrated calibrated) {
        return String.format(
                Locale.ROOT, "%s %.4g, ", key(calibrated.meaning()).replace("p_value", "p"), calibrated.value());
    }

    private static String key(Meaning meaning) {
        return switch (meaning) {
            case PROBABILITY -> "probability";
            case P_VALUE -> "p_value";
        };
    }
}
