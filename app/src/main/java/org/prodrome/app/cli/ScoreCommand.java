package org.prodrome.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.prodrome.data.FormatException;
import org.prodrome.detect.Detector;
import org.prodrome.detect.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code prodrome score}. */
@Command(
        name = "score",
        description = "Scores recordings with a detector: the higher, the more abnormal. Research use only.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  prodrome score run1/detector recordings/ --json")
final class ScoreCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DETECTOR", description = "A detector's folder, or that of its run.")
    private Path detector = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "INPUT", description = "WAV files or folders of them.")
    private List<Path> inputs = List.of();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        JsonMapper mapper = new JsonMapper();
        int failed = 0;
        try (Detector scoring = Detector.read(detector, Runtime.getRuntime().availableProcessors())) {
            for (Path file : Recordings.files(inputs)) {
                try {
                    Finding finding = scoring.score(Recordings.unlabelled(file));
                    System.out.println(json ? mapper.writeValueAsString(line(finding)) : text(finding));
                } catch (FormatException e) {
                    failed++;
                    System.err.println("prodrome: " + e.getMessage());
                }
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private static Map<String, Object> line(Finding finding) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("case", finding.id());
        line.put("score", finding.score());
        line.put("decision", finding.abnormal() ? 1 : 0);
        line.put(
                "operating_point",
                Map.of(
                        "purpose",
                        finding.at().purpose().text(),
                        "threshold",
                        finding.at().threshold()));
        return line;
    }

    private static String text(Finding finding) {
        return String.format(
                Locale.ROOT,
                "%-8s score %.5f (threshold %.5f, %s)  %s",
                finding.abnormal() ? "abnormal" : "normal",
                finding.score(),
                finding.at().threshold(),
                finding.at().purpose().text(),
                finding.id());
    }
}
