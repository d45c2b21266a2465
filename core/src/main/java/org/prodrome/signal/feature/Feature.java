package org.prodrome.signal.feature;

import java.util.OptionalDouble;

/**
 * One number that was measured of a case.
 *
 * @param name such as "MLII/sdnn": what was measured, after the part and the channel that it was measured of
 * @param unit as UCUM writes it, with "1" for a number without one
 * @param value empty where it is undefined, such as the deviation of the intervals between fewer than three beats
 */
public record Feature(String name, String unit, OptionalDouble value) {
    /** @throws IllegalArgumentException if there is a value that is not finite */
    public Feature {
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException(name + ": expected a finite number or none, got " + value.getAsDouble());
        }
    }

    /** Such as "MLII/sdnn [ms]". */
    public String heading() {
        return name + " [" + unit + "]";
    }
}
