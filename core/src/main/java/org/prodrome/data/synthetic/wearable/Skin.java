package org.prodrome.data.synthetic.wearable;

import java.util.SplittableRandom;

/**
 * The skin's conductance and temperature. A response of the sweat glands is the difference of two exponentials of 2 and
 * 0.7 s, as in Greco, Valenza, Lanata, Scilingo and Citi, "cvxEDA: a convex optimization approach to electrodermal
 * activity processing", IEEE TBME 63:797, 2016; responses come by chance, more often under stress.
 */
record Skin(Wearer wearer, Day day, Place place) {
    static final double RATE = 4;

    private static final double SLOW = 2;
    private static final double QUICK = 0.7;
    private static final double HEIGHT = 0.37;

    /** [time] in uS. */
    float[] conductance(double seconds, SplittableRandom random) {
        float[] samples = new float[(int) Math.round(seconds * RATE)];
        double tonic = 0;
        double slow = 0;
        double quick = 0;
        double loose = 0;
        for (int i = 0; i < samples.length; i++) {
            double t = i / RATE;
            double stressed = day.stress().at(t);
            double level = wearer.conductance()
                    * (1
                            + 0.35 * stressed
                            + 0.35 * day.walking().at(t)
                            + 0.5 * day.warming().at(t));
            tonic = i == 0 ? level : tonic + 0.004 * (level - tonic) + 0.0015 * level * random.nextGaussian();
            double aMinute = 2.5
                    + 8 * day.stress().now(t)
                    + 4 * day.walking().now(t)
                    + 12 * day.surprise().now(t);
            slow *= StrictMath.exp(-1 / (SLOW * RATE));
            quick *= StrictMath.exp(-1 / (QUICK * RATE));
            if (random.nextDouble() < aMinute / 60 / RATE) {
                double height = wearer.sweating() / HEIGHT * StrictMath.exp(0.5 * random.nextGaussian());
                slow += height;
                quick += height;
            }
            loose = 0.6 * loose + day.motion(t) * 0.02 * wearer.conductance() * random.nextGaussian();
            double value = day.off().now(t) > 0
                    ? 0
                    : Math.max(0, tonic + slow - quick + loose + 0.002 * random.nextGaussian());
            samples[i] = Math.round(value * 1e4) / 1e4f;
        }
        return samples;
    }

    /** [time] in degrees Celsius, in steps of 0.02. */
    float[] temperature(double seconds, SplittableRandom random) {
        float[] samples = new float[(int) Math.round(seconds * RATE)];
        double felt = wearer.warmth();
        double wander = 0;
        for (int i = 0; i < samples.length; i++) {
            double t = i / RATE;
            wander = 0.9995 * wander + 0.008 * random.nextGaussian();
            double own = wearer.warmth()
                    + wander
                    - 0.5 * day.stress().at(t)
                    - 0.4 * day.walking().at(t)
                    + 0.8 * day.warming().at(t);
            double pull = day.off().now(t) > 0 ? place.warmth() : own;
            felt += (pull - felt) / ((day.off().now(t) > 0 ? 90 : 25) * RATE);
            samples[i] = Math.round((felt + 0.006 * random.nextGaussian()) * 50) / 50f;
        }
        return samples;
    }
}
