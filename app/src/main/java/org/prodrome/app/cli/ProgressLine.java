package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.prodrome.recipe.Progress;

/**
 * How far something has come, and how long it may still take: a line that is written over on a terminal, a new one now
 * and then elsewhere. What takes less than two seconds shows nothing.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long QUIET = Duration.ofSeconds(2).toNanos();
    private static final long REDRAW = Duration.ofMillis(200).toNanos();
    private static final long SPARSE = Duration.ofSeconds(20).toNanos();
    private static final String ERASE = "\r\033[K";

    private final PrintWriter err;
    private final int columns;
    private final Clock clock;
    private long due;

    private String stage = "";
    private long began;
    private String drawn = "";

    /** A time in nanoseconds that only differences say something of. */
    @FunctionalInterface
    interface Clock {
        long nanos();
    }

    /** Draws for the terminal that the launcher found, if it found one. */
    ProgressLine(PrintWriter err) {
        this(err, Integer.getInteger("prodrome.terminal", 0), System::nanoTime);
    }

    /** @param columns of the terminal that {@code err} is, 0 where it is none */
    ProgressLine(PrintWriter err, int columns, Clock clock) {
        this.err = err;
        this.columns = columns;
        this.clock = clock;
        this.due = clock.nanos() + (columns > 0 ? QUIET : SPARSE);
    }

    @Override
    public synchronized void at(String now, long done, long total) {
        long nanos = clock.nanos();
        if (!now.equals(stage)) {
            stage = now;
            began = nanos;
        }
        if (nanos - due < 0) {
            return;
        }
        String text = text(done, total, nanos - began);
        if (columns > 0) {
            drawn = text.length() < columns ? text : text.substring(0, columns - 1);
            err.print(ERASE + drawn);
            err.flush();
        } else {
            err.println(text);
        }
        due = nanos + (columns > 0 ? REDRAW : SPARSE);
    }

    private String text(long done, long total, long took) {
        String counted = String.format(Locale.ROOT, "%s: %d of %d", stage, done, total);
        return done == 0 || done >= total ? counted : counted + ", " + left((double) took / done * (total - done));
    }

    private static String left(double nanos) {
        long seconds = Math.round(nanos / 1e9);
        if (seconds < 60) {
            return "about " + Math.max(1, seconds) + " s left";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 60
                ? "about " + minutes + " min left"
                : "about " + minutes / 60 + " h " + minutes % 60 + " min left";
    }

    /** Prints a whole line above this one. */
    synchronized void above(Runnable printing) {
        if (!drawn.isEmpty()) {
            err.print(ERASE);
            err.flush();
        }
        printing.run();
        if (!drawn.isEmpty()) {
            err.print(drawn);
            err.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (!drawn.isEmpty()) {
            err.print(ERASE);
            err.flush();
            drawn = "";
        }
    }
}
