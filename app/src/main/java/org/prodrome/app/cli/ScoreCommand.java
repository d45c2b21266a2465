package org.prodrome.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Printable;
import org.prodrome.data.source.CaseSearch;
import org.prodrome.data.source.CaseSearch.Lead;
import org.prodrome.data.source.CaseSearch.Skipped;
import org.prodrome.detect.Detector;
import org.prodrome.detect.Finding;
import org.prodrome.evaluate.calibration.Calibrated;
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
            "Scores cases with a detector: the higher, the more abnormal. Research use only.",
            "Of a folder, what the detector takes is scored: signals, pictures, volumes (the DICOM images of a series are one),"
                    + " rows of tables, stays or texts in any format that is read. A cases.csv says what the cases are; a public"
                    + " data set in its own layout, and a BIDS tree, are read as such. What is skipped is said on standard error.",
            "A case that can't be read gets a line on standard error and the exit code becomes 1; the others are scored."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome score run1 recording.wav",
            "  prodrome score run1/detector recordings/ more-recordings/ --json > scores.jsonl",
            "  prodrome score run2 ct-study/ chest.png patients/cases-of-may/"
        })
final class ScoreCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DETECTOR", description = "A detector's folder, or that of its run.")
    private Path detector = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "INPUT", description = "Files, or folders of them.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--json",
            description = "One JSON object a line: case, score, decision (1 abnormal, 0 normal, null where the detector"
                    + " abstains), probability or p_value of a calibrated detector, class (the likeliest) and"
                    + " probabilities of a detector of several classes, severity where it tells, entities (start and end,"
                    + " characters of the text) where it looks for them, operating_point (purpose, threshold),"
                    + " and subject and site where they are known.")
    private boolean json;

    private final Set<String> doubts = new HashSet<>();
    private final SkippedLines skipped = new SkippedLines();
    private int found;
    private int failed;

    /** @param failure one line, where there is no finding; empty where the case was skipped */
    private record Outcome(Lead lead, @Nullable Finding finding, String failure, Optional<Skipped> skipped) {}

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        int processors = Runtime.getRuntime().availableProcessors();
        // Cases side by side use the processors better than threads within one case do.
        boolean one = inputs.size() == 1 && !Files.isDirectory(inputs.getFirst());
        try (Detector scoring = Detector.read(detector, one ? processors : 1)) {
            CaseSearch search = new CaseSearch(scoring.kinds());
            List<Lead> leads = leads(search, scoring.kinds(), line.getErr());
            score(scoring, search, leads, Math.min(processors, leads.size()), line.getOut(), line.getErr());
            skipped.lines().forEach(each -> line.getErr().println("prodrome: " + each));
            if (found + failed == 0) {
                throw none(inputs.getFirst(), scoring.kinds());
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private List<Lead> leads(CaseSearch search, Set<Class<? extends Payload>> kinds, PrintWriter err)
            throws IOException, FormatException {
        List<Lead> leads = new ArrayList<>();
        for (Path input : inputs) {
            CaseSearch.Found inside = search.at(input);
            inside.remarks().forEach(remark -> err.println("prodrome: " + Printable.line(remark)));
            inside.skipped().forEach(skipped::add);
            leads.addAll(inside.leads());
            if (inside.leads().isEmpty()) {
                skipped.lines().forEach(each -> err.println("prodrome: " + each));
                throw none(input, kinds);
            }
        }
        return leads;
    }

    private static FormatException none(Path input, Set<Class<? extends Payload>> wanted) {
        String kinds = wanted.stream().map(CaseSearch::word).sorted().collect(Collectors.joining(" or "));
        return new FormatException(input.toString(), kinds + " in the folder", "none");
    }

    private void score(
            Detector scoring, CaseSearch search, List<Lead> leads, int threads, PrintWriter out, PrintWriter err)
            throws Exception {
        if (leads.isEmpty()) {
            return;
        }
        SiteWatches watches = new SiteWatches(scoring);
        try (ProgressLine progress = new ProgressLine(err)) {
            InOrder.each(leads, threads, lead -> score(scoring, search, lead), (outcome, done) -> {
                progress.above(() -> print(outcome, watches, out, err));
                progress.at("scoring", done, leads.size());
                return !out.checkError();
            });
        }
    }

    private static Outcome score(Detector scoring, CaseSearch search, Lead lead) {
        try {
            Case of = lead.of();
            Payload payload = of.payload();
            Optional<String> objection = lead.named() ? Optional.empty() : search.objection(payload);
            if (objection.isPresent()) {
                return new Outcome(lead, null, "", Optional.of(new Skipped(of.id(), objection.get())));
            }
            Case read = new Case(of.id(), of.subject(), of.site(), of.truth(), () -> payload);
            return new Outcome(lead, scoring.score(read), "", Optional.empty());
        } catch (FormatException | IOException e) {
            return new Outcome(lead, null, Failures.line(e), Optional.empty());
        }
    }

    private void print(Outcome outcome, SiteWatches watches, PrintWriter out, PrintWriter err) {
        for (String doubt : outcome.lead().doubts()) {
            if (doubts.add(doubt)) {
                err.println("prodrome: warning: " + doubt);
            }
        }
        Finding finding = outcome.finding();
        if (outcome.skipped().isPresent()) {
            skipped.add(outcome.skipped().get());
        } else if (finding == null) {
            failed++;
            err.println("prodrome: " + outcome.failure());
        } else {
            found++;
            out.println(json ? json(outcome.lead().of(), finding) : text(finding));
            watches.sees(outcome.lead().of().site(), finding.score())
                    .ifPresent(warning -> err.println("prodrome: warning: " + warning));
        }
    }

    private static String json(Case of, Finding finding) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("case", finding.id());
        FindingJson.add(line, finding);
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
                "%-8s %s%s%s%sscore %.5f (threshold %.5f, %s)  %s",
                finding.abnormal()
                        .map(abnormal -> abnormal ? "abnormal" : "normal")
                        .orElse("unsure"),
                finding.likeliest()
                        .map(likeliest -> String.format(
                                Locale.ROOT,
                                "%s (%.3f), ",
                                Printable.line(likeliest),
                                finding.classes().get(likeliest)))
                        .orElse(""),
                finding.calibrated().map(ScoreCommand::text).orElse(""),
                finding.severity().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "severity %.4g, ",
                                finding.severity().getAsDouble())
                        : "",
                finding.entities().map(ScoreCommand::text).orElse(""),
                finding.score(),
                finding.at().threshold(),
                finding.at().purpose().text(),
                Printable.line(finding.id()));
    }

    private static String text(List<Finding.Entity> entities) {
        String places = entities.stream()
                .map(one -> one.start() + "-" + one.end())
                .collect(Collectors.joining(" ", entities.isEmpty() ? "" : " at ", ""));
        return entities.size() + (entities.size() == 1 ? " entity" : " entities") + places + ", ";
    }

    private static String text(Calibrated calibrated) {
        return String.format(
                Locale.ROOT,
                "%s %.4g, ",
                FindingJson.key(calibrated.meaning()).replace("p_value", "p"),
                calibrated.value());
    }
}
