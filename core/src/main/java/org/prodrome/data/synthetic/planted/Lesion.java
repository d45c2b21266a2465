package org.prodrome.data.synthetic.planted;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * One body of rough and soft edge, brighter or darker than what it lies in by 1 to 2 deviations of all that is seen.
 * Its middle lies in the inner two thirds of each axis, where it is brighter than half of all places, so that it is not
 * in the air; its half axes are 0.1 to 0.18 of the shortest axis that has more than one place. All channels change
 * alike.
 *
 * @param cover [place] how much of it there is, 0 to 1
 * @param shift what it adds where it is whole, in the payload's unit
 */
@SuppressWarnings("ArrayRecordComponent") // made once, and not written to
record Lesion(float[] cover, double shift) {
    private static final int TRIES = 200;
    private static final double ROUGH = 0.2;
    private static final double SOFT = 0.6;

    /** @param samples [channel, depth, height, width], of which the first channel says where it may lie */
    static Lesion draw(float[] samples, int depth, int height, int width, Seed seed) {
        SplittableRandom random = seed.random();
        int places = depth * height * width;
        float[] first = Arrays.copyOf(samples, places);
        int shortest = Math.min(Math.min(height, width), depth == 1 ? Integer.MAX_VALUE : depth);
        int middle = middle(first, depth, height, width, random);
        int column = middle % width;
        int row = middle / width % height;
        int slice = middle / (width * height);
        Blob blob = new Blob(
                column + 0.5,
                row + 0.5,
                slice + 0.5,
                shortest * random.nextDouble(0.1, 0.18),
                shortest * random.nextDouble(0.1, 0.18),
                depth == 1 ? 1 : shortest * random.nextDouble(0.1, 0.18),
                random.nextDouble(Math.PI),
                ROUGH,
                new GradientNoise(seed.split("edge")));
        float[] cover = new float[places];
        for (int i = 0; i < places; i++) {
            int x = i % width;
            int y = i / width % height;
            int z = i / (width * height);
            cover[i] = (float) blob.cover(x + 0.5, y + 0.5, z + 0.5, SOFT);
        }
        double sign = random.nextBoolean() ? 1 : -1;
        return new Lesion(cover, sign * random.nextDouble(1, 2) * deviation(first));
    }

    private static int middle(float[] values, int depth, int height, int width, SplittableRandom random) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float half = sorted[sorted.length / 2];
        int place = 0;
        for (int i = 0; i < TRIES; i++) {
            int z = within(depth, random);
            place = (z * height + within(height, random)) * width + within(width, random);
            if (values[place] > half) {
                break;
            }
        }
        return place;
    }

    private static int within(int length, SplittableRandom random) {
        return (int) (length * random.nextDouble(1 / 6.0, 5 / 6.0));
    }

    private static double deviation(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / (double) values.length;
        }
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    /** A copy of the samples with the lesion in it. */
    float[] into(float[] samples) {
        float[] changed = new float[samples.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = (float) (samples[i] + shift * cover[i % cover.length]);
        }
        return changed;
    }

    /** [place] 1 where at least half of it is there, else 0. */
    float[] mask() {
        float[] mask = new float[cover.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = cover[i] >= 0.5 ? 1 : 0;
        }
        return mask;
    }
}
