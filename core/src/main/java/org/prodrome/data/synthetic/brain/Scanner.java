package org.prodrome.data.synthetic.brain;

import org.prodrome.data.synthetic.cohort.Site;

/** A site's scanner and population. */
enum Scanner implements Site {
    HIGH_FIELD("site-1", "3 T scanner", 0.45, 0.025, 0.16, 1.0, 1.0),
    LOW_FIELD("site-2", "1.5 T scanner", 0.55, 0.045, 0.08, 0.85, 0.8),
    OPEN("site-3", "1 T open scanner", 0.40, 0.060, 0.12, 1.1, 0.7);

    private final String site;
    private final String device;
    private final double abnormal;
    private final double noise;
    private final double bias;
    private final double gain;
    private final double contrast;

    /**
     * @param noise deviation of the noise in either part of the complex signal, of white matter's in T1w
     * @param bias deviation of the logarithm of the coil's sensitivity
     * @param gain by what both contrasts are multiplied
     * @param contrast by what differences between tissues are multiplied
     */
    Scanner(String site, String device, double abnormal, double noise, double bias, double gain, double contrast) {
        this.site = site;
        this.device = device;
        this.abnormal = abnormal;
        this.noise = noise;
        this.bias = bias;
        this.gain = gain;
        this.contrast = contrast;
    }

    @Override
    public String site() {
        return site;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public double abnormal() {
        return abnormal;
    }

    double noise() {
        return noise;
    }

    double bias() {
        return bias;
    }

    double gain() {
        return gain;
    }

    double contrast() {
        return contrast;
    }
}
