package org.prodrome.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When a recording's beats and breaths come.
 *
 * @param cycles from before the recording's start until after its end
 * @param breaths onsets of the breaths in seconds, likewise
 */
record Rhythm(List<Cycle> cycles, List<Double> breaths) {

    /**
     * A heart beat.
     *
     * @param first onset of S1, in seconds from the recording's start, as the others
     * @param second onset of S2
     * @param next onset of the next S1
     * @param strength 1 for a usual beat
     * @param air from 0, breathed out, to 1, breathed in
     */
    record Cycle(double first, double second, double next, double strength, double air) {}

    static Rhythm draw(Patient patient, double length, SplittableRandom random) {
        List<Double> breaths = new ArrayList<>();
        double breath = -patient.breath() * (1 + random.nextDouble());
        while (breath < length + patient.breath()) {
            breaths.add(breath);
            breath += patient.breath() * Math.max(0.6, 1 + 0.1 * random.nextGaussian());
        }
        List<Cycle> cycles = new ArrayList<>();
        double time = -patient.period() * random.nextDouble();
        double pause = 1;
        while (time < length) {
            double air = air(breaths, time);
            boolean early = random.nextDouble() < patient.early();
            double jitter = 1 + 0.012 * random.nextGaussian();
            // Breathing in quickens the heart; after an early beat comes a pause that makes up for it.
            double period = patient.period() * (1 - patient.sway() * (2 * air - 1)) * jitter * (early ? 0.72 : pause);
            double strength = (early ? 0.8 : 1) * (1 - 0.12 * air) * (1 + 0.06 * random.nextGaussian());
            double systole = systole(patient.period(), random);
            cycles.add(new Cycle(time, time + systole, time + period, strength, air));
            pause = early ? 1.25 : 1;
            time += period;
        }
        return new Rhythm(cycles, breaths);
    }

    /** Left ventricular ejection time by heart rate (Weissler, Harris, Schoenfeld 1968). */
    private static double systole(double period, SplittableRandom random) {
        return (0.413 - 0.0017 * 60 / period) * (1 + 0.015 * random.nextGaussian());
    }

    /** From 0, breathed out, to 1, breathed in. */
    private static double air(List<Double> breaths, double time) {
        int i = 0;
        while (i + 2 < breaths.size() && breaths.get(i + 1) <= time) {
            i++;
        }
        double phase = (time - breaths.get(i)) / (breaths.get(i + 1) - breaths.get(i));
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * phase);
    }
}
