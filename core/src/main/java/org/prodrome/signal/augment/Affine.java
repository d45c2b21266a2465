package org.prodrome.signal.augment;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Shifts, stretches and turns a window, all in one interpolation. What comes in from outside is the border's value.
 *
 * @param shift share of each axis' length, to either side at most: in time, height, width, depth
 * @param stretch share, shorter or longer at most, of all axes alike: 0.1 is from 0.9 to 1.1 times
 * @param rotate degrees, to either side at most, in the plane of the last two axes; 0 of a signal
 */
public record Affine(double shift, double stretch, double rotate) implements Augmentation {
    public Affine {
        Share.require("affine.shift", shift);
        Share.require(stretch >= 0 && stretch < 1, "affine.stretch", "0 to below 1", stretch);
        Share.require(rotate >= 0 && rotate <= 180, "affine.rotate", "0 to 180 degrees", rotate);
    }

    @Override
    public boolean suits(int axes, boolean gaps) {
        return axes >= (rotate > 0 ? 2 : 1) && !gaps;
    }

    @Override
    public Window of(Window window, SplittableRandom random) {
        int axes = window.lengths().size();
        double[] offset = new double[axes];
        for (int axis = 0; axis < axes; axis++) {
            offset[axis] = between(shift, random) * window.lengths().get(axis);
        }
        double scale = 1 / (1 + between(stretch, random));
        double angle = Math.toRadians(between(rotate, random));
        double cosine = Math.cos(angle) * scale;
        double sine = Math.sin(angle) * scale;
        double[] middle = window.lengths().stream()
                .mapToDouble(length -> (length - 1) / 2.0)
                .toArray();
        double[] moved = new double[axes];
        return Interpolation.of(window, (place, from) -> {
            for (int axis = 0; axis < axes; axis++) {
                moved[axis] = place[axis] - middle[axis] - offset[axis];
            }
            Arrays.setAll(from, axis -> middle[axis] + scale * moved[axis]);
            if (axes > 1) {
                double down = moved[axes - 2];
                double right = moved[axes - 1];
                from[axes - 2] = middle[axes - 2] + cosine * down - sine * right;
                from[axes - 1] = middle[axes - 1] + sine * down + cosine * right;
            }
        });
    }

    private static double between(double most, SplittableRandom random) {
        return most * (2 * random.nextDouble() - 1);
    }
}
