package org.prodrome.graph;

/** A graph that cannot be built, read or run. The message says what, expected, got, and which node or value. */
public final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GraphException(String message) {
        super(message);
    }

    public GraphException(String message, Throwable cause) {
        super(message, cause);
    }
}
