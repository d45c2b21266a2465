package org.prodrome.signal.augment;

import java.util.SplittableRandom;

/**
 * White noise of normal distribution.
 *
 * @param most its highest standard deviation, in the window's; each window draws one from 0 to it
 */
public record Noise(double most) implements Augmentation {
    public Noise {
        Share.require("noise.most", most);
    }

    @Override
    public boolean suits(int axes, boolean gaps) {
        return axes > 0;
    }

    @Override
    public Window of(Window window, SplittableRandom random) {
        double deviation = most * random.nextDouble() * window.deviation();
        float[] changed = new float[window.values().length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = (float) (window.values()[i] + deviation * random.nextGaussian());
        }
        return window.with(changed);
    }
}
