package org.prodrome.data.synthetic.oct;

/**
 * The retina's layers from the pigment epithelium inwards, in micrometres at the fovea, 1 mm and 2.2 mm beside it.
 * Those of the inner retina are means of the healthy, from BMC Ophthalmology 18:169 (2018), table 6; the four of the
 * photoreceptors share its one figure for them. Brightness is a share of the shown range.
 */
enum Layer {
    OUTER_SEGMENTS(29, 26, 24, 0.42),
    ELLIPSOID(12, 12, 12, 0.84),
    INNER_SEGMENTS(25, 22, 22, 0.30),
    LIMITING_MEMBRANE(7, 7, 7, 0.42),
    OUTER_NUCLEAR(88, 68, 55, 0.24),
    OUTER_PLEXIFORM(23, 33, 27, 0.55),
    INNER_NUCLEAR(15, 39, 33, 0.34),
    INNER_PLEXIFORM(18, 41, 30, 0.58),
    GANGLION(12, 50, 37, 0.47),
    NERVE_FIBRE(11, 21, 35, 0.80);

    private final double fovea;
    private final double near;
    private final double far;
    private final double brightness;

    Layer(double fovea, double near, double far, double brightness) {
        this.fovea = fovea;
        this.near = near;
        this.far = far;
        this.brightness = brightness;
    }

    double brightness() {
        return brightness;
    }

    /**
     * In micrometres.
     *
     * @param pit how much of the fovea a place has, from 0 to 1
     * @param out how far to the periphery it is, from 0 to 1
     */
    double thickness(double pit, double out) {
        double around = near + out * (far - near);
        return around + pit * (fovea - around);
    }
}
