package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.FormatException;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;

/**
 * What an Empatica E4 wristband exports: a text a sensor, of its start in Unix seconds, its rate in Hz, and a line a
 * sample; and IBI, of seconds since its start and the interval between two heart beats in seconds.
 */
final class EmpaticaE4 {
    private static final Map<String, List<Signal.Channel>> SENSORS = sensors();
    private static final String IBI = "IBI";

    private EmpaticaE4() {}

    private static Map<String, List<Signal.Channel>> sensors() {
        Map<String, List<Signal.Channel>> sensors = new LinkedHashMap<>();
        sensors.put("BVP", List.of(new Signal.Channel("BVP", "1")));
        sensors.put(
                "ACC",
                List.of(
                        new Signal.Channel("x", "1/64 g"),
                        new Signal.Channel("y", "1/64 g"),
                        new Signal.Channel("z", "1/64 g")));
        sensors.put("EDA", List.of(new Signal.Channel("EDA", "uS")));
        sensors.put("TEMP", List.of(new Signal.Channel("TEMP", "Cel")));
        sensors.put("HR", List.of(new Signal.Channel("HR", "1/min")));
        return sensors;
    }

    static List<Path> files(Path folder) throws FormatException {
        List<Path> files = new ArrayList<>();
        for (String sensor : SENSORS.keySet()) {
            Path file = folder.resolve(sensor + ".csv");
            if (!Files.isRegularFile(file)) {
                throw new FormatException(folder.toString(), "a file " + sensor + ".csv", "none");
            }
            files.add(file);
        }
        if (Files.isRegularFile(folder.resolve(IBI + ".csv"))) {
            files.add(folder.resolve(IBI + ".csv"));
        }
        return files;
    }

    /** The earliest start of a sensor, in Unix seconds. */
    static double start(Path folder) throws IOException, FormatException {
        double start = Double.POSITIVE_INFINITY;
        for (String sensor : SENSORS.keySet()) {
            Path file = folder.resolve(sensor + ".csv");
            start = Math.min(start, first(file));
        }
        return start;
    }

    private static double first(Path file) throws IOException, FormatException {
        try {
            return Double.parseDouble(Folder.firstLine(file).split(",", -1)[0].strip());
        } catch (NumberFormatException e) {
            throw new FormatException(file.toString(), "a first line of the start in Unix seconds", "no number");
        }
    }

    static Several payload(Path folder) throws IOException, FormatException {
        Map<String, Payload> parts = new LinkedHashMap<>();
        double duration = 0;
        for (Map.Entry<String, List<Signal.Channel>> sensor : SENSORS.entrySet()) {
            Signal signal = signal(folder.resolve(sensor.getKey() + ".csv"), sensor.getValue());
            duration = Math.max(duration, signal.duration());
            parts.put(sensor.getKey(), signal);
        }
        Path beats = folder.resolve(IBI + ".csv");
        if (Files.isRegularFile(beats)) {
            double[][] rows = Numbers.rows(beats, 1);
            Irregular.Variable intervals =
                    new Irregular.Variable(IBI, "s", Numbers.column(rows, 0), Numbers.column(rows, 1));
            parts.put(IBI, new Irregular(List.of(intervals), duration));
        }
        return new Several(parts);
    }

    private static Signal signal(Path file, List<Signal.Channel> channels) throws IOException, FormatException {
        double[][] rows = Numbers.rows(file, 1);
        double rate = rows[0][0];
        if (rows[0].length != channels.size() || rows.length < 2 || !(rate > 0)) {
            throw new FormatException(
                    file.toString(), "a rate and lines of " + channels.size() + " number(s)", "others");
        }
        float[][] samples = new float[channels.size()][rows.length - 1];
        for (int i = 1; i < rows.length; i++) {
            for (int channel = 0; channel < channels.size(); channel++) {
                samples[channel][i - 1] = (float) rows[i][channel];
            }
        }
        return new Signal(samples, rate, channels);
    }
}
