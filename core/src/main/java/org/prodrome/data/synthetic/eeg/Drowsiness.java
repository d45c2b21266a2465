package org.prodrome.data.synthetic.eeg;

import static org.prodrome.data.synthetic.eeg.Electrode.*;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What of a sound brain looks like a seizure to whoever measures size and rhythm: a run of theta over one temple, as
 * the rhythmic midtemporal theta of drowsiness, or of slow waves over the forehead. It neither changes its rhythm nor
 * spreads.
 *
 * @param place under the electrode that sees it most
 * @param pace against 10 Hz
 * @param strength deviation at its strongest, in uV
 * @param start and end: in seconds from the recording's start
 */
record Drowsiness(Place place, double pace, double strength, double start, double end) {
    private static final List<Electrode> TEMPLES = List.of(T7, T8, F7, F8);
    private static final double EDGE = 1.5;

    static Drowsiness draw(double seconds, SplittableRandom random) {
        boolean temple = random.nextDouble() < 0.7;
        Electrode near = temple ? TEMPLES.get(random.nextInt(TEMPLES.size())) : FZ;
        double length = seconds * random.nextDouble(0.2, 0.45);
        double start = random.nextDouble(0, seconds - length);
        return new Drowsiness(
                near.place().beneath(0.1, random),
                temple ? random.nextDouble(0.5, 0.68) : random.nextDouble(0.25, 0.4),
                20 * StrictMath.exp(0.35 * random.nextGaussian()),
                start,
                start + length);
    }

    void addTo(Scalp scalp, SplittableRandom random) {
        double[] rhythm = Background.rhythm(scalp, pace, random);
        for (int i = 0; i < rhythm.length; i++) {
            double t = i / scalp.rate();
            double within = Math.min(t - start, end - t) / EDGE;
            rhythm[i] *= strength * Math.clamp(within, 0, 1);
        }
        scalp.add(place, rhythm);
    }
}
