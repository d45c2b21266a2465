package org.prodrome.data.synthetic;

import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;

/**
 * One simulated subject.
 *
 * @param abnormal whether the turbulence keeps time with the heart, as a murmur
 * @param period mean seconds from beat to beat
 * @param breath mean seconds from breath to breath
 * @param sway by how much breathing changes the period, as a share of it
 * @param early how likely a beat comes early
 * @param first and second: the heart sounds
 * @param turbulence what a murmur is made of, and a normal subject's noisy breath as well
 */
record Patient(
        boolean abnormal,
        double period,
        double breath,
        double sway,
        double early,
        HeartSound first,
        HeartSound second,
        Turbulence turbulence) {

    /**
     * @param shape over a beat, or over a breath
     * @param colour the middle of its band, in Hz
     * @param loudness deviation at its loudest, of the first heart sound's peak
     */
    record Turbulence(Murmur shape, double colour, double loudness) {}

    private static final List<Murmur> SHAPES = List.of(Murmur.values());

    // With these, averages over a recording tell something, as they do of real ones, and do not tell it all.
    private static final double QUIET_SHARE_OF_NORMAL = 0.5;
    private static final double LOUDNESS_OF_NORMAL = 0.32;

    static Patient draw(Seed seed, Stethoscope site) {
        SplittableRandom random = seed.random();
        boolean abnormal = random.nextDouble() < site.abnormal();
        boolean quiet = !abnormal && random.nextDouble() < QUIET_SHARE_OF_NORMAL;
        Murmur shape = SHAPES.get(random.nextInt(SHAPES.size()));
        double pulse = 50 + 30 * (random.nextDouble() + random.nextDouble());
        return new Patient(
                abnormal,
                60 / pulse,
                random.nextDouble(3, 5.5),
                random.nextDouble(0.02, 0.07),
                random.nextInt(3) == 0 ? 0.06 : 0,
                HeartSound.first(random),
                HeartSound.second(random),
                new Turbulence(
                        shape,
                        Math.exp(random.nextDouble(Math.log(shape.lowest()), Math.log(shape.highest()))),
                        quiet ? 0 : loudness(random) * (abnormal ? 1 : LOUDNESS_OF_NORMAL)));
    }

    /** Grades 1 to 6 (Levine), here 6 dB from one to the next; most are 2 or 3, and few are thrills. */
    private static double loudness(SplittableRandom random) {
        int[] ofHundred = {12, 34, 32, 16, 5, 1};
        int place = random.nextInt(100);
        int grade = 0;
        while (place >= ofHundred[grade]) {
            place -= ofHundred[grade++];
        }
        double decibel = -34 + 6 * grade + random.nextDouble(-3, 3);
        return Math.pow(10, decibel / 20);
    }
}
