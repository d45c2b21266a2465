package org.prodrome.data.synthetic.emg;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's electromyograph and population.
 *
 * @param rate samples a second, in Hz
 * @param noise deviation of the amplifier's noise, in mV
 * @param mains and hum: frequency in Hz and amplitude in mV of the mains
 */
record EmgSite(
        String site, String device, double abnormal, double rate, double noise, double gain, double mains, double hum)
        implements Site {
    static final List<EmgSite> ALL = List.of(
            new EmgSite("site-1", "concentric needle, clinic", 0.5, 4000, 0.006, 1, 50, 0.004),
            new EmgSite("site-2", "concentric needle, hospital", 0.4, 5000, 0.010, 0.85, 50, 0.010),
            new EmgSite("site-3", "monopolar needle", 0.45, 4000, 0.014, 1.2, 60, 0.006));
}
