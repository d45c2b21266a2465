package org.prodrome.signal.augment;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Silences channels, as of an electrode that came off or a contrast that was not taken: each takes its mean in the
 * window, or is missing where some of it was. One channel at least stays.
 *
 * @param probability of each channel, from 0 to 1
 */
public record ChannelDrop(double probability) implements Augmentation {
    public ChannelDrop {
        Share.require("channel-drop.probability", probability);
    }

    @Override
    public boolean suits(int axes, boolean gaps) {
        return axes > 0 || gaps;
    }

    @Override
    public Window of(Window window, SplittableRandom random) {
        int kept = random.nextInt(window.channels());
        float[] changed = window.values().clone();
        int size = window.size();
        for (int channel = 0; channel < window.channels(); channel++) {
            boolean drops = random.nextDouble() < probability;
            if (drops && channel != kept) {
                // A row's column is one value: its own mean would tell it.
                float silent = window.lengths().isEmpty() ? Float.NaN : mean(changed, channel * size, size);
                Arrays.fill(changed, channel * size, (channel + 1) * size, silent);
            }
        }
        return window.with(changed);
    }

    private static float mean(float[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        return (float) (sum / count);
    }
}
