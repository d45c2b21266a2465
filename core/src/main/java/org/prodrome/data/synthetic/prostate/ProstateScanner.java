package org.prodrome.data.synthetic.prostate;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's scanner and population.
 *
 * @param noise deviation of T2w's noise, as a share of the peripheral zone's brightness
 * @param spread deviation of ADC's noise, in square micrometres a millisecond
 * @param coarse deviation of ADC's point spread function, in mm
 * @param warp how far gas in the rectum shifts ADC, in mm
 * @param bias deviation of the logarithm of the coil's sensitivity
 */
record ProstateScanner(
        String site,
        String device,
        double abnormal,
        double noise,
        double spread,
        double coarse,
        double warp,
        double bias)
        implements Site {
    static final List<ProstateScanner> ALL = List.of(
            new ProstateScanner("site-1", "3 T scanner", 0.45, 0.03, 0.08, 0.8, 0.8, 0.12),
            new ProstateScanner("site-2", "1.5 T scanner", 0.55, 0.05, 0.13, 1.2, 0.4, 0.06),
            new ProstateScanner("site-3", "1.5 T scanner, endorectal coil", 0.35, 0.04, 0.16, 1.1, 1.4, 0.3));
}
