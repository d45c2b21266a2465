package org.prodrome.data.synthetic.brain;

import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth;
import org.prodrome.data.synthetic.anatomy.Head;
import org.prodrome.data.synthetic.anatomy.Tissue;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.GradientNoise;
import org.prodrome.data.synthetic.texture.Grain;

/** One visit to the scanner: a head, what is in it, the coil's sensitivity and the noise. */
final class Scan {
    private static final double SHIFT = 0.03;

    private final Scanner scanner;
    private final boolean abnormal;
    private final Head head;
    private final Lesions lesions;
    private final Seed visit;
    private final GradientNoise coil;
    private final GradientNoise texture;
    private final double gain;
    private final double shiftX;
    private final double shiftY;

    /** With a cortex that isn't folded, in a slice. */
    Scan(Member<Scanner> member) {
        this(member, Head.draw(member.subject().split("head")), 0);
    }

    /** @param thick half the thickness of what is seen, 0 for a slice */
    Scan(Member<Scanner> member, Head head, double thick) {
        scanner = member.site();
        abnormal = member.abnormal();
        visit = member.visit();
        this.head = head;
        lesions = Lesions.draw(head, abnormal, thick, member.subject().split("lesions"));
        coil = new GradientNoise(visit.split("coil"));
        texture = new GradientNoise(member.subject().split("texture"));
        SplittableRandom random = visit.split("position").random();
        gain = scanner.gain() * random.nextDouble(0.85, 1.15);
        shiftX = SHIFT * random.nextDouble(-1, 1);
        shiftY = SHIFT * random.nextDouble(-1, 1);
    }

    Truth truth() {
        Truth truth = Made.truth(abnormal);
        return abnormal ? truth.withClasses(List.of("lesion")).withSeverity(lesions.severity()) : truth;
    }

    double abnormal(double x, double y, double z) {
        return lesions.cover(head, x - shiftX, y - shiftY, z);
    }

    boolean isAbnormal() {
        return abnormal;
    }

    double severity() {
        return lesions.severity();
    }

    /** Where a place in the frame lies in the head. */
    double headX(double imageX) {
        return imageX - shiftX;
    }

    double headY(double imageY) {
        return imageY - shiftY;
    }

    Head head() {
        return head;
    }

    /** How much of a place is a normal pocket of fluid, from 0 to 1. */
    double fluid(double imageX, double imageY, double z) {
        return lesions.fluidAt(headX(imageX), headY(imageY), z);
    }

    /** T1w and T2w at a place, with noise drawn from {@code random}. */
    void at(double imageX, double imageY, double z, SplittableRandom random, double[] values) {
        tissue(imageX, imageY, z, values);
        received(imageX, imageY, z, random, values);
    }

    /** T1w and T2w of what is at a place, of the same brightness wherever the coil is. */
    void tissue(double imageX, double imageY, double z, double[] values) {
        double x = imageX - shiftX;
        double y = imageY - shiftY;
        Tissue tissue = head.tissue(x, y, z);
        double t1 = Weighting.T1.of(tissue, scanner);
        double t2 = Weighting.T2.of(tissue, scanner);
        double fluid =
                tissue == Tissue.SKULL || tissue == Tissue.AIR || tissue == Tissue.SCALP ? 0 : lesions.fluidAt(x, y, z);
        t1 += fluid * (Weighting.T1.of(Tissue.CSF, scanner) - t1);
        t2 += fluid * (Weighting.T2.of(Tissue.CSF, scanner) - t2);
        double cover = lesions.cover(head, x, y, z);
        if (cover > 0) {
            double mottled = 1 + 0.25 * texture.fractal(12 * x, 12 * y, 12 * z, 2, 0.6);
            double share = cover * lesions.severity() * mottled;
            t1 += share * 0.7 * (Weighting.T1.of(Tissue.CSF, scanner) - t1);
            t2 += share * (Weighting.T2.of(Tissue.CSF, scanner) - t2);
        }
        values[0] = t1;
        values[1] = t2;
    }

    /** What the coil makes of brightness at a place, with noise drawn from {@code random}. */
    void received(double imageX, double imageY, double z, SplittableRandom random, double[] values) {
        double grain = 1 + 0.03 * texture.at(20 * (imageX - shiftX), 20 * (imageY - shiftY), 20 * z);
        double bias = gain * grain * StrictMath.exp(scanner.bias() * coil.at(0.8 * imageX, 0.8 * imageY, 0.8 * z));
        values[0] = Grain.rician(bias * values[0], scanner.noise(), random);
        values[1] = Grain.rician(bias * values[1], scanner.noise(), random);
    }

    SplittableRandom noise() {
        return visit.split("noise").random();
    }
}
