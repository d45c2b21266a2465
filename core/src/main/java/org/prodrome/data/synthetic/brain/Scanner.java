package org.prodrome.data.synthetic.brain;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's scanner and population.
 *
 * @param noise deviation of the noise in either part of the complex signal, of white matter's in T1w
 * @param bias deviation of the logarithm of the coil's sensitivity
 * @param gain by what both contrasts are multiplied
 * @param contrast by what differences between tissues are multiplied
 */
record Scanner(String site, String device, double abnormal, double noise, double bias, double gain, double contrast)
        implements Site {
    static final List<Scanner> ALL = List.of(
            new Scanner("site-1", "3 T scanner", 0.45, 0.025, 0.16, 1.0, 1.0),
            new Scanner("site-2", "1.5 T scanner", 0.55, 0.045, 0.08, 0.85, 0.8),
            new Scanner("site-3", "1 T open scanner", 0.40, 0.060, 0.12, 1.1, 0.7));
}
