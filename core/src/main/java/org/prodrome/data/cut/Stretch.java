package org.prodrome.data.cut;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.prodrome.data.FormatException;
import org.prodrome.data.Irregular;
import org.prodrome.data.Irregular.Variable;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;

/**
 * What of a recording lies in a stretch of time: of a signal its samples, of variables what was measured, of several
 * such parts side by side that of each, from its own start.
 */
final class Stretch {
    private Stretch() {}

    /**
     * The seconds of a recording; of several parts, of the shortest.
     *
     * @throws FormatException if it doesn't go along time
     */
    static double duration(Payload payload, String where) throws FormatException {
        return switch (payload) {
            case Signal signal -> signal.duration();
            case Irregular series -> series.duration();
            case Several several -> {
                double shortest = Double.POSITIVE_INFINITY;
                for (Map.Entry<String, Payload> part : several.parts().entrySet()) {
                    shortest = Math.min(shortest, duration(part.getValue(), where + ", part " + part.getKey()));
                }
                yield shortest;
            }
            default -> throw wrong(payload, where);
        };
    }

    /** As many samples for every stretch as long; it lies within the recording but for a rounding. */
    static Payload between(Payload payload, double start, double end, String where) throws FormatException {
        return switch (payload) {
            case Signal signal -> between(signal, start, end);
            case Irregular series -> between(series, start, end);
            case Several several -> {
                Map<String, Payload> parts = new LinkedHashMap<>();
                for (Map.Entry<String, Payload> part : several.parts().entrySet()) {
                    parts.put(part.getKey(), between(part.getValue(), start, end, where + ", part " + part.getKey()));
                }
                yield new Several(parts);
            }
            default -> throw wrong(payload, where);
        };
    }

    private static Signal between(Signal signal, double start, double end) {
        int length = Math.min((int) Math.round((end - start) * signal.rate()), signal.length());
        int from = Math.clamp(Math.round(start * signal.rate()), 0, signal.length() - length);
        float[][] samples = new float[signal.samples().length][];
        Arrays.setAll(samples, i -> Arrays.copyOfRange(signal.samples()[i], from, from + length));
        return new Signal(samples, signal.rate(), signal.channels());
    }

    private static Irregular between(Irregular series, double start, double end) {
        return new Irregular(
                series.variables().stream()
                        .map(each -> between(each, start, end))
                        .toList(),
                end - start);
    }

    private static Variable between(Variable variable, double start, double end) {
        double[] times = variable.times();
        int from = 0;
        while (from < times.length && times[from] < start) {
            from++;
        }
        int to = from;
        while (to < times.length && times[to] < end) {
            to++;
        }
        double[] within =
                Arrays.stream(times, from, to).map(time -> time - start).toArray();
        return new Variable(variable.name(), variable.unit(), within, Arrays.copyOfRange(variable.values(), from, to));
    }

    private static FormatException wrong(Payload payload, String where) {
        return new FormatException(
                "case " + where,
                "a recording along time to cut",
                "a " + payload.getClass().getSimpleName());
    }
}
