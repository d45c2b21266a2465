package org.prodrome.data;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One thing to judge. Its payload is read when it is asked for, and each time anew.
 *
 * @param id unique within its data set
 * @param site the hospital, study or database that the case comes from; differing sites differ in device and population
 * @param device what recorded it, where the source says so
 * @param part on which side of its source's own published split it stands, where there is one
 * @param time when it was recorded, on the clock of whoever recorded it, where the source says so
 */
public record Case(
        String id,
        Subject subject,
        String site,
        Optional<String> device,
        Optional<Part> part,
        Optional<LocalDateTime> time,
        Truth truth,
        Source source) {

    /** A side of a published split. */
    public enum Part {
        TRAIN,
        VALIDATION,
        TEST
    }

    /** Reads the payload from wherever it lies. */
    @FunctionalInterface
    public interface Source {
        /** @throws FormatException if what lies there is not what it claims to be */
        Payload read() throws IOException, FormatException;
    }

    /** Of an unknown device, without a published split. */
    public Case(String id, Subject subject, String site, Truth truth, Source source) {
        this(id, subject, site, Optional.empty(), Optional.empty(), truth, source);
    }

    /** Of an unknown time. */
    public Case(
            String id,
            Subject subject,
            String site,
            Optional<String> device,
            Optional<Part> part,
            Truth truth,
            Source source) {
        this(id, subject, site, device, part, Optional.empty(), truth, source);
    }

    public Case of(Part published) {
        return new Case(id, subject, site, device, Optional.of(published), time, truth, source);
    }

    public Case recordedBy(String named) {
        return new Case(id, subject, site, Optional.of(named), part, time, truth, source);
    }

    public Case recordedAt(LocalDateTime when) {
        return new Case(id, subject, site, device, part, Optional.of(when), truth, source);
    }

    /** The same case, counted to another subject. */
    public Case of(Subject other) {
        return new Case(id, other, site, device, part, time, truth, source);
    }

    public Payload payload() throws IOException, FormatException {
        return source.read();
    }
}
