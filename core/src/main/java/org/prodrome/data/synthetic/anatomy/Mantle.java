package org.prodrome.data.synthetic.anatomy;

/** How fluid, grey and white matter lie beneath the brain's surface. */
sealed interface Mantle permits Ribbon, Gyri {
    /**
     * A place in a head.
     *
     * @param x and y and z: in half fields of view
     * @param u to the subject's left of the middle plane, {@code v} backwards
     * @param radius 0 in the brain's middle, 1 at the scalp's surface
     */
    record Spot(double x, double y, double z, double u, double v, double radius) {}

    /** @param depth below the brain's surface, as a share of the head's radius; below 0 outside */
    Tissue at(double depth, Spot spot);
}
