package org.prodrome.data.synthetic.ct;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's scanner and population.
 *
 * @param noise deviation in HU in the middle of the head
 * @param kernel deviation of the point spread function, in mm
 * @param cupping HU that beam hardening adds at the skull's inner table
 * @param offset HU by which all is off
 */
record CtScanner(
        String site, String device, double abnormal, double noise, double kernel, double cupping, double offset)
        implements Site {
    static final List<CtScanner> ALL = List.of(
            new CtScanner("site-1", "64-row scanner", 0.45, 3.5, 1.0, 4, 0),
            new CtScanner("site-2", "16-row scanner", 0.60, 5.0, 1.3, 8, 2),
            new CtScanner("site-3", "mobile scanner", 0.35, 6.5, 1.5, 12, -3));
}
