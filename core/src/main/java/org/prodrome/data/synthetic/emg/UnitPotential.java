package org.prodrome.data.synthetic.emg;

import java.util.SplittableRandom;

/**
 * What a needle sees when a motor unit fires: the sum over those of its fibres that lie near. A fibre's potential has
 * three phases; it falls with the distance, and is rounder from afar.
 *
 * @param rate samples a second, in Hz
 * @param samples [time] in mV, around the middle
 */
record UnitPotential(double rate, float[] samples) {
    private static final double HALF = 0.016;
    private static final double RISE = 0.00022;
    private static final double NEAR = 0.2;
    private static final double HEIGHT = 5;

    /**
     * @param larger fibres of the unit, against the smallest
     * @param away how far the needle is from the middle of the unit's territory, in mm
     * @param gap how near a fibre comes to the needle at most, in mm
     */
    static UnitPotential draw(
            double rate, double larger, double away, double gap, Disease disease, SplittableRandom random) {
        float[] samples = new float[(int) (2 * HALF * rate)];
        int fibres =
                Math.max(1, (int) Math.round((10 + 0.8 * larger) * disease.fibres() * random.nextDouble(0.6, 1.4)));
        double territory = 2.2 + 0.05 * larger;
        for (int fibre = 0; fibre < fibres; fibre++) {
            double radius = territory * Math.sqrt(random.nextDouble());
            double round = random.nextDouble(2 * Math.PI);
            double across = away + radius * StrictMath.cos(round);
            double along = radius * StrictMath.sin(round);
            double distance = gap + Math.sqrt(across * across + along * along);
            double height = HEIGHT * disease.size() * StrictMath.pow(NEAR / (NEAR + distance), 1.8);
            double delay = disease.spread() * random.nextGaussian();
            double width = RISE * disease.duration() * (1 + 0.35 * distance) * random.nextDouble(0.85, 1.2);
            add(samples, rate, height, delay, width);
        }
        return new UnitPotential(rate, samples);
    }

    /** A fibre that fires on its own. */
    static UnitPotential fibre(double rate, double height) {
        float[] samples = new float[(int) (2 * HALF * rate)];
        add(samples, rate, height, 0, 0.9 * RISE);
        return new UnitPotential(rate, samples);
    }

    private static void add(float[] samples, double rate, double height, double delay, double width) {
        int middle = samples.length / 2;
        int from = Math.max(0, middle + (int) ((delay - 8 * width) * rate));
        int to = Math.min(samples.length, middle + (int) ((delay + 14 * width) * rate));
        for (int i = from; i < to; i++) {
            double u = ((i - middle) / rate - delay) / width;
            // The second phase is the sharp one; the third is long and low.
            double fall = u < 0 ? u : 0.75 * u;
            double sharp = (1 - fall * fall) * StrictMath.exp(-fall * fall / 2);
            double late = 0.25 * StrictMath.exp(-(u - 4.5) * (u - 4.5) / 9);
            samples[i] += (float) (height * (sharp - late));
        }
    }

    /** @param strength 1 for a usual firing */
    void addTo(double[] signal, double time, double strength) {
        int from = (int) Math.round(time * rate) - samples.length / 2;
        for (int i = Math.max(0, -from); i < samples.length && from + i < signal.length; i++) {
            signal[from + i] += strength * samples[i];
        }
    }
}
