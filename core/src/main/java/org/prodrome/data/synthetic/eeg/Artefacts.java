package org.prodrome.data.synthetic.eeg;

import static org.prodrome.data.synthetic.eeg.Electrode.*;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;

/**
 * What electrodes pick up besides the brain, by the same law in every recording: blinks, jaw muscles that tense or
 * chew, sweat, electrodes whose contact jumps, mains and the amplifier's noise.
 */
record Artefacts(EegSite site, Seed seed) {
    private static final double[] BLINK = weights(FP1, 0.35);
    private static final double[] TEMPLES = temples();

    void addTo(Scalp scalp) {
        blink(scalp, seed.split("blinks").random());
        chew(scalp, seed.split("muscle").random());
        SplittableRandom random = seed.split("electrodes").random();
        double turns = 2 * Math.PI * site.mains() / scalp.rate();
        for (Electrode electrode : Electrode.values()) {
            double[] potential = scalp.at(electrode);
            double phase = random.nextDouble(2 * Math.PI);
            double hum = site.hum() * random.nextDouble(0.3, 1.6);
            double sway = 0;
            for (int i = 0; i < potential.length; i++) {
                sway = 0.999 * sway + random.nextGaussian() * 0.22;
                potential[i] += sway + site.noise() * random.nextGaussian() + hum * StrictMath.sin(turns * i + phase);
            }
        }
        while (random.nextDouble() < 0.4) {
            jump(scalp, random);
        }
    }

    /** The front of the eye is positive, and the eye turns up under its lid. */
    private void blink(Scalp scalp, SplittableRandom random) {
        double[] course = new double[scalp.length()];
        double height = random.nextDouble(70, 150);
        double gap = random.nextDouble(2, 8);
        double time = 0.5 - gap * StrictMath.log(1 - random.nextDouble());
        while (time < scalp.length() / scalp.rate()) {
            double width = random.nextDouble(0.06, 0.1);
            double high = height * random.nextDouble(0.7, 1.3);
            int to = (int) Math.min(course.length, (time + 0.8) * scalp.rate());
            for (int i = (int) Math.max(0, (time - 0.4) * scalp.rate()); i < to; i++) {
                double t = i / scalp.rate() - time;
                double u = t / (t < 0 ? width : 1.5 * width);
                course[i] += high * (StrictMath.exp(-u * u / 2) - 0.12 * StrictMath.exp(-(u - 3.5) * (u - 3.5) / 4));
            }
            time += 0.5 - gap * StrictMath.log(1 - random.nextDouble());
        }
        for (Electrode electrode : Electrode.values()) {
            scalp.add(electrode, course, BLINK[electrode.ordinal()]);
        }
    }

    /** Bursts at both temples, alone or a chew after another. */
    private void chew(Scalp scalp, SplittableRandom random) {
        double seconds = scalp.length() / scalp.rate();
        double[] envelope = new double[scalp.length()];
        double gap = 18 / site.muscle();
        double time = -gap * StrictMath.log(1 - random.nextDouble());
        while (time < seconds) {
            boolean chewing = random.nextDouble() < 0.4;
            double length = chewing ? random.nextDouble(3, 9) : random.nextDouble(0.5, 3);
            double rate = chewing ? random.nextDouble(1, 1.8) : 0;
            double high = 12 * StrictMath.exp(0.6 * random.nextGaussian());
            int to = (int) Math.min(envelope.length, (time + length) * scalp.rate());
            for (int i = (int) (time * scalp.rate()); i < to; i++) {
                double t = i / scalp.rate() - time;
                double open = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * rate * t);
                envelope[i] = high * Math.min(1, 4 * Math.min(t, length - t)) * (chewing ? open * open : 1);
            }
            time += length - gap * StrictMath.log(1 - random.nextDouble());
        }
        for (Electrode electrode : Electrode.values()) {
            double[] potential = scalp.at(electrode);
            double weight = TEMPLES[electrode.ordinal()] * random.nextDouble(0.6, 1.4);
            double before = 0;
            for (int i = 0; i < potential.length; i++) {
                double white = random.nextGaussian();
                potential[i] += weight * (envelope[i] + 0.6) * (white - 0.6 * before);
                before = white;
            }
        }
    }

    /** An electrode's contact changes at once, and its amplifier comes back. */
    private static void jump(Scalp scalp, SplittableRandom random) {
        double[] potential = scalp.at(Electrode.values()[random.nextInt(Electrode.values().length)]);
        double height = random.nextDouble(60, 200) * (random.nextBoolean() ? 1 : -1);
        double back = random.nextDouble(0.1, 0.6);
        int from = random.nextInt(potential.length);
        for (int i = from; i < potential.length; i++) {
            potential[i] += height * StrictMath.exp(-(i - from) / (back * scalp.rate()));
        }
    }

    private static double[] temples() {
        double[] left = weights(T7, 0.5);
        double[] right = weights(T8, 0.5);
        for (int e = 0; e < left.length; e++) {
            left[e] = Math.max(left[e], right[e]);
        }
        return left;
    }

    /** How near an electrode lies to one, or to that on the other side. */
    private static double[] weights(Electrode one, double reach) {
        double[] weights = new double[Electrode.values().length];
        for (Electrode electrode : Electrode.values()) {
            double nearest = Math.max(
                    electrode.place().dot(one.place()),
                    electrode.place().dot(one.place().mirrored()));
            weights[electrode.ordinal()] = StrictMath.exp(-(1 - nearest) / (reach * reach));
        }
        return weights;
    }
}
