package org.prodrome.recipe.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prodrome.evaluate.event.BeatMatching;
import org.prodrome.signal.heart.HeartState;
import org.prodrome.signal.heart.Segmentation;

/** Onsets of S1 and S2 that a way of finding them gives, against those that are known, recording after recording. */
public final class SoundScore {
    private static final double WIDEST = 0.15;
    private static final BeatMatching NOTHING = new BeatMatching(0, 0, 0);

    /** [sound] of one recording, in seconds, rising. */
    private record Recording(double[][] known, double[][] found) {}

    private final List<Recording> recordings = new ArrayList<>();

    void add(double[][] known, Segmentation found) {
        add(known, new double[][] {found.onsets(HeartState.S1), found.onsets(HeartState.S2)});
    }

    void add(double[][] known, double[][] found) {
        recordings.add(new Recording(known, found));
    }

    /** How many there are. */
    public int recordings() {
        return recordings.size();
    }

    /**
     * All recordings together.
     *
     * @param which 0 of S1, 1 of S2
     * @param shift what is added to onsets found, in seconds
     * @param window how far apart a pair may be, in seconds
     */
    public double f1(int which, double shift, double window) {
        return recordings.stream()
                .map(one -> {
                    double[] shifted = Arrays.stream(one.found()[which])
                            .map(time -> time + shift)
                            .toArray();
                    return BeatMatching.of(one.known()[which], shifted, 0, window);
                })
                .reduce(NOTHING, BeatMatching::plus)
                .f1();
    }

    /** The median from what is found to the nearest that is known within 150 ms, in seconds; 0 if nothing is. */
    public double shift(int which) {
        double[] gaps = recordings.stream()
                .flatMapToDouble(one -> Arrays.stream(one.found()[which])
                        .map(found -> Arrays.stream(one.known()[which])
                                .map(known -> known - found)
                                .reduce(WIDEST + 1, (a, b) -> Math.abs(a) <= Math.abs(b) ? a : b)))
                .filter(gap -> Math.abs(gap) <= WIDEST)
                .sorted()
                .toArray();
        return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
    }
}
