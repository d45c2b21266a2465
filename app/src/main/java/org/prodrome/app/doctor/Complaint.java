package org.prodrome.app.doctor;

/**
 * Something that is wrong.
 *
 * @param what is wrong, a sentence
 * @param remedy what to do about it, a sentence
 */
public record Complaint(Gravity gravity, String what, String remedy) {

    /** How bad it is. */
    public enum Gravity {
        /** Prodrome doesn't run. */
        STOPS,
        /** It runs, slower or with less than the machine could. */
        HINDERS
    }
}
