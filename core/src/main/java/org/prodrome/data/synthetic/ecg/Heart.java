package org.prodrome.data.synthetic.ecg;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A subject's heart: its rate and its beats' waves. The waves P Q R S T lie where McSharry, Clifford, Tarassenko and
 * Smith put them (IEEE TBME 50, 2003, table I) and vary between subjects.
 *
 * @param period mean seconds from beat to beat
 * @param slow and fast: by how much Mayer waves of 0.1 Hz and breathing change the period, as shares of it
 * @param usual the waves of a normal beat
 * @param ventricular those of a premature ventricular beat: wide, without P, its T opposed
 */
record Heart(double period, double slow, double fast, List<Wave> usual, List<Wave> ventricular) {
    private static final double DEGREE = Math.PI / 180;

    static Heart draw(SplittableRandom random) {
        double period = 60 / random.nextDouble(55, 95);
        // Waves keep their length in seconds better than their share of the cycle (McSharry 2003, section II-B).
        double stretch = Math.sqrt(1 / period);
        double angle = random.nextDouble(0.7, 1.25);
        double r = random.nextDouble(0.7, 1.5);
        List<Wave> usual = List.of(
                wave(-70 * Math.sqrt(stretch), 0.25 * stretch, 0.14, 0.06, random),
                wave(-13 * stretch, 0.08 * stretch, -0.10, 0.05, random),
                wave(0, 0.09 * stretch, r, 0.35 * angle, random),
                wave(14 * stretch, 0.09 * stretch, -0.22, -0.85 * angle, random),
                wave(100 * Math.sqrt(stretch), 0.42 * stretch, 0.30, 0.16, random));
        double side = random.nextBoolean() ? 1 : -1;
        List<Wave> ventricular = List.of(
                wave(-6, 0.22 * stretch, side * r * 1.1, 0.7 * angle, random),
                wave(22 * stretch, 0.24 * stretch, -0.35 * side * r, -0.5 * angle, random),
                wave(95 * stretch, 0.45 * stretch, -0.40 * side, -0.3 * angle, random));
        return new Heart(period, random.nextDouble(0.01, 0.05), random.nextDouble(0.01, 0.08), usual, ventricular);
    }

    private static Wave wave(double degrees, double width, double first, double second, SplittableRandom random) {
        return new Wave(
                DEGREE * degrees * random.nextDouble(0.95, 1.05),
                width * random.nextDouble(0.85, 1.2),
                first * random.nextDouble(0.6, 1.4),
                second * random.nextDouble(0.6, 1.4));
    }
}
