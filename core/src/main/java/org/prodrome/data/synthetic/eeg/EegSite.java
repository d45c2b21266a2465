package org.prodrome.data.synthetic.eeg;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's amplifier and population.
 *
 * @param rate samples a second, in Hz
 * @param noise deviation of the amplifier's noise, in uV
 * @param mains and hum: frequency in Hz and amplitude in uV of the mains
 * @param muscle how much of the time patients tense their jaws, against the other sites
 */
record EegSite(
        String site,
        String device,
        double abnormal,
        double rate,
        double noise,
        double gain,
        double mains,
        double hum,
        double muscle)
        implements Site {
    static final List<EegSite> ALL = List.of(
            new EegSite("site-1", "monitoring unit", 0.45, 256, 0.7, 1, 60, 0.6, 1),
            new EegSite("site-2", "outpatient clinic", 0.35, 250, 1.2, 0.9, 50, 2.0, 0.7),
            new EegSite("site-3", "ambulatory recorder", 0.5, 200, 1.8, 1.1, 50, 0.3, 1.6));
}
