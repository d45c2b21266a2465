package org.prodrome.data;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Payloads of one case that belong together, each by its name: signals of several rates, a sound and an ECG.
 *
 * @param parts in the source's order
 */
public record Several(Map<String, Payload> parts) implements Payload {
    public Several {
        parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("several: expected a part or more, got none");
        }
    }
}
