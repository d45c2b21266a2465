package org.prodrome.data.synthetic.texture;

import org.prodrome.data.Seed;

/**
 * A rounded body with a rough edge: an ellipsoid whose radius varies with a smooth noise.
 *
 * @param x and y and z: its middle
 * @param across and along and deep: half axes, above 0
 * @param turn of its axes in the plane, in radians
 * @param rough deviation of its radius, as a share of it
 * @param edge what the radius varies with
 */
public record Blob(
        double x,
        double y,
        double z,
        double across,
        double along,
        double deep,
        double turn,
        double rough,
        GradientNoise edge) {
    private static final double FARTHEST = 2.2;

    /** A flat one. */
    public Blob(double x, double y, double across, double along, double turn, double rough, Seed seed) {
        this(x, y, 0, across, along, 1, turn, rough, new GradientNoise(seed));
    }

    public double cover(double px, double py, double softness) {
        return cover(px, py, z, softness);
    }

    /**
     * From 0 outside to 1 within, 0.5 at the edge.
     *
     * @param softness how wide the edge is, as a share of the radius
     */
    public double cover(double px, double py, double pz, double softness) {
        double beyond = FARTHEST * Math.max(across, along);
        if (softness < 1 && (px - x) * (px - x) + (py - y) * (py - y) > beyond * beyond) {
            return 0;
        }
        double depth = depth(px, py, pz);
        return smooth(0.5 + depth / softness);
    }

    /** 1 in the middle, 0 at the edge, below outside; as shares of the radius. */
    public double depth(double px, double py, double pz) {
        double cos = turn == 0 ? 1 : StrictMath.cos(turn);
        double sin = turn == 0 ? 0 : StrictMath.sin(turn);
        double u = (cos * (px - x) + sin * (py - y)) / across;
        double v = (cos * (py - y) - sin * (px - x)) / along;
        double w = (pz - z) / deep;
        double radius = Math.sqrt(u * u + v * v + w * w);
        if (radius > FARTHEST || rough == 0) {
            return 1 - radius;
        }
        double scale = 1.3 / Math.max(radius, 0.3);
        return 1 + rough * edge.fractal(scale * u + 31, scale * v + 57, scale * w + 11, 3, 0.6) - radius;
    }

    /** 0 below 0, 1 above 1, and without a corner between. */
    public static double smooth(double t) {
        double s = Math.clamp(t, 0, 1);
        return s * s * (3 - 2 * s);
    }
}
