package org.prodrome.train;

/**
 * The rounds in which a phase takes a step: so that stages follow one another, and a critic steps more often than what
 * it criticises.
 *
 * @param from share of the rounds after which the phase begins, 0 to below 1
 * @param to share of the rounds after which it ends, above {@code from} and at most 1
 * @param every so many of the rounds between, 1 or more; the last of each so many
 */
public record Turns(double from, double to, int every) {
    public static final Turns ALL = new Turns(0, 1, 1);

    public Turns {
        if (!(from >= 0 && from < to && to <= 1) || every < 1) {
            throw new IllegalArgumentException("turns: expected shares 0 <= from < to <= 1 and every 1 or more rounds,"
                    + " got " + from + ", " + to + " and " + every);
        }
    }

    /** Every so many rounds. */
    public static Turns every(int rounds) {
        return new Turns(0, 1, rounds);
    }

    /** All rounds between two shares of them. */
    public static Turns between(double from, double to) {
        return new Turns(from, to, 1);
    }

    /** Whether a round is one of them. */
    boolean has(long round, long rounds) {
        return round >= first(rounds) && round < end(rounds) && (round - first(rounds)) % every == every - 1;
    }

    /** How many rounds of the phase's span are over. */
    long within(long round, long rounds) {
        return round - first(rounds);
    }

    /** How many rounds the phase's span has. */
    long span(long rounds) {
        return end(rounds) - first(rounds);
    }

    private long first(long rounds) {
        return Math.round(from * rounds);
    }

    private long end(long rounds) {
        return Math.round(to * rounds);
    }
}
