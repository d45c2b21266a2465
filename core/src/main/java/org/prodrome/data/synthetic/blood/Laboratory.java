package org.prodrome.data.synthetic.blood;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A laboratory and whose blood it gets.
 *
 * @param enzymes what its assay makes of an enzyme's activity, as a factor
 * @param spread of its measurements, against the usual one
 * @param age mean of its patients, in years
 */
record Laboratory(String site, String device, double abnormal, double enzymes, double spread, double age)
        implements Site {
    static final List<Laboratory> ALL = List.of(
            new Laboratory("site-1", "hospital's analyser", 0.45, 1, 1, 63),
            new Laboratory("site-2", "practices' laboratory", 0.3, 1.1, 0.9, 52),
            new Laboratory("site-3", "ward's small analyser", 0.4, 0.92, 1.3, 57));
}
