package org.prodrome.signal.filter;

/** The frequencies that a filter lets through, by its edges in Hz; what an edge is, each design says. */
public sealed interface Band {
    /** What lies below the edge. */
    record LowPass(double edge) implements Band {}

    /** What lies above the edge. */
    record HighPass(double edge) implements Band {}

    /** What lies between the edges. */
    record BandPass(double low, double high) implements Band {}

    /** What lies outside the edges. */
    record BandStop(double low, double high) implements Band {}

    /** @throws IllegalArgumentException unless edges rise and lie between 0 and half the rate, in Hz */
    default void requireWithin(double rate) {
        boolean right = switch (this) {
            case LowPass(double edge) -> edge > 0 && edge < rate / 2;
            case HighPass(double edge) -> edge > 0 && edge < rate / 2;
            case BandPass(double low, double high) -> low > 0 && low < high && high < rate / 2;
            case BandStop(double low, double high) -> low > 0 && low < high && high < rate / 2;
        };
        if (!right || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "filter: expected rising edges between 0 and half the rate of " + rate + " Hz, got " + this);
        }
    }
}
