package org.prodrome.data.synthetic.eeg;

import java.util.SplittableRandom;

/**
 * A point of the head, which is a sphere of radius 1.
 *
 * @param x to the right, {@code y} to the front, {@code z} up
 */
record Place(double x, double y, double z) {
    /**
     * How far from the middle a source in a homogeneous sphere lies to look as one of the cortex does beneath the
     * skull: Ary, Klein and Fender, "Location of sources of evoked scalp potentials: corrections for skull and scalp
     * thicknesses", IEEE TBME 28:447, 1981, give about 0.6 of its true distance, here rather more for superficial ones.
     */
    static final double CORTEX = 0.62;

    /** @param inclination from the vertex, and azimuth from the right ear, in degrees */
    static Place at(double inclination, double azimuth, double radius) {
        double down = Math.toRadians(inclination);
        double round = Math.toRadians(azimuth);
        return new Place(
                radius * StrictMath.sin(down) * StrictMath.cos(round),
                radius * StrictMath.sin(down) * StrictMath.sin(round),
                radius * StrictMath.cos(down));
    }

    /** Within the cortex beneath a point near this one. */
    Place beneath(double spread, SplittableRandom random) {
        Place near = new Place(
                x + spread * random.nextGaussian(),
                y + spread * random.nextGaussian(),
                z + spread * random.nextGaussian());
        double scale = CORTEX / Math.sqrt(near.dot(near));
        return new Place(scale * near.x, scale * near.y, scale * near.z);
    }

    Place mirrored() {
        return new Place(-x, y, z);
    }

    double dot(Place other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /**
     * Potential on the sphere that a dipole here makes there, which points outwards. With eccentricity f and the cosine
     * c between the two it is the sum of (2n + 1) f^(n-1) P_n(c) over n from 1, whose closed form is Poisson's kernel.
     *
     * @param there on the sphere
     * @return in units of the dipole's moment over 4 pi times conductivity and the radius's square
     */
    double seenAt(Place there) {
        double f = Math.sqrt(dot(this));
        double c = dot(there) / f;
        double square = 1 + f * f - 2 * f * c;
        return ((1 - f * f) / (square * Math.sqrt(square)) - 1) / f;
    }
}
