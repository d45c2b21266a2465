package org.prodrome.data.synthetic.eeg;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.synthetic.eeg.NeuralMass.Gains;

/**
 * A seizure: as slow inhibition fails, masses of cortex go from rest by sporadic spikes into a rhythm of 8 Hz and on
 * into large spikes and waves of 3 Hz (the gains are those of Wendling 2002's types of activity, and of the authors'
 * program); then they are silent. It spreads: masses farther from the focus join later, and what fires at the focus
 * drives them.
 *
 * @param kind where it begins
 * @param start and end: in seconds from the recording's start
 * @param before seconds for which the focus spikes beforehand
 * @param strength deviation of its large spikes and waves where they are seen most, in uV
 * @param pace of all of its rhythms, against the masses' own
 * @param masses the focus first
 */
record Seizure(Kind kind, double start, double end, double before, double strength, double pace, List<Mass> masses) {

    /** Where a seizure begins. */
    enum Kind {
        FOCAL("focal seizure"),
        GENERALISED("generalised seizure");

        private final String finding;

        Kind(String finding) {
            this.finding = finding;
        }

        String finding() {
            return finding;
        }
    }

    /** @param lag seconds from the seizure's start until it joins */
    record Mass(Place place, double lag) {}

    private static final Gains REST = new Gains(5, 50, 15);
    private static final Gains SPORADIC = new Gains(5, 26, 15);
    private static final Gains RHYTHMIC = new Gains(5, 10, 15);
    private static final Gains SPIKING = new Gains(5, 20, 10);
    private static final double LATE_DEVIATION = 8.9;
    private static final double SLOW_RATE = 30;
    private static final double NOISE_STEP = 1 / 512.0;
    private static final int STEPS = 2;
    private static final int HELD = 16;

    static Seizure draw(Focus focus, double seconds, SplittableRandom random) {
        double length = seconds * random.nextDouble(0.25, 0.45);
        double start = random.nextDouble(0.2 * seconds, 0.95 * seconds - length);
        List<Mass> masses = new ArrayList<>();
        for (int i = 0; i < focus.places().size(); i++) {
            double lag = focus.kind() == Kind.GENERALISED ? 0.05 * i : i * length * random.nextDouble(0.08, 0.2);
            masses.add(new Mass(focus.places().get(i), lag));
        }
        double before = Math.min(start, seconds * random.nextDouble(0.1, 0.25));
        double strength = 18 * StrictMath.exp(0.35 * random.nextGaussian());
        return new Seizure(focus.kind(), start, start + length, before, strength, random.nextDouble(0.9, 1.25), masses);
    }

    void addTo(Scalp scalp, SplittableRandom random) {
        double[] fired = new double[scalp.length()];
        for (int i = 0; i < masses.size(); i++) {
            scalp.add(masses.get(i).place(), course(scalp, masses.get(i), i == 0, fired, random));
        }
    }

    /** @param fired of the focus in 1/s, written by the first mass and read by the others */
    private double[] course(Scalp scalp, Mass mass, boolean first, double[] fired, SplittableRandom random) {
        NeuralMass neural = new NeuralMass(SLOW_RATE);
        double step = 1 / (STEPS * scalp.rate());
        double noise = 30 * Math.sqrt(NOISE_STEP / step);
        double slow = StrictMath.exp(-2 * Math.PI * 0.7 / scalp.rate());
        double mean = -4;
        double[] course = new double[scalp.length()];
        Gains gains = REST;
        for (int i = 0; i < course.length; i++) {
            double time = i / scalp.rate();
            if (i % HELD == 0) {
                gains = gains(time - mass.lag(), end - mass.lag());
                neural.step(step * pace * slowing(time));
            }
            for (int s = 0; s < STEPS; s++) {
                double input = 90 + noise * random.nextGaussian() + (first ? 0 : 6 * fired[i]);
                double own = neural.advance(gains, input);
                fired[i] = first ? own : fired[i];
            }
            mean = slow * mean + (1 - slow) * neural.potential();
            course[i] = strength / LATE_DEVIATION * (neural.potential() - mean);
        }
        return course;
    }

    /** Rhythms slow down from a quarter above to a quarter below while it lasts. */
    private double slowing(double time) {
        return 1.25 - 0.5 * Math.clamp((time - start) / (end - start), 0, 1);
    }

    private Gains gains(double time, double until) {
        if (time < start - before || time >= until) {
            return REST;
        }
        if (time < start) {
            return kind == Kind.FOCAL ? SPORADIC : REST;
        }
        double place = (time - start) / (end - start);
        return kind == Kind.GENERALISED ? SPIKING : RHYTHMIC.mixedWith(SPIKING, Math.clamp(3 * place - 1, 0, 1));
    }
}
