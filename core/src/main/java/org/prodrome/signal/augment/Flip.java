package org.prodrome.signal.augment;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Turns an axis round.
 *
 * @param axis counted after the channels, 0 the first: of a picture 0 is up and down, 1 left and right
 * @param probability from 0 to 1
 */
public record Flip(int axis, double probability) implements Augmentation {
    public Flip {
        Share.require(axis >= 0 && axis <= 2, "flip.axis", "0, 1 or 2", axis);
        Share.require("flip.probability", probability);
    }

    @Override
    public boolean suits(int axes, boolean gaps) {
        return axis < axes;
    }

    @Override
    public Window of(Window window, SplittableRandom random) {
        if (random.nextDouble() >= probability) {
            return window;
        }
        List<Integer> lengths = window.lengths();
        int inner = lengths.subList(axis + 1, lengths.size()).stream().reduce(1, (a, b) -> a * b);
        int length = lengths.get(axis);
        float[] turned = new float[window.values().length];
        for (int from = 0; from < turned.length; from += length * inner) {
            for (int i = 0; i < length; i++) {
                System.arraycopy(window.values(), from + i * inner, turned, from + (length - 1 - i) * inner, inner);
            }
        }
        return window.with(turned);
    }
}
