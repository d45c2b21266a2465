package org.prodrome.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.model.Grid;
import org.prodrome.signal.augment.Augmentation;
import org.prodrome.signal.augment.Window;

/**
 * How a batch is changed before a model learns from it.
 *
 * @param each what is done to every window, in turn
 * @param mixUp the parameter of mix-up's Beta distribution (Zhang, Cissé, Dauphin and Lopez-Paz, "mixup: Beyond
 *     Empirical Risk Minimization", ICLR 2018, eq. 2), from 0, for none, to 1
 */
record Augmenting(List<Augmentation> each, double mixUp) {
    static final Augmenting NONE = new Augmenting(List.of(), 0);

    /** @throws IllegalArgumentException if something can't be done to such windows */
    void check(Grid grid) {
        for (Augmentation one : each) {
            if (!one.suits(grid.axes(), grid.gaps())) {
                throw new IllegalArgumentException("training.augment: expected what can be done to windows of "
                        + grid.axes() + " axes" + (grid.gaps() ? " with gaps" : "") + ", got " + one);
            }
        }
        if (mixUp > 0 && grid.gaps()) {
            throw new IllegalArgumentException("training.mix_up: expected 0 where values may be missing, got " + mixUp);
        }
    }

    /** Changes a batch in place, inputs [sample, value] and labels [sample]. */
    void change(float[] inputs, float[] labels, Grid grid, SplittableRandom random) {
        int size = Math.toIntExact(grid.size());
        for (int i = 0; i < labels.length && !each.isEmpty(); i++) {
            Window window =
                    new Window(Arrays.copyOfRange(inputs, i * size, (i + 1) * size), grid.channels(), grid.lengths());
            for (Augmentation one : each) {
                window = one.of(window, random);
            }
            System.arraycopy(window.values(), 0, inputs, i * size, size);
        }
        if (mixUp > 0) {
            mix(inputs, labels, size, random);
        }
    }

    /** Each sample with the one before it, for the batch's order is drawn already; one share for the batch. */
    private void mix(float[] inputs, float[] labels, int size, SplittableRandom random) {
        float share = (float) beta(random);
        float[] before = inputs.clone();
        float[] said = labels.clone();
        for (int i = 0; i < labels.length; i++) {
            int other = i == 0 ? labels.length - 1 : i - 1;
            labels[i] = share * said[i] + (1 - share) * said[other];
            for (int j = 0; j < size; j++) {
                inputs[i * size + j] = share * before[i * size + j] + (1 - share) * before[other * size + j];
            }
        }
    }

    /** Beta(a, a) by Jöhnk's method (Devroye, "Non-Uniform Random Variate Generation", 1986, IX.3.5), quick up to 1. */
    private double beta(SplittableRandom random) {
        while (true) {
            double x = Math.pow(random.nextDouble(), 1 / mixUp);
            double y = Math.pow(random.nextDouble(), 1 / mixUp);
            if (x + y > 0 && x + y <= 1) {
                return x / (x + y);
            }
        }
    }
}
