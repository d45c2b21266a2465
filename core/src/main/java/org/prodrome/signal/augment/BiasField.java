package org.prodrome.signal.augment;

import java.util.SplittableRandom;

/**
 * Brightness that varies slowly over the picture, as of a coil's sensitivity: every value times the exponential of a
 * smooth random field, the same for all channels.
 *
 * @param strength standard deviation of the field at its corners
 * @param cells of its coarse grid along each axis
 */
public record BiasField(double strength, int cells) implements Augmentation {
    public BiasField {
        Share.require("bias-field.strength", strength);
        Share.require(cells >= 1 && cells <= 64, "bias-field.cells", "1 to 64", cells);
    }

    @Override
    public boolean suits(int axes, boolean gaps) {
        return axes > 0;
    }

    @Override
    public Window of(Window window, SplittableRandom random) {
        SmoothField field = new SmoothField(window.lengths(), cells, strength, random);
        float[] changed = new float[window.values().length];
        int[] place = new int[window.lengths().size()];
        for (int i = 0; i < window.size(); i++) {
            float times = (float) Math.exp(field.at(place));
            for (int channel = 0; channel < window.channels(); channel++) {
                int at = channel * window.size() + i;
                changed[at] = times * window.values()[at];
            }
            for (int axis = place.length - 1;
                    axis >= 0 && ++place[axis] == window.lengths().get(axis);
                    axis--) {
                place[axis] = 0;
            }
        }
        return window.with(changed);
    }
}
