package org.prodrome.data.synthetic.ecg;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The beats of one recording, from before its start until after its end. */
record BeatTimes(List<Timed> beats) {

    /** @param time of the R wave, in seconds from the recording's start */
    record Timed(double time, boolean ventricular) {}

    /**
     * @param fibrillating whether the atria give no rhythm
     * @param ectopy how likely a beat is a premature ventricular one
     * @param surely whether one such beat comes at least, in mid-recording
     */
    static BeatTimes draw(
            Heart heart, double seconds, boolean fibrillating, double ectopy, boolean surely, SplittableRandom random) {
        double mayer = random.nextDouble(2 * Math.PI);
        double breath = random.nextDouble(2 * Math.PI);
        List<Timed> beats = new ArrayList<>();
        double time = -heart.period() * (1 + random.nextDouble());
        boolean due = surely;
        boolean last = false;
        while (time < seconds + 2 * heart.period()) {
            boolean now = !last && (random.nextDouble() < ectopy || (due && time > seconds * 0.4));
            boolean ventricular = now && time > 0.5;
            due &= !ventricular;
            beats.add(new Timed(ventricular ? time - 0.3 * heart.period() : time, ventricular));
            last = ventricular;
            double sway = heart.slow() * StrictMath.sin(2 * Math.PI * 0.1 * time + mayer)
                    + heart.fast() * StrictMath.sin(2 * Math.PI * 0.25 * time + breath);
            double spread = fibrillating ? 0.22 : 0.012;
            double factor = Math.max(0.5, 1 + (fibrillating ? 0 : sway) + spread * random.nextGaussian());
            time += heart.period() * factor * (fibrillating ? 0.85 : 1);
        }
        return new BeatTimes(List.copyOf(beats));
    }
}
