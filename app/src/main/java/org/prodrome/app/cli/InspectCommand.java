package org.prodrome.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Wav;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code prodrome inspect}. */
@Command(
        name = "inspect",
        description = "Says of a recording what it is, and what to beware of.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  prodrome inspect recordings/ --json")
final class InspectCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "WAV files or folders of them.")
    private List<Path> inputs = List.of();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        JsonMapper mapper = new JsonMapper();
        int failed = 0;
        for (Path file : Recordings.files(inputs)) {
            try {
                Map<String, Object> facts = facts(file, Wav.read(file));
                if (json) {
                    System.out.println(mapper.writeValueAsString(facts));
                } else {
                    facts.forEach((name, fact) -> System.out.printf("%-10s %s%n", name, fact));
                    System.out.println();
                }
            } catch (FormatException e) {
                failed++;
                System.err.println("prodrome: " + e.getMessage());
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private static Map<String, Object> facts(Path file, Signal signal) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("case", file.toString());
        facts.put("format", "WAV");
        facts.put("payload", "signal");
        facts.put("shape", List.of(signal.samples().length, signal.length()));
        facts.put("rate_hz", signal.rate());
        facts.put("seconds", signal.duration());
        facts.put(
                "channels", signal.channels().stream().map(Signal.Channel::name).toList());
        facts.put("units", signal.channels().stream().map(Signal.Channel::unit).toList());
        facts.put("subject", "unknown");
        facts.put("labels", List.of());
        facts.put("warnings", warnings(signal));
        return facts;
    }

    private static List<String> warnings(Signal signal) {
        List<String> warnings = new ArrayList<>();
        if (signal.duration() < 5) {
            warnings.add("shorter than 5 s: it will be repeated to fill a window");
        }
        if (signal.rate() < 1000) {
            warnings.add("a rate below 1000 Hz: murmurs reach higher");
        }
        if (signal.samples().length > 1) {
            warnings.add(signal.samples().length + " channels: the first alone is used");
        }
        float[] first = signal.samples()[0];
        int clipped = 0;
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : first) {
            clipped += Math.abs(value) >= 0.9999f ? 1 : 0;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (clipped > first.length / 1000) {
            warnings.add(clipped + " samples of " + first.length + " at full scale: clipped");
        }
        if (!(most > least)) {
            warnings.add("every sample is the same: nothing was recorded");
        }
        return warnings;
    }
}
