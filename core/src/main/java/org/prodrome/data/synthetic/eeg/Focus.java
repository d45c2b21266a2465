package org.prodrome.data.synthetic.eeg;

import static org.prodrome.data.synthetic.eeg.Electrode.*;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where a subject's discharges come from.
 *
 * @param places sources in the cortex in the order in which a seizure takes hold of them
 */
record Focus(Seizure.Kind kind, List<Place> places) {
    private static final List<List<Electrode>> SPREADS = List.of(
            List.of(T7, F7, P7),
            List.of(T8, F8, P8),
            List.of(F7, F3, T7),
            List.of(F8, F4, T8),
            List.of(F3, C3, FZ),
            List.of(P8, P4, T8),
            List.of(P7, P3, T7));
    private static final List<Electrode> EVERYWHERE = List.of(FZ, F3, F4, C3, C4, PZ);

    static Focus draw(SplittableRandom random) {
        boolean focal = random.nextDouble() < 0.7;
        List<Place> places = new ArrayList<>();
        for (Electrode near : focal ? SPREADS.get(random.nextInt(SPREADS.size())) : EVERYWHERE) {
            places.add(near.place().beneath(0.1, random));
        }
        if (focal) {
            places.add(places.getFirst().mirrored());
        }
        return new Focus(focal ? Seizure.Kind.FOCAL : Seizure.Kind.GENERALISED, places);
    }
}
