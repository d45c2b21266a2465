package org.prodrome.graph;

/** A graph that cannot be built, read or run. The message says what, expected, got, and which node or value. */
public final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 600;

    public GraphException(String message) {
        super(oneLine(message));
    }

    public GraphException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** Names come from files that anybody may have written: none breaks the line or fills the screen. */
    private static String oneLine(String message) {
        String shown = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
        return shown.codePoints()
                .map(point -> Character.isISOControl(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
