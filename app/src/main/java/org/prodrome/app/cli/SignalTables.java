package org.prodrome.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;

/** Signals of several rates as a folder a case, of a CSV a part: the time in seconds, then a column a channel. */
final class SignalTables {
    private SignalTables() {}

    /** @return the parts' paths within the whole */
    static List<String> write(Path folder, String id, Several parts) throws IOException {
        Path own = Files.createDirectories(folder.resolve(id));
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, Payload> part : parts.parts().entrySet()) {
            if (!(part.getValue() instanceof Signal signal)) {
                throw new IllegalArgumentException(id + ", " + part.getKey() + ": expected a signal, got "
                        + part.getValue().getClass().getSimpleName());
            }
            Files.write(own.resolve(part.getKey() + ".csv"), lines(signal));
            paths.add(id + "/" + part.getKey() + ".csv");
        }
        return paths;
    }

    private static List<String> lines(Signal signal) {
        List<String> lines = new ArrayList<>();
        lines.add(signal.channels().stream()
                .map(channel -> channel.name() + " (" + channel.unit() + ")")
                .collect(Collectors.joining(",", "time (s),", "")));
        for (int i = 0; i < signal.length(); i++) {
            StringBuilder line = new StringBuilder();
            line.append(Math.round(1000 * i / signal.rate()) / 1000.0);
            for (float[] channel : signal.samples()) {
                line.append(',').append(channel[i]);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
