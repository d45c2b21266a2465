package org.prodrome.data.synthetic.chest;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's X-ray unit and population.
 *
 * @param photons a pixel of 3 mm would count without a body in the way
 * @param scatter share of the primary beam that comes back as a veil
 * @param blur deviation of the detector's point spread function, in mm
 * @param contrast of the display curve, 1 for usual
 * @param bedside how often leads lie on the chest
 */
record XrayUnit(
        String site,
        String device,
        double abnormal,
        double photons,
        double scatter,
        double blur,
        double contrast,
        double bedside)
        implements Site {
    static final List<XrayUnit> ALL = List.of(
            new XrayUnit("site-1", "digital wall stand", 0.40, 60000, 0.25, 0.8, 1.0, 0.1),
            new XrayUnit("site-2", "storage phosphor", 0.50, 25000, 0.35, 1.6, 0.85, 0.3),
            new XrayUnit("site-3", "mobile unit", 0.60, 15000, 0.55, 2.2, 1.15, 0.75));
}
