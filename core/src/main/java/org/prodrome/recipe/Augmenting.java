package org.prodrome.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /**
     * A batch that is to be changed.
     *
     * @param count of samples
     * @param inputs [sample, value]
     * @param mask what is drawn upon the windows, [sample, place], if the model is told
     * @param told what else the model is told of each sample, its label among it: [sample, value] each
     */
    record Samples(int count, float[] inputs, Optional<float[]> mask, List<float[]> told) {}

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
        change(new Samples(labels.length, inputs, Optional.empty(), List.of(labels)), grid, random);
    }

    /** Changes a batch in place. */
    void change(Samples batch, Grid grid, SplittableRandom random) {
        for (int i = 0; i < batch.count() && !each.isEmpty(); i++) {
            for (Augmentation one : each) {
                change(one, batch, i, grid, random);
            }
        }
        if (mixUp > 0) {
            float share = (float) beta(random);
            mix(batch.inputs(), batch.count(), share);
            batch.mask().ifPresent(mask -> mix(mask, batch.count(), share));
            batch.told().forEach(told -> mix(told, batch.count(), share));
        }
    }

    /** What is drawn upon a window moves along with it, as one more channel. */
    private static void change(Augmentation one, Samples batch, int place, Grid grid, SplittableRandom random) {
        int size = Math.toIntExact(grid.size());
        float[] window = Arrays.copyOfRange(batch.inputs(), place * size, (place + 1) * size);
        if (batch.mask().isEmpty() || !one.moves()) {
            Window changed = one.of(new Window(window, grid.channels(), grid.lengths()), random);
            System.arraycopy(changed.values(), 0, batch.inputs(), place * size, size);
            return;
        }
        float[] mask = batch.mask().get();
        int drawn = size / grid.channels();
        float[] both = Arrays.copyOf(window, size + drawn);
        System.arraycopy(mask, place * drawn, both, size, drawn);
        Window changed = one.of(new Window(both, grid.channels() + 1, grid.lengths()), random);
        System.arraycopy(changed.values(), 0, batch.inputs(), place * size, size);
        System.arraycopy(changed.values(), size, mask, place * drawn, drawn);
    }

    /** Each sample with the one before it, for the batch's order is drawn already; one share for the batch. */
    private static void mix(float[] values, int count, float share) {
        float[] before = values.clone();
        int size = values.length / count;
        for (int i = 0; i < count; i++) {
            int other = i == 0 ? count - 1 : i - 1;
            for (int j = 0; j < size; j++) {
                values[i * size + j] = share * before[i * size + j] + (1 - share) * before[other * size + j];
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
