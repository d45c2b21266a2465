package org.prodrome.recipe.report;

import java.util.ArrayList;
import java.util.List;

/** A linear axis from low to high, with low &lt; high. */
record Axis(double low, double high) {

    /** A round value on the axis, and how it is written. */
    record Tick(double value, String label) {}

    static final Axis UNIT = new Axis(0, 1);

    /** The axis between two finite values, widened about the middle where they are one. */
    static Axis spanning(double low, double high) {
        double pad = high > low ? 0 : Math.max(0.5, Math.abs(low) * 0.05);
        return new Axis(low - pad, high + pad);
    }

    /** Where a value lies, from 0 at the low end to 1 at the high end. */
    double fraction(double value) {
        return (value - low) / (high - low);
    }

    double clamp(double value) {
        return Math.clamp(value, low, high);
    }

    /** Multiples of 1, 2 or 5 times a power of ten, about as many as asked for. */
    List<Tick> ticks(int about) {
        double step = step((high - low) / about);
        List<Tick> ticks = new ArrayList<>();
        // The slack keeps an end that is itself a multiple, whatever its last bit says.
        for (double k = Math.ceil(low / step - 1e-6); k <= high / step + 1e-6; k++) {
            double value = k * step + 0.0; // no negative zero
            ticks.add(new Tick(value, label(value, step)));
        }
        return ticks;
    }

    private static double step(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double mantissa = raw / power;
        return power * (mantissa < 1.4 ? 1 : mantissa < 3.2 ? 2 : mantissa < 7.1 ? 5 : 10);
    }

    private String label(double value, double step) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (size < 1e-3 || size >= 1e6) {
            return Numbers.scientific(value);
        }
        return Numbers.fixed(value, Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-6)));
    }
}
