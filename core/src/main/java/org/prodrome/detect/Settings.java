package org.prodrome.detect;

import java.util.Locale;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;

/** Checks that preparations share. */
final class Settings {
    private Settings() {}

    /** @throws IllegalArgumentException naming the recipe's key */
    static void require(boolean good, String key, String expected, Object got) {
        if (!good) {
            throw new IllegalArgumentException("preparation." + key + ": expected " + expected + ", got " + got);
        }
    }

    static FormatException wrongKind(String where, String expected, Payload got) {
        return new FormatException(
                where,
                expected,
                "a payload of kind " + got.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    static void finite(float[] values, String where) throws FormatException {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new FormatException(where + ", sample " + i, "a finite number", Float.toString(values[i]));
            }
        }
    }
}
