package org.prodrome.data.cut;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Beat.Aami;
import org.prodrome.data.Truth.Label;

/**
 * Each annotated heart beat with what is around it, of the class that ANSI/AAMI EC57 gives it: N is normal, S, V and F
 * are abnormal, and paced or unclassifiable beats (Q) are left out. So are beats too near an end of the recording.
 *
 * @param before seconds before the annotated moment
 * @param after seconds after it
 */
public record Beats(double before, double after) implements Cutting {
    public Beats {
        if (!(before >= 0 && after >= 0 && before + after > 0 && before + after <= 60)) {
            throw new IllegalArgumentException(
                    "cut: expected up to 60 s around a beat, got " + before + " s before and " + after + " s after");
        }
    }

    @Override
    public List<Piece> pieces(Case recording, double seconds) {
        List<Piece> pieces = new ArrayList<>();
        for (Truth.Beat beat : recording.truth().beats()) {
            double start = beat.time() - before;
            double end = beat.time() + after;
            if (beat.mark() instanceof Aami mark && mark != Aami.Q && start >= 0 && end <= seconds) {
                Label label = mark == Aami.N ? Label.NORMAL : Label.ABNORMAL;
                pieces.add(Piece.of(recording, start, end, label, List.of(mark.name())));
            }
        }
        return pieces;
    }
}
