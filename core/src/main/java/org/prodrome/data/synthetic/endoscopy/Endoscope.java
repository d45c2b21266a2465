package org.prodrome.data.synthetic.endoscopy;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's endoscope and population.
 *
 * @param round whether the frame is a disc, else a square with its corners cut
 * @param red and blue: white balance, 1 for neutral
 * @param light how bright, 1 for usual
 * @param falloff by how much the frame darkens to its corners
 * @param noise deviation of the sensor's noise as a share of full brightness
 * @param blur deviation of the lens's point spread function, as a share of half the frame
 */
record Endoscope(
        String site,
        String device,
        double abnormal,
        boolean round,
        double red,
        double blue,
        double light,
        double falloff,
        double noise,
        double blur)
        implements Site {
    static final List<Endoscope> ALL = List.of(
            new Endoscope("site-1", "video colonoscope", 0.45, false, 1.0, 1.0, 1.0, 0.25, 0.012, 0.008),
            new Endoscope("site-2", "capsule", 0.55, true, 1.05, 0.75, 0.95, 0.45, 0.025, 0.014),
            new Endoscope("site-3", "older colonoscope", 0.40, false, 1.1, 1.1, 0.85, 0.35, 0.03, 0.018));
}
