package org.prodrome.data.cut;

import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;

/** Nothing is cut: every recording, picture or row is a case. */
public record Whole() implements Cutting {
    @Override
    public List<Piece> pieces(Case recording, double seconds) {
        return List.of(new Piece(recording, recording, 0, seconds));
    }

    /** The same cases, unread. */
    @Override
    public Cut of(Dataset recordings, Progress progress) {
        return new Cut(recordings, List.of());
    }
}
