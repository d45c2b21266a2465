package org.prodrome.data.synthetic.ecg;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's recorder and population.
 *
 * @param muscle deviation of the muscles' noise, in mV
 * @param wander deviation of the baseline, in mV
 * @param mains amplitude of the mains' hum, in mV
 */
record EcgSite(String site, String device, double abnormal, double muscle, double wander, double mains)
        implements Site {
    static final List<EcgSite> ALL = List.of(
            new EcgSite("site-1", "bedside monitor", 0.45, 0.020, 0.15, 0),
            new EcgSite("site-2", "Holter recorder", 0.35, 0.035, 0.30, 0.01),
            new EcgSite("site-3", "resting electrocardiograph", 0.50, 0.012, 0.08, 0.03));
}
