package org.prodrome.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.Truth;
import org.prodrome.detect.AnomalyMap;
import org.prodrome.detect.PicturePreparation;
import org.prodrome.detect.Preparation;
import org.prodrome.detect.SignalPreparation;
import org.prodrome.detect.VolumePreparation;
import org.prodrome.evaluate.map.Extent;
import org.prodrome.evaluate.map.ScoredMap;

/** A fold's maps beside what is known of where, as many as memory allows. */
final class Located {
    /** Places of all maps together, of which each takes 9 bytes here and as much again when judged. */
    private static final long MOST = 1L << 24;

    private final Preparation preparation;
    private final List<ScoredMap> maps = new ArrayList<>();
    private long places;

    Located(Preparation preparation) {
        this.preparation = preparation;
    }

    /** Adds a case, if it is labelled and known to be normal everywhere, or where it is abnormal. */
    void add(Prepared one, AnomalyMap map) throws IOException, FormatException {
        if (places + map.values().length > MOST || !one.labelled()) {
            return;
        }
        Optional<Extent> extent = extent(one, map);
        if (extent.isEmpty()) {
            return;
        }
        Optional<boolean[]> known =
                one.abnormal() ? abnormal(one, map, extent.get()) : Optional.of(new boolean[map.values().length]);
        if (known.isPresent()) {
            double[] scores = new double[map.values().length];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = map.values()[i];
            }
            maps.add(new ScoredMap(scores, known.get(), extent.get()));
            places += scores.length;
        }
    }

    Optional<Localisation> judged() {
        return Localisation.of(maps);
    }

    private Optional<Extent> extent(Prepared one, AnomalyMap map) {
        Optional<Extent> extent = switch (preparation) {
            case PicturePreparation picture ->
                Optional.of(new Extent(one.field().length(), picture.height(), picture.width()));
            case VolumePreparation volume -> Optional.of(new Extent(volume.depth(), volume.height(), volume.width()));
            case SignalPreparation _ -> Optional.of(Extent.of(1, map.values().length));
            default -> Optional.empty();
        };
        return extent.filter(each -> each.size() == map.values().length);
    }

    /** Empty where nobody said where. */
    private Optional<boolean[]> abnormal(Prepared one, AnomalyMap map, Extent extent)
            throws IOException, FormatException {
        if (preparation instanceof SignalPreparation signal) {
            List<Truth.Interval> intervals = one.of().truth().intervals();
            double step = map.hop() / signal.rate();
            return intervals.isEmpty() ? Optional.empty() : Optional.of(within(intervals, step, extent.size()));
        }
        return new KnownPlaces(one.of(), extent.depth(), extent.height(), extent.width()).abnormal();
    }

    private static boolean[] within(List<Truth.Interval> intervals, double step, int count) {
        boolean[] abnormal = new boolean[count];
        for (Truth.Interval interval : intervals) {
            int from = (int) Math.clamp(Math.floor(interval.start() / step), 0, count);
            int to = (int) Math.clamp(Math.ceil(interval.end() / step), 0, count);
            for (int i = from; i < to; i++) {
                abnormal[i] = true;
            }
        }
        return abnormal;
    }
}
