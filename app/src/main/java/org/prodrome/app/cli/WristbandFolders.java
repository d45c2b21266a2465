package org.prodrome.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prodrome.data.Case;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Interval;

/**
 * A wristband's recordings in the layout of Stress-Predict: a folder {@code S01} a recording, of a CSV a sensor as the
 * Empatica E4 exports them (the start in Unix seconds, the rate in Hz, a line a sample; IBI has times and lengths),
 * with {@code tags_S01.csv}, the moments at which stress begins or ends, and {@code labels.csv} for all, a second a
 * line.
 */
final class WristbandFolders {
    /** The first of January 2000, for nothing was recorded at any time. */
    private static final long START = 946_684_800;

    private final Path folder;
    private final List<String> labels = new ArrayList<>();

    WristbandFolders(Path folder) {
        this.folder = folder;
        labels.add("Participant,Time(sec),Label");
    }

    /** @return the folder's path within the whole */
    String write(Case one, Several recording) throws IOException {
        int number = 1 + Integer.parseInt(one.id().replaceAll("\\D", ""));
        String name = String.format(Locale.ROOT, "S%02d", number);
        Path own = Files.createDirectories(folder.resolve(name));
        double duration = 0;
        for (Map.Entry<String, Payload> part : recording.parts().entrySet()) {
            Path file = own.resolve(part.getKey() + ".csv");
            if (part.getValue() instanceof Signal signal) {
                duration = Math.max(duration, signal.duration());
                Files.write(file, lines(part.getKey(), signal));
            } else if (part.getValue() instanceof Irregular intervals) {
                Files.write(file, lines(intervals.variables().getFirst()));
            }
        }
        List<Interval> stress = one.truth().intervals();
        List<String> tags = new ArrayList<>();
        for (Interval spell : stress) {
            tags.add(Long.toString(START + (long) spell.start()));
            tags.add(Long.toString(START + (long) spell.end()));
        }
        Files.write(own.resolve("tags_" + name + ".csv"), tags);
        for (int second = 0; second < duration; second++) {
            double middle = second + 0.5;
            boolean stressed = stress.stream().anyMatch(spell -> spell.start() <= middle && middle < spell.end());
            labels.add(number + "," + (START + second) + "," + (stressed ? 1 : 0));
        }
        return name;
    }

    /** Whether any was written. */
    boolean any() {
        return labels.size() > 1;
    }

    void close() throws IOException {
        if (any()) {
            Files.write(folder.resolve("labels.csv"), labels);
        }
    }

    private static List<String> lines(String name, Signal signal) {
        List<String> lines = new ArrayList<>();
        int channels = signal.channels().size();
        // The device's pulse rate is an average over ten seconds, and starts when there are ten.
        long start = START + (name.equals("HR") ? 10 : 0);
        lines.add(String.join(", ", Collections.nCopies(channels, start + ".000000")));
        lines.add(String.join(", ", Collections.nCopies(channels, Double.toString(signal.rate()))));
        for (int i = 0; i < signal.length(); i++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < channels; c++) {
                float value = signal.samples()[c][i];
                line.append(c > 0 ? "," : "");
                line.append(value == Math.rint(value) ? Integer.toString((int) value) : Float.toString(value));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> lines(Irregular.Variable intervals) {
        List<String> lines = new ArrayList<>();
        lines.add(START + ".000000, IBI");
        for (int i = 0; i < intervals.times().length; i++) {
            lines.add(intervals.times()[i] + "," + intervals.values()[i]);
        }
        return lines;
    }
}
