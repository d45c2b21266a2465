package org.prodrome.data.synthetic;

import java.util.List;
import java.util.SplittableRandom;

/** A subject's first or second heart sound: Gabor atoms that fall more slowly than they rise. */
record HeartSound(List<Atom> atoms) {
    private static final double FALL = 1.8;
    private static final double REACH = 3.5;

    /**
     * @param pitch in Hz
     * @param delay from the sound's onset to the atom's loudest, in seconds
     * @param width of its rise, as a deviation in seconds
     * @param strength of the first heart sound's peak
     * @param phase at its loudest, in radians
     * @param late whether it is the pulmonary valve's, which closes later as the subject breathes in
     */
    record Atom(double pitch, double delay, double width, double strength, double phase, boolean late) {}

    /** Mitral, then tricuspid closure, over the wall's slow movement. */
    static HeartSound first(SplittableRandom random) {
        double pitch = random.nextDouble(38, 60);
        return new HeartSound(List.of(
                atom(pitch, 0.032, 0.013, 0.75, false, random),
                atom(pitch * 1.6, 0.040 + random.nextDouble(0.025), 0.009, random.nextDouble(0.3, 0.6), false, random),
                snap(0.030, 0.25, random),
                atom(28, 0.045, 0.018, 0.3, false, random)));
    }

    /** Aortic, then pulmonary closure. */
    static HeartSound second(SplittableRandom random) {
        double pitch = random.nextDouble(55, 85);
        double strength = random.nextDouble(0.45, 0.95);
        return new HeartSound(List.of(
                atom(pitch, 0.022, 0.008, 0.8 * strength, false, random),
                atom(pitch * 1.5, 0.020, 0.006, 0.35 * strength, false, random),
                snap(0.018, 0.25 * strength, random),
                atom(pitch * 0.85, 0.022, 0.009, 0.45 * strength, true, random)));
    }

    /** The leaflets' stop, short and so of many pitches. */
    private static Atom snap(double delay, double most, SplittableRandom random) {
        return atom(random.nextDouble(110, 190), delay, 0.003, most * random.nextDouble(0.2, 1), false, random);
    }

    private static Atom atom(
            double pitch, double delay, double width, double strength, boolean late, SplittableRandom random) {
        return new Atom(
                pitch * random.nextDouble(0.92, 1.08),
                delay,
                width * random.nextDouble(0.85, 1.2),
                strength,
                random.nextDouble(2 * Math.PI),
                late);
    }

    /**
     * Adds one beat's sound.
     *
     * @param onset in seconds from the recording's start
     * @param split seconds by which the pulmonary valve is late
     * @param strength 1 for a usual beat
     */
    void addTo(double[] sound, double onset, double split, double strength, SplittableRandom random) {
        for (Atom atom : atoms) {
            double loudest = onset + atom.delay() + (atom.late() ? split : 0);
            double height = strength * atom.strength() * (1 + 0.08 * random.nextGaussian());
            double pitch = atom.pitch() * (1 + 0.02 * random.nextGaussian());
            double phase = atom.phase() + 0.2 * random.nextGaussian();
            double rise = atom.width();
            double fall = FALL * rise;
            int from = Math.max(0, (int) ((loudest - REACH * rise) * HeartSounds.RATE));
            int to = Math.min(sound.length, (int) ((loudest + REACH * fall) * HeartSounds.RATE));
            for (int i = from; i < to; i++) {
                double t = i / HeartSounds.RATE - loudest;
                double width = t < 0 ? rise : fall;
                sound[i] += height * Math.exp(-t * t / (2 * width * width)) * Math.cos(2 * Math.PI * pitch * t + phase);
            }
        }
    }
}
