package org.prodrome.signal.augment;

import java.util.SplittableRandom;

/**
 * Another gain and offset for each channel, as another device would have.
 *
 * @param gain standard deviation of the gain's natural logarithm
 * @param offset standard deviation, in the window's standard deviations
 */
public record Intensity(double gain, double offset) implements Augmentation {
    public Intensity {
        Share.require("intensity.gain", gain);
        Share.require("intensity.offset", offset);
    }

    @Override
    public boolean suits(int axes, boolean gaps) {
        return axes > 0;
    }

    @Override
    public Window of(Window window, SplittableRandom random) {
        double unit = window.deviation();
        float[] changed = new float[window.values().length];
        for (int channel = 0; channel < window.channels(); channel++) {
            double times = Math.exp(gain * random.nextGaussian());
            double plus = offset * unit * random.nextGaussian();
            for (int i = channel * window.size(); i < (channel + 1) * window.size(); i++) {
                changed[i] = (float) (times * window.values()[i] + plus);
            }
        }
        return window.with(changed);
    }
}
