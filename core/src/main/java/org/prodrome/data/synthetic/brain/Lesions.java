package org.prodrome.data.synthetic.brain;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.anatomy.Head;
import org.prodrome.data.synthetic.anatomy.Tissue;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * Lesions of white matter, and the normal fluid that looks like them in brightness: arachnoid cysts, sharp and smooth
 * against the skull, as large and as bright, and dilated perivascular spaces, which are dots.
 *
 * @param lesions none in the normal
 * @param fluid likewise by one law in the normal and in the abnormal
 * @param severity brightness of a lesion in T2w above white matter, 1 for that of fluid
 */
record Lesions(List<Blob> lesions, List<Blob> fluid, double severity) {
    private static final int TRIES = 200;

    /** @param thick half the thickness of what is seen; 0 for a slice, in which all middles then lie */
    static Lesions draw(Head head, boolean abnormal, double thick, Seed subject) {
        SplittableRandom random = subject.random();
        List<Blob> lesions = new ArrayList<>();
        int count = abnormal ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < count; i++) {
            double size = random.nextDouble(0.085, 0.16);
            lesions.add(body(head, 0.05, 0.62, size, 0.2, thick, true, subject.split(i), random));
        }
        List<Blob> fluid = new ArrayList<>();
        if (random.nextDouble() < (abnormal ? 0.25 : 0.6)) {
            double size = random.nextDouble(0.10, 0.17);
            fluid.add(body(head, 0.70, 0.84, size, 0.05, thick, false, subject.split("cyst"), random));
        }
        int dots = random.nextInt(7);
        for (int i = 0; i < dots; i++) {
            fluid.add(body(
                    head, 0.1, 0.6, 0.022, 0, thick, true, subject.split("dot").split(i), random));
        }
        return new Lesions(lesions, fluid, random.nextDouble(0.45, 0.9));
    }

    private static Blob body(
            Head head,
            double nearest,
            double farthest,
            double size,
            double rough,
            double thick,
            boolean inWhite,
            Seed seed,
            SplittableRandom random) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (int i = 0; i < TRIES; i++) {
            x = random.nextDouble(-0.75, 0.75);
            y = random.nextDouble(-0.85, 0.85);
            z = BrainMris.SLICE + thick * random.nextDouble(-1, 1);
            double radius = head.radius(x, y, z);
            boolean placed = radius > nearest && radius < farthest;
            if (placed && (!inWhite || head.tissue(x, y, z) == Tissue.WHITE)) {
                break;
            }
        }
        return new Blob(
                x,
                y,
                z,
                size,
                size * random.nextDouble(0.7, 1.2),
                size,
                random.nextDouble(Math.PI),
                rough,
                new GradientNoise(seed));
    }

    /** How much of a place is lesion, from 0 to 1; none outside the brain's substance. */
    double cover(Head head, double x, double y, double z) {
        double most = 0;
        for (Blob lesion : lesions) {
            most = Math.max(most, lesion.cover(x, y, z, 0.5));
        }
        if (most == 0) {
            return 0;
        }
        return head.tissue(x, y, z).substance() ? most : 0;
    }

    double fluidAt(double x, double y, double z) {
        double most = 0;
        for (Blob body : fluid) {
            most = Math.max(most, body.cover(x, y, z, 0.15));
        }
        return most;
    }
}
