package org.prodrome.recipe;

/** A recipe that can't be read or carried out; the message is one line that says where, what was expected and got. */
public final class RecipeException extends Exception {
    private static final long serialVersionUID = 1L;

    public RecipeException(String message) {
        super(message);
    }

    RecipeException(String message, Throwable cause) {
        super(message, cause);
    }
}
