package org.prodrome.data.synthetic.skin;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's camera and population.
 *
 * @param palest and darkest skin, as melanin from 0 to 1
 * @param polarised whether there is neither gel nor glare
 * @param falloff by how much the frame darkens to its corners
 * @param warmth of the light: red over blue, 1 for neutral
 * @param ruler how often a ruler lies in the frame
 * @param noise deviation of the sensor's noise as a share of full brightness
 */
record Dermatoscope(
        String site,
        String device,
        double abnormal,
        double palest,
        double darkest,
        boolean polarised,
        double falloff,
        double warmth,
        double ruler,
        double noise)
        implements Site {
    static final List<Dermatoscope> ALL = List.of(
            new Dermatoscope("site-1", "polarised dermatoscope", 0.35, 0.05, 0.35, true, 0.15, 1.0, 0.1, 0.010),
            new Dermatoscope("site-2", "contact dermatoscope with gel", 0.50, 0.1, 0.5, false, 0.45, 1.08, 0.5, 0.018),
            new Dermatoscope("site-3", "telephone camera", 0.45, 0.2, 0.8, true, 0.3, 0.94, 0.3, 0.030));
}
