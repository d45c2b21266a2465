package org.prodrome.runtime;

import java.util.regex.Pattern;

/** Processes that train together lost one another: one has ended, hangs, or never came. */
public final class ProcessGroupException extends RuntimeException {
    /** What every message says: that another process was missed, not why. */
    public static final String MISSED = "expected every process to take part";

    private static final long serialVersionUID = 1L;
    /** Where in libtorch's sources a failure was found, which tells a user nothing. */
    private static final Pattern SOURCE = Pattern.compile("^\\[\\S+:\\d+] ");

    ProcessGroupException(Membership me, String doing, RuntimeException cause) {
        super(
                "process " + me.rank() + " of " + me.size() + ", " + doing + ": " + MISSED + ", got: " + reason(cause),
                cause);
    }

    private static String reason(RuntimeException cause) {
        String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        String reason = SOURCE.matcher(line).replaceFirst("");
        if (reason.contains("Timed out") || reason.contains("timeout")) {
            return reason + " (another process hangs, has not started, or is slower than the patience)";
        }
        return reason + " (another process has ended; its own message says why)";
    }
}
