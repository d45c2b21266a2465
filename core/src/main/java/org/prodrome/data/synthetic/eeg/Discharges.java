package org.prodrome.data.synthetic.eeg;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Interictal discharges: a spike of some 70 ms and a slow wave after it, negative at the focus.
 *
 * @param times of the spikes, in seconds from the recording's start
 * @param height of the spikes where they are seen most, in uV
 */
record Discharges(List<Double> times, double height) {
    /** How long one lasts, in seconds, from {@link #LEAD} before its spike. */
    static final double LENGTH = 0.45;

    static final double LEAD = 0.08;

    /** @param until seconds, before a seizure's first signs */
    static Discharges draw(double until, double aMinute, SplittableRandom random) {
        List<Double> times = new ArrayList<>();
        double time = 0.2;
        while (true) {
            time += 0.5 - 60 / aMinute * StrictMath.log(1 - random.nextDouble());
            if (time + LENGTH >= until) {
                return new Discharges(times, random.nextDouble(50, 110));
            }
            times.add(time);
        }
    }

    void addTo(Scalp scalp, Focus focus, SplittableRandom random) {
        double[] course = new double[scalp.length()];
        for (double time : times) {
            double high = -height * random.nextDouble(0.7, 1.3);
            double width = random.nextDouble(0.012, 0.02);
            int to = (int) Math.min(course.length, (time + LENGTH) * scalp.rate());
            for (int i = (int) Math.max(0, (time - LEAD) * scalp.rate()); i < to; i++) {
                double t = i / scalp.rate() - time;
                course[i] += high
                        * (bump(t, 0, width) - 0.35 * bump(t, 2.6 * width, 1.3 * width) + 0.45 * bump(t, 0.19, 0.07));
            }
        }
        scalp.add(focus.places().getFirst(), course);
    }

    private static double bump(double t, double at, double width) {
        double u = (t - at) / width;
        return StrictMath.exp(-u * u / 2);
    }
}
