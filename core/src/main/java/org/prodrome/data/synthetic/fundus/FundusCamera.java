package org.prodrome.data.synthetic.fundus;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's camera and population.
 *
 * @param radius of the disc that is seen, as a share of half the frame; above 1 its top and bottom are cut
 * @param palest and darkest fundus, as pigment from 0 to 1
 * @param falloff by how much the disc darkens to its edge
 * @param blur deviation of the lens's and the eye's point spread function, as a share of half the frame
 * @param noise deviation of the sensor's noise as a share of full brightness
 */
record FundusCamera(
        String site,
        String device,
        double abnormal,
        double radius,
        double palest,
        double darkest,
        double falloff,
        double blur,
        double noise)
        implements Site {
    static final List<FundusCamera> ALL = List.of(
            new FundusCamera("site-1", "table-top camera, 45 degrees", 0.40, 0.97, 0.1, 0.5, 0.25, 0.004, 0.008),
            new FundusCamera("site-2", "older camera, 50 degrees", 0.55, 1.08, 0.3, 0.9, 0.45, 0.008, 0.018),
            new FundusCamera("site-3", "hand-held camera", 0.45, 0.90, 0.2, 0.7, 0.6, 0.011, 0.028));
}
