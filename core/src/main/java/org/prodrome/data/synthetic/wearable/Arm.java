package org.prodrome.data.synthetic.wearable;

import java.util.SplittableRandom;

/** How the wrist lies and moves. */
record Arm(Day day) {
    static final double RATE = 32;

    private static final double GRAVITY = 64;

    /** [axis, time] in 1/64 g, whole numbers within 2 g. */
    float[][] acceleration(double seconds, SplittableRandom random) {
        float[][] samples = new float[3][(int) Math.round(seconds * RATE)];
        double[] lies = direction(random);
        double[] turned = lies.clone();
        double[] jolt = new double[3];
        double stride = random.nextDouble(1.6, 2.1);
        double phase = 0;
        for (int i = 0; i < samples[0].length; i++) {
            double t = i / RATE;
            double walks = day.walking().now(t);
            double moves = day.fidgeting().now(t);
            if (random.nextDouble() < (moves > 0 ? 0.5 : walks > 0 ? 0.02 : 0.004) / RATE) {
                lies = direction(random);
            }
            phase += 2 * Math.PI * stride * (1 + 0.05 * random.nextGaussian()) / RATE;
            for (int axis = 0; axis < 3; axis++) {
                turned[axis] += 0.08 * (lies[axis] - turned[axis]);
                jolt[axis] = 0.7 * jolt[axis] + moves * 9 * random.nextGaussian();
                double step = walks * 14 * (StrictMath.sin(phase + 2 * axis) + 0.5 * StrictMath.sin(2 * phase + axis));
                double value = turned[axis] + jolt[axis] + step + (0.4 + 5 * walks) * random.nextGaussian();
                samples[axis][i] = Math.clamp(Math.round(value), -128, 127);
            }
        }
        return samples;
    }

    private static double[] direction(SplittableRandom random) {
        double[] way = new double[3];
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            way[axis] = random.nextGaussian();
            square += way[axis] * way[axis];
        }
        for (int axis = 0; axis < 3; axis++) {
            way[axis] *= GRAVITY / Math.sqrt(square);
        }
        return way;
    }
}
