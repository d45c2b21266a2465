package org.prodrome.recipe.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as the page prints them, in one place so that no figure reads two ways. */
final class Numbers {
    private Numbers() {}

    /** A metric, with three decimals. */
    static String rate(double value) {
        return Double.isFinite(value) ? fixed(value, 3) : unbounded(value);
    }

    /** A score, in the scale of its model, with four significant digits. */
    static String score(double value) {
        return significant(value, 4);
    }

    /** A quantity of any magnitude. */
    static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return unbounded(value);
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return scientific(value);
        }
        int whole = size == 0 ? 1 : 1 + (int) Math.floor(Math.log10(size));
        return fixed(value, Math.max(0, digits - whole));
    }

    static String scientific(double value) {
        return minus(new DecimalFormat("0.###E0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value));
    }

    static String fixed(double value, int decimals) {
        return minus(
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share as a percentage with one decimal. */
    static String percent(double share) {
        return fixed(100 * share, 1) + " %";
    }

    /** "1 site", "6 sites". */
    static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String unbounded(double value) {
        return Double.isNaN(value) ? "undefined" : value > 0 ? "∞" : "−∞";
    }

    private static String minus(String digits) {
        return digits.replace('-', '−');
    }
}
