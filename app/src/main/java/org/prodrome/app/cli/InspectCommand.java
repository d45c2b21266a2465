package org.prodrome.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Format;
import org.prodrome.data.format.dicom.DicomSeries;
import org.prodrome.data.source.LabelTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code prodrome inspect}. */
@Command(
        name = "inspect",
        description = {
            "Says of a file or a network what it is, and what to beware of; of several files, a line each.",
            "A folder's files come one by one; with --series, DICOM images as the volumes that they make together.",
            "Subject, site and label come from a cases.csv, a REFERENCE.csv or a .hea file that lies with the recording."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome inspect recording.wav",
            "  prodrome inspect ct-study/ --series",
            "  prodrome inspect resnet18.onnx",
            "  prodrome inspect physionet2016/training-a --json > recordings.jsonl"
        })
final class InspectCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files, or folders of them; or ONNX files.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--json",
            description = "One JSON object a line: case, format, encoding, payload, shape [channel, time], rate_hz,"
                    + " seconds, spacing_mm, affine, channels, units, subject, site, device, labels, warnings, sha256 (of the"
                    + " decoded samples as little-endian 32-bit floats, row by row); null where nothing is known.")
    private boolean json;

    @Option(
            names = "--series",
            description =
                    "Sort the DICOM images of each folder into volumes by where they lie in the patient, and say of"
                            + " each series what it is, with the number of its files; gaps, a tilted gantry and slices too many"
                            + " are warnings.")
    private boolean series;

    private int failed;

    /** What is printed of a recording, or why nothing is. */
    private record Outcome(String text, boolean good) {
        static Outcome of(Exception failure) {
            return new Outcome("prodrome: " + Failures.line(failure), false);
        }
    }

    /** A file, or the DICOM files of a folder. */
    private record Task(Path input, List<Path> slices) {}

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        if (inputs.stream().allMatch(NetworkFacts::isNetwork)) {
            return NetworkFacts.print(inputs, json, line.getOut(), line.getErr());
        }
        List<Path> files = new ArrayList<>();
        for (Path input : inputs) {
            try {
                files.addAll(Recordings.all(List.of(input)));
            } catch (FormatException | IOException e) {
                print(Outcome.of(e), line.getOut(), line.getErr());
            }
        }
        LabelTables tables = new LabelTables();
        boolean single = files.equals(inputs) && files.size() == 1 && !series;
        List<Task> tasks = series
                ? bySeries(files)
                : files.stream().map(file -> new Task(file, List.of())).toList();
        try (ProgressLine progress = new ProgressLine(line.getErr())) {
            InOrder.each(
                    tasks,
                    Math.clamp(tasks.size(), 1, Runtime.getRuntime().availableProcessors()),
                    task -> task.slices().isEmpty()
                            ? List.of(inspect(task.input(), tables, single))
                            : inspect(task, tables),
                    (outcomes, done) -> {
                        progress.above(() -> outcomes.forEach(one -> print(one, line.getOut(), line.getErr())));
                        progress.at("inspecting", done, tasks.size());
                        return !line.getOut().checkError();
                    });
        }
        return failed == 0 ? 0 : 1;
    }

    /** DICOM files together by their folder, where the folder's first is; other files as they are. */
    private static List<Task> bySeries(List<Path> files) throws IOException {
        Map<Path, List<Path>> tasks = new LinkedHashMap<>();
        for (Path file : files) {
            boolean slice = Format.of(file).equals(Optional.of(Format.DICOM));
            Path folder = Objects.requireNonNullElse(file.getParent(), Path.of("."));
            List<Path> slices = tasks.computeIfAbsent(slice ? folder : file, _ -> new ArrayList<>());
            if (slice) {
                slices.add(file);
            }
        }
        return tasks.entrySet().stream()
                .map(entry -> new Task(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Outcome> inspect(Task folder, LabelTables tables) {
        List<Outcome> outcomes = new ArrayList<>();
        try {
            DicomSeries.Sorted sorted = DicomSeries.sort(folder.slices());
            for (FormatException e : sorted.broken()) {
                outcomes.add(Outcome.of(e));
            }
            int broken = sorted.broken().size();
            List<String> more = broken == 0
                    ? List.of()
                    : List.of(broken + " file(s) beside it can't be read, and may be slices of it");
            for (DicomSeries.Found found : sorted.found()) {
                outcomes.add(inspect(folder.input(), found, more, tables));
            }
        } catch (IOException e) {
            outcomes.add(Outcome.of(e));
        }
        return outcomes;
    }

    private Outcome inspect(Path folder, DicomSeries.Found found, List<String> more, LabelTables tables) {
        try {
            Facts facts = Facts.of(folder, found, more, tables);
            return new Outcome(json ? JSON.writeValueAsString(facts.named()) : facts.line(), true);
        } catch (FormatException | IOException e) {
            return Outcome.of(e);
        }
    }

    private Outcome inspect(Path file, LabelTables tables, boolean single) {
        try {
            Facts facts = Facts.of(file, tables);
            String text = json
                    ? JSON.writeValueAsString(facts.named())
                    : single ? facts.page().stripTrailing() : facts.line();
            return new Outcome(text, true);
        } catch (FormatException | IOException e) {
            return Outcome.of(e);
        }
    }

    private void print(Outcome outcome, PrintWriter out, PrintWriter err) {
        failed += outcome.good() ? 0 : 1;
        (outcome.good() ? out : err).println(outcome.text());
    }
}
