package org.prodrome.data.synthetic.ecg;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * What a recorder picks up besides the heart, by the same law in every recording: muscle, wandering baseline, mains,
 * electrodes that move (bumps as high and wide as an ectopic beat) and, of some, a tremor as fast as fibrillation.
 *
 * @param lead decides what each lead has of its own
 * @param motion decides when the subject moves, alike in both leads
 */
record Disturbance(EcgSite site, Seed lead, Seed motion) {
    private static final double MOTIONS_A_SECOND = 0.12;
    private static final double TREMOR = 0.3;

    void addTo(double[] samples) {
        SplittableRandom random = lead.random();
        GradientNoise baseline = new GradientNoise(lead.split("baseline"));
        double phase = random.nextDouble(2 * Math.PI);
        double muscle = site.muscle() * random.nextDouble(0.5, 1.8);
        double coloured = 0;
        for (int i = 0; i < samples.length; i++) {
            double t = i / Ecgs.RATE;
            coloured = 0.5 * coloured + random.nextGaussian();
            samples[i] += site.wander() * baseline.fractal(0.35 * t, 0.5, 0.5, 2, 0.5)
                    + 0.85 * muscle * coloured
                    + site.mains() * StrictMath.sin(2 * Math.PI * 50 * t + phase);
        }
        move(samples);
        tremble(samples);
    }

    private void move(double[] samples) {
        SplittableRandom moves = motion.random();
        SplittableRandom random = lead.split("motion").random();
        double time = -StrictMath.log(1 - moves.nextDouble()) / MOTIONS_A_SECOND;
        while (time < samples.length / Ecgs.RATE) {
            double width = moves.nextDouble(0.04, 0.12);
            double height = random.nextDouble(0.4, 1.3) * (random.nextBoolean() ? 1 : -1);
            for (int i = 0; i < samples.length; i++) {
                double u = (i / Ecgs.RATE - time) / width;
                if (Math.abs(u) < 6) {
                    samples[i] += height * StrictMath.exp(-u * u / 2) * (1 - 0.4 * u);
                }
            }
            time -= StrictMath.log(1 - moves.nextDouble()) / MOTIONS_A_SECOND;
        }
    }

    private void tremble(double[] samples) {
        SplittableRandom random = motion.split("tremor").random();
        if (random.nextDouble() >= TREMOR) {
            return;
        }
        double rate = random.nextDouble(4, 7);
        double height = random.nextDouble(0.02, 0.07);
        double phase = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < samples.length; i++) {
            double t = i / Ecgs.RATE;
            samples[i] += height * StrictMath.sin(2 * Math.PI * rate * t + phase + 0.5 * StrictMath.sin(1.7 * t));
        }
    }
}
