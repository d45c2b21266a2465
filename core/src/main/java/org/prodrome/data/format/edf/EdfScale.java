package org.prodrome.data.format.edf;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.prodrome.data.Signal;

/**
 * How a channel's values become 16 bits: its physical range, as texts of at most 8 characters that enclose its values.
 */
record EdfScale(String label, String unit, String leastText, String mostText, double least, double step) {
    private static final int WIDTH = 8;
    private static final double STEPS = 65535;

    /** @throws IllegalArgumentException if a value is no finite number */
    static EdfScale of(Signal.Channel channel, float[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("EDF+: expected finite samples of channel " + channel.name()
                        + ", got " + values[i] + " at " + i);
            }
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        if (values.length == 0 || least == most) {
            least = values.length == 0 ? 0 : least;
            most = least + Math.max(1, Math.abs(least));
        }
        String unit = channel.unit().equals("1")
                ? ""
                : channel.unit().replace('\u00b5', 'u').replace('\u03bc', 'u');
        String from = bound(least, RoundingMode.FLOOR);
        String to = bound(most, RoundingMode.CEILING);
        double first = Double.parseDouble(from);
        return new EdfScale(channel.name(), unit, from, to, first, (Double.parseDouble(to) - first) / STEPS);
    }

    int digital(float value) {
        return Math.clamp(Math.round((value - least) / step), 0, 65535) - 32768;
    }

    private static String bound(double value, RoundingMode away) {
        for (int digits = 7; digits > 0; digits--) {
            BigDecimal rounded =
                    new BigDecimal(value).round(new MathContext(digits, away)).stripTrailingZeros();
            String plain = rounded.toPlainString();
            String text = plain.length() <= WIDTH ? plain : rounded.toString().replace("E+", "E");
            if (text.length() <= WIDTH) {
                return text;
            }
        }
        throw new IllegalArgumentException("EDF+: expected values that 8 characters can bound, got " + value);
    }

    /** A number in full. */
    static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
