package org.prodrome.data.synthetic;

import uk.me.berndporr.iirj.Butterworth;

/** A site's device and population. */
enum Stethoscope {
    ELECTRONIC("site-1", 25, 850, 0.006, 0.45, 0.35),
    BELL("site-2", 20, 420, 0.003, 0.25, 0.55),
    TELEPHONE("site-3", 45, 650, 0.012, 0.60, 0.45);

    private final String site;
    private final double low;
    private final double high;
    private final double noise;
    private final double gain;
    private final double abnormal;

    /**
     * @param low and high: edges of what the device passes, in Hz
     * @param noise deviation of its own noise, of the first heart sound's peak
     * @param gain what the first heart sound's peak comes to, of full scale
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

    double gain() {
        return gain;
    }

    double abnormal() {
        return abnormal;
    }

    /** What the device passes of the sound at the chest, in place. */
    void filter(double[] sound) {
        Butterworth highPass = new Butterworth();
        highPass.highPass(1, HeartSounds.RATE, low);
        Butterworth lowPass = new Butterworth();
        lowPass.lowPass(2, HeartSounds.RATE, high);
        for (int i = 0; i < sound.length; i++) {
            sound[i] = lowPass.filter(highPass.filter(sound[i]));
        }
    }
}
