package org.prodrome.data.synthetic.notes;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A hospital and its way of writing.
 *
 * @param capitals whether headings are in capitals
 * @param brief whether its physicians abbreviate
 * @param statements of findings in a note, of rare ones and of common ones each
 */
record Hospital(String site, String device, double abnormal, boolean capitals, boolean brief, int statements)
        implements Site {
    static final List<Hospital> ALL = List.of(
            new Hospital("hospital-1", "dictated", 0.45, true, false, 4),
            new Hospital("hospital-2", "typed", 0.35, false, true, 3),
            new Hospital("hospital-3", "template", 0.5, false, false, 5));
}
