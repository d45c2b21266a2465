package org.prodrome.data.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.Table;

/** A table whose first column is the time in seconds, at a steady rate, and whose others are channels. */
final class TimedTable {
    private static final Pattern WITH_UNIT = Pattern.compile("(.*\\S)\\s*\\(([^)]+)\\)");
    /** Of a step: times are rounded. */
    private static final double UNEVEN = 0.1;

    private TimedTable() {}

    static Signal signal(Table table, Path file) throws FormatException {
        int count = table.values().length;
        int channels = table.columns().size() - 1;
        if (count < 2 || channels < 1) {
            throw new FormatException(
                    file.toString(),
                    "a column of times and one or more of values, two rows or more",
                    count + " rows of " + table.columns().size());
        }
        double begin = table.values()[0][0];
        double step = (table.values()[count - 1][0] - begin) / (count - 1);
        float[][] samples = new float[channels][count];
        for (int i = 0; i < count; i++) {
            double[] row = table.values()[i];
            if (!(Math.abs(row[0] - begin - i * step) <= UNEVEN * step)) {
                throw new FormatException(
                        file + ", row " + (i + 1), "the time " + (begin + i * step) + " s", row[0] + " s");
            }
            for (int channel = 0; channel < channels; channel++) {
                samples[channel][i] = (float) row[1 + channel];
            }
        }
        return new Signal(samples, (count - 1) / (table.values()[count - 1][0] - begin), named(table.columns()));
    }

    private static List<Channel> named(List<String> columns) {
        List<Channel> channels = new ArrayList<>();
        for (String column : columns.subList(1, columns.size())) {
            Matcher parts = WITH_UNIT.matcher(column);
            channels.add(parts.matches() ? new Channel(parts.group(1), parts.group(2)) : new Channel(column, "1"));
        }
        return channels;
    }
}
