package org.prodrome.data.synthetic.eeg;

import static org.prodrome.data.synthetic.eeg.Electrode.*;

import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.eeg.NeuralMass.Gains;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * The waking brain's usual activity: many small sources of 1/f noise over the cortex, and the alpha rhythm of two
 * masses behind, by Jansen and Rit, which waxes and wanes.
 *
 * @param strength deviation of the 1/f noise's sources, in uV
 * @param alpha deviation of the alpha rhythm at its usual size, in uV
 * @param pace of the alpha rhythm, against Jansen and Rit's 10 Hz
 */
record Background(double strength, double alpha, double pace, List<Place> behind) {
    private static final Gains ALPHA = new Gains(3.25, 22, 0);
    private static final double ALPHA_DEVIATION = 2;
    private static final double SLOW_RATE = 50;
    private static final int SOURCES = 24;
    private static final double LOWEST = 115;

    static Background draw(SplittableRandom random) {
        return new Background(
                random.nextDouble(5, 9),
                9 * StrictMath.exp(0.4 * random.nextGaussian()),
                random.nextDouble(0.85, 1.12),
                List.of(O1.place().beneath(0.15, random), O2.place().beneath(0.15, random)));
    }

    /** @param lulled [time] by what the brain's usual activity is multiplied, as after a seizure */
    void addTo(Scalp scalp, double[] lulled, Seed seed) {
        SplittableRandom random = seed.random();
        for (int s = 0; s < SOURCES; s++) {
            double inclination = Math.toDegrees(
                    StrictMath.acos(1 - (1 - StrictMath.cos(Math.toRadians(LOWEST))) * (s + 0.5) / SOURCES));
            double azimuth = 137.508 * s;
            double[] noise = Pink.noise(scalp.length(), scalp.rate(), random);
            scalp.add(Place.at(inclination, azimuth, Place.CORTEX), scaled(noise, strength, lulled));
        }
        GradientNoise waxing = new GradientNoise(seed.split("alpha"));
        for (Place place : behind) {
            double[] rhythm = rhythm(scalp, pace * random.nextDouble(0.98, 1.02), random);
            for (int i = 0; i < rhythm.length; i++) {
                double t = i / scalp.rate();
                rhythm[i] *= Math.max(0.1, 1 + 0.8 * waxing.fractal(0.5 * t, 0.5, 0.5, 2, 0.6));
            }
            scalp.add(place, scaled(rhythm, alpha, lulled));
        }
    }

    /**
     * A rhythm by Jansen and Rit, 10 Hz at pace 1.
     *
     * @return [time] of deviation about 1
     */
    static double[] rhythm(Scalp scalp, double pace, SplittableRandom random) {
        NeuralMass mass = new NeuralMass(SLOW_RATE);
        mass.step(pace / scalp.rate());
        double[] rhythm = new double[scalp.length()];
        double mean = 7.5;
        for (int i = -(int) scalp.rate(); i < rhythm.length; i++) {
            // Their input is between 120 and 320 per second; a wider one makes the rhythm less even.
            mass.advance(ALPHA, 190 + 120 * random.nextGaussian());
            mean += 0.01 * (mass.potential() - mean);
            if (i >= 0) {
                rhythm[i] = (mass.potential() - mean) / ALPHA_DEVIATION;
            }
        }
        return rhythm;
    }

    private static double[] scaled(double[] course, double by, double[] lulled) {
        for (int i = 0; i < course.length; i++) {
            course[i] *= by * lulled[i];
        }
        return course;
    }
}
