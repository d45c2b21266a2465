package org.prodrome.data.synthetic.spine;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's scanner and population.
 *
 * @param noise deviation in either part of the complex signal, as a share of fluid's brightness
 * @param blur deviation of the point spread function, in mm
 * @param fat brightness of fat as a share of fluid's
 * @param falloff how much the surface coil loses towards the front, from 0 to 1
 */
record SpineScanner(String site, String device, double abnormal, double noise, double blur, double fat, double falloff)
        implements Site {
    static final List<SpineScanner> ALL = List.of(
            new SpineScanner("site-1", "1.5 T scanner", 0.45, 0.025, 0.8, 0.70, 0.5),
            new SpineScanner("site-2", "3 T scanner", 0.35, 0.018, 0.7, 0.60, 0.7),
            new SpineScanner("site-3", "0.4 T open scanner", 0.55, 0.055, 1.2, 0.80, 0.2));
}
