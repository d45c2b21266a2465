package org.prodrome.data.cut;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Sha256;

/**
 * What of a recording is a case of its own. Pieces of a recording keep its subject, so that no split parts them; what
 * is known of them is what is known of their own time.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "each")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Whole.class, name = "recording"),
    @JsonSubTypes.Type(value = Beats.class, name = "beat"),
    @JsonSubTypes.Type(value = Segments.class, name = "segment")
})
public sealed interface Cutting permits Whole, Beats, Segments {
    /** Hears how many recordings were looked at. */
    @FunctionalInterface
    interface Progress {
        void at(int done, int total);
    }

    /** Pieces of a recording of so many seconds, in time's order; empty where nothing of it can be judged. */
    List<Piece> pieces(Case recording, double seconds);

    /**
     * Cuts all recordings, each of which is read once to know how long it is.
     *
     * @throws FormatException if one does not go along time, or if nothing is left
     */
    default Cut of(Dataset recordings, Progress progress) throws IOException, FormatException {
        return Cut.of(recordings, this, progress);
    }

    /** The digest of a data set that is cut so. */
    default String digest(Dataset recordings) {
        return new Sha256()
                .add((recordings.digest() + this).getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
