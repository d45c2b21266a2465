package org.prodrome.data;

/**
 * A file is not what it claims to be. The message is one line that says where, what was expected and what was got; it
 * never holds what a header says of the patient.
 */
public final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param where the file, with the byte offset, line or field
     * @param expected what a good file has there
     * @param got what this one has
     */
    public FormatException(String where, String expected, String got) {
        super(Printable.line(where) + ": expected " + expected + ", got " + got);
    }
}
