package org.prodrome.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.Spelling;
import org.prodrome.detect.Finding;
import org.prodrome.detect.LiveDetector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code prodrome stream}. */
@Command(
        name = "stream",
        description = {
            "Scores a recording while it goes on: the higher, the more abnormal. Research use only.",
            "Samples are text, a line each with a number a channel, between commas, semicolons, tabs or blanks. As soon as a window of"
                    + " the detector's is there, one JSON object a line says what all that came up to there scores: window, from"
                    + " and to (seconds), score, decision (1 abnormal, 0 normal, null where the detector abstains), probability or"
                    + " p_value of a calibrated detector, operating_point (purpose, threshold). Where every sample of a window"
                    + " is the same, score and decision are null.",
            "It takes a detector that carries what it has heard from window to window, such as one of ecg/streaming-gru; others score"
                    + " whole recordings (prodrome score). A threshold was chosen on whole cases; a recording that is much longer"
                    + " may score otherwise."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  monitor | prodrome stream run1 --rate 125",
            "  tail -n +1 -f samples.csv | prodrome stream run1 --rate 125",
            "  prodrome stream run1 --rate 125 samples.csv > scores.jsonl"
        })
final class StreamCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STANDARD_INPUT = "-";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DETECTOR", description = "A detector's folder, or that of its run.")
    private Path detector = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "INPUT",
            description = "A file of samples or a named pipe, to its end. Default: standard input.")
    private Path input = Path.of(STANDARD_INPUT);

    @Option(
            names = "--rate",
            required = true,
            paramLabel = "HZ",
            description = "Samples a second. They have to come as the detector takes them.")
    private double rate;

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        try (LiveDetector hearing = LiveDetector.read(detector, 1)) {
            if (rate != hearing.rate()) {
                throw new FormatException(
                        "--rate",
                        Spelling.plain(hearing.rate()) + " Hz, for samples aren't resampled while they come",
                        Spelling.plain(rate) + " Hz");
            }
            boolean standard = input.toString().equals(STANDARD_INPUT);
            try (BufferedReader reader = reader(standard)) {
                String where = standard ? "standard input" : input.toString();
                SampleLines samples = new SampleLines(reader, where, hearing.channels(), hearing.window());
                hear(hearing, samples, line.getOut());
                if (samples.rest() > 0) {
                    line.getErr()
                            .println("prodrome: " + where + ": the last " + samples.rest()
                                    + " samples fill no window of " + hearing.window() + " and were not scored");
                }
            }
        }
        return 0;
    }

    private BufferedReader reader(boolean standard) throws IOException {
        InputStream from = standard ? System.in : Files.newInputStream(input);
        return new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8));
    }

    private void hear(LiveDetector hearing, SampleLines samples, PrintWriter out) throws IOException, FormatException {
        Optional<float[]> window = samples.next();
        for (long count = 0; window.isPresent() && !out.checkError(); count++) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("window", count);
            line.put("from", count * hearing.window() / rate);
            line.put("to", (count + 1) * hearing.window() / rate);
            Optional<Finding> finding = hearing.next(window.get());
            if (finding.isPresent()) {
                FindingJson.add(line, finding.get());
            } else {
                line.put("score", null);
                line.put("decision", null);
            }
            out.println(JSON.writeValueAsString(line));
            out.flush();
            window = samples.next();
        }
    }
}
