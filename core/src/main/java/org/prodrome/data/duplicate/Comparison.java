package org.prodrome.data.duplicate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Sha256;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.Text;
import org.prodrome.data.Volume;

/** Compares each case with those before it. */
final class Comparison {
    private final List<Duplicates.Pair> pairs = new ArrayList<>();
    private final Map<String, Case> digests = new HashMap<>();
    private final List<Seen> pictures = new ArrayList<>();
    private final Map<Long, List<Place>> places = new HashMap<>();

    private record Seen(Case of, Thumbnail thumbnail) {}

    /** Where a fingerprint was seen. */
    private record Place(Case of, String part, int at) {}

    private record Candidate(Place seen, int at) {}

    private Comparison() {}

    static List<Duplicates.Pair> pairs(List<Case> cases, Duplicates.Progress progress)
            throws IOException, FormatException {
        Comparison comparison = new Comparison();
        int done = 0;
        for (Case of : cases) {
            comparison.take(of, "", of.payload());
            progress.after(++done, cases.size());
        }
        return List.copyOf(comparison.pairs);
    }

    private void take(Case of, String part, Payload payload) throws IOException, FormatException {
        switch (payload) {
            case Row _ -> {}
            case Several several -> {
                for (Map.Entry<String, Payload> one : several.parts().entrySet()) {
                    take(of, part + "/" + one.getKey(), one.getValue());
                }
            }
            case Text _ -> isNew(of, new Sha256().add("text").add(payload));
            case Table _ -> isNew(of, new Sha256().add("table").add(payload));
            case Irregular _ -> isNew(of, new Sha256().add("irregular").add(payload));
            case Image image -> picture(of, new Sha256().add("image").add(image), Thumbnail.of(image));
            case Volume volume -> picture(of, new Sha256().add("volume").add(volume), Thumbnail.of(volume));
            case Signal signal -> signal(of, part, signal);
        }
    }

    private void picture(Case of, Sha256 digest, Thumbnail thumbnail) {
        if (!isNew(of, digest)) {
            return;
        }
        for (Seen seen : pictures) {
            if (seen.thumbnail().distance(thumbnail) <= Duplicates.MOST_BITS) {
                double correlation = seen.thumbnail().correlation(thumbnail);
                if (correlation >= Duplicates.LEAST_CORRELATION) {
                    pairs.add(new Duplicates.Pair(seen.of(), of, Duplicates.Reason.ALIKE, correlation));
                }
            }
        }
        pictures.add(new Seen(of, thumbnail));
    }

    private void signal(Case of, String part, Signal signal) throws IOException, FormatException {
        Sha256 digest =
                new Sha256().add("signal", Double.toString(signal.rate())).add(signal);
        if (!isNew(of, digest)) {
            return;
        }
        float[] series = signal.samples()[0];
        List<Landmarks.Landmark> landmarks = Landmarks.of(series);
        Map<Case, Candidate> candidates = new HashMap<>();
        for (Landmarks.Landmark landmark : landmarks) {
            for (Place seen : places.getOrDefault(landmark.print(), List.of())) {
                candidates.putIfAbsent(seen.of(), new Candidate(seen, landmark.at()));
            }
        }
        for (Candidate candidate : candidates.values()) {
            Optional<float[]> before = series(candidate.seen());
            if (before.isPresent() && !candidate.seen().of().equals(of)) {
                compare(of, series, candidate, before.get());
            }
        }
        for (Landmarks.Landmark landmark : landmarks) {
            List<Place> known = places.computeIfAbsent(landmark.print(), _ -> new ArrayList<>());
            // A fingerprint that many series have is of a common shape, and each of them would be read for it.
            if (known.size() < 8) {
                known.add(new Place(of, part, landmark.at()));
            }
        }
    }

    private void compare(Case of, float[] series, Candidate candidate, float[] before) {
        int shift = candidate.seen().at() - candidate.at();
        double correlation = Correlation.overlap(before, series, shift);
        if (correlation >= Duplicates.LEAST_CORRELATION) {
            pairs.add(new Duplicates.Pair(candidate.seen().of(), of, Duplicates.Reason.OVERLAPPING, correlation));
        }
    }

    private static Optional<float[]> series(Place seen) throws IOException, FormatException {
        Payload payload = seen.of().payload();
        for (String name : seen.part().split("/", -1)) {
            Payload within =
                    payload instanceof Several several ? several.parts().get(name) : null;
            payload = within == null ? payload : within;
        }
        return payload instanceof Signal signal ? Optional.of(signal.samples()[0]) : Optional.empty();
    }

    /** Whether nothing equal was there before; else the pair is kept. */
    private boolean isNew(Case of, Sha256 digest) {
        Case before = digests.putIfAbsent(digest.hex(), of);
        if (before != null && !before.equals(of)) {
            pairs.add(new Duplicates.Pair(before, of, Duplicates.Reason.EQUAL, 1));
        }
        return before == null;
    }
}
