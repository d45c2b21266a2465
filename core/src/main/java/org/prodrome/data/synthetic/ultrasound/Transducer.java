package org.prodrome.data.synthetic.ultrasound;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's transducer and population.
 *
 * @param axial and lateral: deviations of the point spread function at the focus, in mm
 * @param focus its depth, in mm
 * @param attenuation that the gain over depth leaves, in dB a mm
 * @param range of echoes that is shown, in dB
 * @param floor of the electronics' noise below the strongest echo, in dB
 * @param compounded how many directions are averaged
 */
record Transducer(
        String site,
        String device,
        double abnormal,
        double axial,
        double lateral,
        double focus,
        double attenuation,
        double range,
        double floor,
        int compounded)
        implements Site {
    static final List<Transducer> ALL = List.of(
            new Transducer("site-1", "linear array, 12 MHz", 0.45, 0.14, 0.30, 18, 0.15, 60, -68, 4),
            new Transducer("site-2", "linear array, 7.5 MHz", 0.55, 0.22, 0.45, 20, 0.30, 54, -58, 1),
            new Transducer("site-3", "hand-held array", 0.35, 0.26, 0.55, 15, 0.38, 50, -54, 2));
}
