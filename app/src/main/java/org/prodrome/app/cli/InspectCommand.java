package org.prodrome.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
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
            "Subject, site and label come from a cases.csv, a REFERENCE.csv or a .hea file that lies with the recording."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome inspect recording.wav",
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
                    + " seconds, spacing_mm, channels, units, subject, site, device, labels, warnings, sha256 (of the"
                    + " decoded samples as little-endian 32-bit floats, row by row); null where nothing is known.")
    private boolean json;

    private int failed;

    /** What is printed of a recording, or why nothing is. */
    private record Outcome(String text, boolean good) {}

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        if (inputs.stream().allMatch(NetworkFacts::isNetwork)) {
            return NetworkFacts.print(inputs, json, line.getOut(), line.getErr());
        }
        List<Path> files = Recordings.all(inputs);
        LabelTables tables = new LabelTables();
        boolean single = files.equals(inputs) && files.size() == 1;
        try (ProgressLine progress = new ProgressLine(line.getErr())) {
            InOrder.each(
                    files,
                    Math.min(Runtime.getRuntime().availableProcessors(), files.size()),
                    file -> inspect(file, tables, single),
                    (outcome, done) -> {
                        progress.above(() -> print(outcome, line.getOut(), line.getErr()));
                        progress.at("inspecting", done, files.size());
                        return !line.getOut().checkError();
                    });
        }
        return failed == 0 ? 0 : 1;
    }

    private Outcome inspect(Path file, LabelTables tables, boolean single) {
        try {
            Facts facts = Facts.of(file, tables);
            String text = json
                    ? JSON.writeValueAsString(facts.named())
                    : single ? facts.page().stripTrailing() : facts.line();
            return new Outcome(text, true);
        } catch (FormatException | IOException e) {
            return new Outcome("prodrome: " + Failures.line(e), false);
        }
    }

    private void print(Outcome outcome, PrintWriter out, PrintWriter err) {
        failed += outcome.good() ? 0 : 1;
        (outcome.good() ? out : err).println(outcome.text());
    }
}
