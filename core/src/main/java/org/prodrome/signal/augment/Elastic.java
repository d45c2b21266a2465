package org.prodrome.signal.augment;

import java.util.SplittableRandom;

/**
 * Moves every place by a smooth random field (Simard, Steinkraus and Platt, "Best Practices for Convolutional Neural
 * Networks", ICDAR 2003). The field is drawn on a coarse grid, normally distributed, and linear between, instead of
 * smoothed by a Gaussian.
 *
 * @param displacement standard deviation, as a share of the axis' length
 * @param cells of the coarse grid along each axis
 */
public record Elastic(double displacement, int cells) implements Augmentation {
    public Elastic {
        Share.require("elastic.displacement", displacement);
        Share.require(cells >= 1 && cells <= 64, "elastic.cells", "1 to 64", cells);
    }

    @Override
    public boolean suits(int axes, boolean gaps) {
        return axes > 0 && !gaps;
    }

    @Override
    public Window of(Window window, SplittableRandom random) {
        int axes = window.lengths().size();
        SmoothField[] fields = new SmoothField[axes];
        for (int axis = 0; axis < axes; axis++) {
            fields[axis] = new SmoothField(
                    window.lengths(), cells, displacement * window.lengths().get(axis), random);
        }
        return Interpolation.of(window, (place, from) -> {
            for (int axis = 0; axis < axes; axis++) {
                from[axis] = place[axis] + fields[axis].at(place);
            }
        });
    }
}
