package org.prodrome.data.synthetic.wearable;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Irregular;

/**
 * Heart beats and the wave that each sends to the wrist: two Gaussians, after Tang, Chen, Ward and Elgendi, "Synthetic
 * photoplethysmogram generation using two Gaussian functions", Sci. Rep. 10:13883, 2020, at places of our own. Stress
 * quickens the heart, evens it out and narrows the vessels; walking quickens it as well.
 *
 * @param beats in seconds from the recording's start, from before it until after its end
 */
record Pulse(Wearer wearer, Day day, List<Double> beats) {
    static final double RATE = 64;

    private static final double STRESS = 0.2;
    private static final double WALK = 0.26;
    private static final double STEP = 1 / RATE;

    static Pulse draw(Wearer wearer, Day day, double seconds, SplittableRandom random) {
        List<Double> beats = new ArrayList<>();
        double mayer = random.nextDouble(2 * Math.PI);
        double breath = random.nextDouble(2 * Math.PI);
        double drift = random.nextDouble(2 * Math.PI);
        double time = -2;
        while (time < seconds + 2) {
            beats.add(time);
            double stressed = day.stress().at(time);
            double driven = 1 + STRESS * stressed + WALK * day.walking().at(time);
            double calm = 1 / (1 + 1.5 * stressed + 1.5 * day.walking().at(time));
            double sway = wearer.sway() * calm * StrictMath.sin(2 * Math.PI * wearer.breath() * time + breath)
                    + 0.03 * calm * StrictMath.sin(2 * Math.PI * 0.1 * time + mayer)
                    + 0.05 * StrictMath.sin(2 * Math.PI * time / 150 + drift);
            double period = 60 / (wearer.pulse() * driven) * (1 - sway) * (1 + 0.012 * random.nextGaussian());
            time += Math.clamp(period, 0.33, 1.5);
        }
        return new Pulse(wearer, day, beats);
    }

    /** [time] in the sensor's own unit. */
    float[] wave(double seconds, double noise, SplittableRandom random) {
        float[] wave = new float[(int) Math.round(seconds * RATE)];
        double jolt = 0;
        double slow = 0;
        double mean = 0;
        int beat = 0;
        for (int i = 0; i < wave.length; i++) {
            double t = i / RATE;
            while (beats.get(beat + 1) <= t) {
                beat++;
            }
            double phase = (t - beats.get(beat)) / (beats.get(beat + 1) - beats.get(beat));
            double narrow = 1 / (1 + 0.6 * day.stress().at(t));
            double breath = 1 + 0.12 * StrictMath.sin(2 * Math.PI * wearer.breath() * t);
            double moved = day.motion(t);
            // Movement swings at one to three Hertz, far larger than the pulse.
            jolt += 0.35 * (random.nextGaussian() * 130 * moved - jolt);
            slow += 0.06 * (jolt - slow);
            double on = day.off().now(t) > 0 ? 0 : 1;
            double value = on * (wearer.height() * narrow * breath * shape(phase) + 2.2 * (jolt - slow))
                    + noise * random.nextGaussian();
            mean += 0.01 * (value - mean);
            wave[i] = Math.round((value - mean) * 100) / 100f;
        }
        return wave;
    }

    private static double shape(double phase) {
        return 1.6 * (gaussian(phase, 0.28, 0.11) + 0.42 * gaussian(phase, 0.6, 0.14)) - 0.55;
    }

    private static double gaussian(double phase, double at, double width) {
        double u = (phase - at) / width;
        return StrictMath.exp(-u * u / 2);
    }

    /**
     * The intervals that the device trusts: between beats of a wrist that holds still, in steps of the sensor's rate.
     */
    Irregular intervals(double seconds, SplittableRandom random) {
        List<Double> times = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        boolean trusting = false;
        for (int i = 1; i < beats.size(); i++) {
            double time = Math.round(beats.get(i) / STEP) * STEP;
            double before = Math.round(beats.get(i - 1) / STEP) * STEP;
            boolean still = day.motion(time) == 0
                    && day.motion(before) == 0
                    && day.off().now(time) == 0;
            trusting = still && random.nextDouble() < (trusting ? 0.93 : 0.12);
            if (trusting && before >= 0 && time < seconds) {
                times.add(time);
                lengths.add(time - before);
            }
        }
        return new Irregular(
                List.of(new Irregular.Variable(
                        "IBI",
                        "s",
                        times.stream().mapToDouble(Double::doubleValue).toArray(),
                        lengths.stream().mapToDouble(Double::doubleValue).toArray())),
                seconds);
    }

    /** Beats a minute over ten seconds, once a second from the tenth on; where the arm moves, it errs. */
    float[] rate(double seconds, SplittableRandom random) {
        float[] rate = new float[(int) seconds - 10];
        double error = 0;
        double shown = wearer.pulse();
        int to = 0;
        int from = 0;
        for (int i = 0; i < rate.length; i++) {
            double t = i + 10;
            while (beats.get(to + 1) < t) {
                to++;
            }
            while (beats.get(from) < t - 10) {
                from++;
            }
            double count = to - from;
            double span = beats.get(to) - beats.get(from);
            error = 0.9 * error + (day.motion(t) > 0 ? 3.5 : 0.2) * random.nextGaussian();
            shown += 0.25 * (60 * count / span + error - shown);
            rate[i] = Math.round(shown * 100) / 100f;
        }
        return rate;
    }
}
