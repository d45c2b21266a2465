package org.prodrome.data.cut;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;

/**
 * Recordings that were cut.
 *
 * @param dataset of the pieces
 * @param pieces in the data set's order; none where nothing was cut
 */
public record Cut(Dataset dataset, List<Piece> pieces) {
    public Cut {
        pieces = List.copyOf(pieces);
    }

    static Cut of(Dataset recordings, Cutting cutting, Cutting.Progress progress) throws IOException, FormatException {
        List<Piece> pieces = new ArrayList<>();
        Shared shared = new Shared();
        int done = 0;
        for (Case recording : recordings.cases()) {
            double seconds = Stretch.duration(shared.read(recording), recording.id());
            for (Piece piece : cutting.pieces(recording, seconds)) {
                pieces.add(piece.from(shared));
            }
            progress.at(++done, recordings.cases().size());
        }
        if (pieces.isEmpty()) {
            throw new FormatException(
                    recordings.name(), "recordings with something for " + cutting, "none in " + done + " recordings");
        }
        Dataset dataset = new Dataset(
                recordings.name(),
                recordings.origin(),
                recordings.licence(),
                cutting.digest(recordings),
                pieces.stream().map(Piece::of).toList());
        return new Cut(dataset, pieces);
    }
}
