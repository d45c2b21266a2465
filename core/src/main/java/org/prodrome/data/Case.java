package org.prodrome.data;

import java.io.IOException;

/**
 * One thing to judge. Its payload is read when it is asked for, and each time anew.
 *
 * @param id unique within its data set
 * @param site the hospital, study or database that the case comes from; differing sites differ in device and population
 */
public record Case(String id, Subject subject, String site, Truth truth, Source source) {

    /** Reads the payload from wherever it lies. */
    @FunctionalInterface
    public interface Source {
        /** @throws FormatException if what lies there is not what it claims to be */
        Payload read() throws IOException, FormatException;
    }

    public Payload payload() throws IOException, FormatException {
        return source.read();
    }
}
