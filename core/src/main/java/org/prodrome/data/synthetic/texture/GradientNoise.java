package org.prodrome.data.synthetic.texture;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;

/**
 * A smooth random function of space, whose bumps are about one unit wide: the lattice of random gradients of Perlin,
 * "Improving noise", SIGGRAPH 2002.
 */
public final class GradientNoise {
    private static final int SIZE = 256;
    private static final double TO_DEVIATION_ONE = 3.7;

    private final int[] permutation = new int[2 * SIZE];

    public GradientNoise(Seed seed) {
        SplittableRandom random = seed.random();
        for (int i = 0; i < SIZE; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        System.arraycopy(permutation, 0, permutation, SIZE, SIZE);
    }

    /** Of deviation about 1. */
    public double at(double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double u = x - i;
        double v = y - j;
        double w = z - k;
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int a = corner & 1;
            int b = (corner >> 1) & 1;
            int c = corner >> 2;
            double weight = (a == 0 ? fade(1 - u) : fade(u))
                    * (b == 0 ? fade(1 - v) : fade(v))
                    * (c == 0 ? fade(1 - w) : fade(w));
            int hash = permutation[permutation[permutation[(i + a) & 255] + ((j + b) & 255)] + ((k + c) & 255)];
            sum += weight * slope(hash & 15, u - a, v - b, w - c);
        }
        return TO_DEVIATION_ONE * sum;
    }

    public double at(double x, double y) {
        return at(x, y, 0.5);
    }

    /** Octaves of doubled frequency and {@code fall} times the amplitude; of deviation about 1. */
    public double fractal(double x, double y, double z, int octaves, double fall) {
        double sum = 0;
        double power = 0;
        double amplitude = 1;
        double frequency = 1;
        for (int o = 0; o < octaves; o++) {
            sum += amplitude * at(frequency * x + 17.3 * o, frequency * y + 5.1 * o, frequency * z + 9.7 * o);
            power += amplitude * amplitude;
            amplitude *= fall;
            frequency *= 2;
        }
        return sum / Math.sqrt(power);
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    /** Along one of the twelve directions from a cube's middle to its edges. */
    private static double slope(int hash, double x, double y, double z) {
        double u = hash < 8 ? x : y;
        double v = hash < 4 ? y : hash == 12 || hash == 14 ? x : z;
        return ((hash & 1) == 0 ? u : -u) + ((hash & 2) == 0 ? v : -v);
    }
}
