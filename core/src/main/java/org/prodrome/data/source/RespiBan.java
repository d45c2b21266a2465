package org.prodrome.data.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Signal.Channel;

/**
 * An OpenSignals text of a RespiBAN Professional: three lines of header that begin with "#", then a line a sample at
 * 700 Hz of a counter, a digital input and eight channels of 16 bits, blanks between. Values become those of
 * wesad_readme II.1: ECG and EMG in mV, EDA in uS, temperature in degrees Celsius by the thermistor's curve,
 * acceleration in g, respiration in per cent.
 */
final class RespiBan {
    private static final double RATE = 700;
    private static final double FULL = 65536;
    private static final double VOLTS = 3;
    private static final double LEAST_G = 28_000;
    private static final double MOST_G = 38_000;
    private static final int BEFORE = 2;
    private static final int MOST_SAMPLES = 1 << 25;
    private static final List<Channel> CHANNELS = List.of(
            new Channel("ECG", "mV"),
            new Channel("EDA", "uS"),
            new Channel("EMG", "mV"),
            new Channel("TEMP", "Cel"),
            new Channel("x", "g"),
            new Channel("y", "g"),
            new Channel("z", "g"),
            new Channel("RESPIRATION", "%"));

    private RespiBan() {}

    static Signal read(Path file) throws IOException, FormatException {
        float[][] samples = new float[CHANNELS.size()][1 << 16];
        int count = 0;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                if (count == MOST_SAMPLES) {
                    throw new FormatException(file.toString(), "at most " + MOST_SAMPLES + " samples", "more");
                }
                if (count == samples[0].length) {
                    for (int channel = 0; channel < samples.length; channel++) {
                        samples[channel] = Arrays.copyOf(samples[channel], 2 * count);
                    }
                }
                sample(line, samples, count++, file + ", line " + number);
            }
        }
        if (count == 0) {
            throw new FormatException(file.toString(), "lines of ten numbers", "none");
        }
        for (int channel = 0; channel < samples.length; channel++) {
            samples[channel] = Arrays.copyOf(samples[channel], count);
        }
        return new Signal(samples, RATE, CHANNELS);
    }

    private static void sample(String line, float[][] samples, int at, String where) throws FormatException {
        StringTokenizer fields = new StringTokenizer(line);
        if (fields.countTokens() != BEFORE + CHANNELS.size()) {
            throw new FormatException(where, "ten numbers", fields.countTokens() + " fields");
        }
        try {
            for (int i = 0; i < BEFORE; i++) {
                fields.nextToken();
            }
            for (int channel = 0; channel < CHANNELS.size(); channel++) {
                samples[channel][at] = (float) physical(channel, Integer.parseInt(fields.nextToken()));
            }
        } catch (NumberFormatException e) {
            throw new FormatException(where, "ten numbers", "something else");
        }
    }

    private static double physical(int channel, int stored) {
        return switch (channel) {
            case 0, 2 -> (stored / FULL - 0.5) * VOLTS;
            case 1 -> stored / FULL * VOLTS / 0.12;
            case 3 -> celsius(stored);
            case 4, 5, 6 -> (stored - LEAST_G) / (MOST_G - LEAST_G) * 2 - 1;
            default -> (stored / FULL - 0.5) * 100;
        };
    }

    /** By the curve of Steinhart and Hart; not a number at either end of the range, where the resistance is none. */
    private static double celsius(int stored) {
        double volts = stored * VOLTS / (FULL - 1);
        double logOhms = Math.log(1e4 * volts / (VOLTS - volts));
        double kelvin = 1 / (1.12764514e-3 + 2.34282709e-4 * logOhms + 8.77303013e-8 * Math.pow(logOhms, 3));
        return Double.isInfinite(logOhms) ? Double.NaN : kelvin - 273.15;
    }
}
