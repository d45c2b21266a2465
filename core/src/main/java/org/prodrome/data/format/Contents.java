package org.prodrome.data.format;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;

/**
 * What a file holds, as its reader found it. Samples are read when they are asked for.
 *
 * @param format such as "NIfTI-1" or "EDF+C"
 * @param encoding how samples are stored, such as "16-bit"
 * @param parts arrays of samples; none of a file without samples, such as a report
 * @param labels what the file itself says of its class, and the distinct texts of its annotations
 * @param warnings what whoever uses the file should know, a line each; nothing of the patient
 */
public record Contents(
        String format, String encoding, List<Part> parts, Origin origin, List<String> labels, List<String> warnings) {

    /**
     * Where a file comes from. Nothing here tells who the patient is.
     *
     * @param subject a pseudonym that is the same for all files of one patient
     */
    public record Origin(Optional<String> subject, Optional<String> site, Optional<String> device) {
        public static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Contents {
        parts = List.copyOf(parts);
        labels = List.copyOf(labels);
        warnings = List.copyOf(warnings);
    }

    /** Reads all samples; several parts come under their names. Empty where there are none. */
    public Optional<Payload> payload() throws IOException, FormatException {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        if (parts.size() == 1) {
            return Optional.of(parts.getFirst().payload());
        }
        Map<String, Payload> payloads = new LinkedHashMap<>();
        for (Part part : parts) {
            payloads.put(part.name(), part.payload());
        }
        return Optional.of(new Several(payloads));
    }

    /**
     * SHA-256 of all parts' samples, one after the other, as little-endian 32-bit floats; empty where there are none.
     */
    public Optional<String> digest() throws IOException, FormatException {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Samples together = sink -> {
            for (Part part : parts) {
                part.samples().to(sink);
            }
        };
        return Optional.of(together.digest());
    }
}
