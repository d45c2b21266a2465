package org.prodrome.data.synthetic.oct;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's tomograph and population.
 *
 * @param frames averaged for a scan
 * @param floor of the detector's noise, in dB of full brightness
 * @param range of brightness that is shown, in dB
 * @param axial and lateral: deviations of the point spread function, in micrometres
 */
record OctDevice(
        String site,
        String device,
        double abnormal,
        int frames,
        double floor,
        double range,
        double axial,
        double lateral)
        implements Site {
    static final List<OctDevice> ALL = List.of(
            new OctDevice("site-1", "tracking spectral-domain OCT", 0.45, 12, -38, 34, 3, 12),
            new OctDevice("site-2", "spectral-domain OCT", 0.55, 3, -32, 32, 4, 18),
            new OctDevice("site-3", "swept-source OCT", 0.35, 5, -34, 38, 5, 20));
}
