package org.prodrome.data.synthetic.chest;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;

/**
 * What lies on the chest by one law in the normal and in the abnormal.
 *
 * @param leads cables of a monitor, 0 for none; each ends in an electrode
 * @param nipple thickness of either nipple's shadow in cm, 0 for none: as round as a nodule
 * @param markerX and markerY: where the marker of the side stands
 */
record Overlay(int leads, double phase, double nipple, double nippleX, double nippleY, double markerX, double markerY) {

    static Overlay draw(double bedside, Seed subject, Seed visit) {
        SplittableRandom body = subject.random();
        SplittableRandom random = visit.random();
        return new Overlay(
                random.nextDouble() < bedside ? 1 + random.nextInt(3) : 0,
                random.nextDouble(2 * Math.PI),
                body.nextDouble() < 0.35 ? body.nextDouble(1, 3) : 0,
                body.nextDouble(0.34, 0.5),
                body.nextDouble(0.1, 0.34),
                random.nextDouble(-0.92, -0.82),
                random.nextDouble(-0.92, -0.4));
    }

    double nipple(double x, double y) {
        double d = (square(Math.abs(x) - nippleX) + square(y - nippleY)) / (0.035 * 0.035);
        return d < 1 ? nipple * (1 - d * d) : 0;
    }

    /** Attenuation of cables and electrodes, without a unit. */
    double leads(double x, double y) {
        double sum = 0;
        for (int i = 0; i < leads; i++) {
            double end = -0.45 + 0.4 * i;
            double way = 0.5 * StrictMath.sin(phase + 2.1 * i) + 0.22 * StrictMath.sin(3 * y + phase + i);
            if (y > end && Math.abs(x - way) < 0.011) {
                sum += 0.8;
            }
            double endX = 0.5 * StrictMath.sin(phase + 2.1 * i) + 0.22 * StrictMath.sin(3 * end + phase + i);
            double ring = square(x - endX) + square(y - end);
            if (ring < 0.035 * 0.035) {
                sum += ring < 0.014 * 0.014 ? 2 : 0.35;
            }
        }
        return sum;
    }

    /** Brightness of the letter R, from 0 to 1. */
    double marker(double x, double y) {
        double u = (x - markerX) / 0.05;
        double v = (y - markerY) / 0.08;
        if (u < 0 || u > 1 || v < 0 || v > 1) {
            return 0;
        }
        boolean stem = u < 0.28;
        boolean bow = v < 0.55 && (v < 0.16 || v > 0.4 || u > 0.72);
        boolean leg = v >= 0.55 && Math.abs(u - 0.3 - 1.3 * (v - 0.5)) < 0.2;
        return stem || bow || leg ? 0.95 : 0;
    }

    private static double square(double a) {
        return a * a;
    }
}
