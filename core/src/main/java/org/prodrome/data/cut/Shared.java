package org.prodrome.data.cut;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;

/**
 * The last few recordings that were read anew, so that neighbouring pieces don't read theirs anew; memory that is
 * needed is given.
 */
final class Shared {
    private static final int MOST = 4;

    private final Map<String, SoftReference<Payload>> read = new LinkedHashMap<>();

    synchronized Payload read(Case recording) throws IOException, FormatException {
        SoftReference<Payload> known = read.get(recording.id());
        Payload payload = known == null ? null : known.get();
        if (payload == null) {
            payload = recording.payload();
            read.remove(recording.id());
            read.put(recording.id(), new SoftReference<>(payload));
            if (read.size() > MOST) {
                read.remove(read.keySet().iterator().next());
            }
        }
        return payload;
    }
}
