package org.prodrome.data.synthetic;

import uk.me.berndporr.iirj.Butterworth;

/** A site's device and population. */
enum Stethoscope {
    BRIGHT("site-1", 30, 800, 0.010, 0.5, 0.35),
    DULL("site-2", 20, 350, 0.004, 0.2, 0.55),
    NOISY("site-3", 45, 600, 0.025, 0.8, 0.45);

    private final String site;
    private final double low;
    private final double high;
    private final double noise;
    private final double gain;
    private final double abnormal;

    /**
     * @param low and high: edges of what the device passes, in Hz
     * @param noise deviation of its own noise, of full scale
     * @param abnormal share of the site's subjects
     */
    Stethoscope(String site, double low, double high, double noise, double gain, double abnormal) {
        this.site = site;
        this.low = low;
        this.high = high;
        this.noise = noise;
        this.gain = gain;
        this.abnormal = abnormal;
    }

    String site() {
        return site;
    }

    double noise() {
        return noise;
    }

    double abnormal() {
        return abnormal;
    }

    /** What the device makes of the sound at the chest, in place. */
    void record(double[] sound) {
        Butterworth highPass = new Butterworth();
        highPass.highPass(1, HeartSounds.RATE, low);
        Butterworth lowPass = new Butterworth();
        lowPass.lowPass(2, HeartSounds.RATE, high);
        for (int i = 0; i < sound.length; i++) {
            sound[i] = gain * lowPass.filter(highPass.filter(sound[i]));
        }
    }
}
