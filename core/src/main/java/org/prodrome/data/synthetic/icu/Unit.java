package org.prodrome.data.synthetic.icu;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A unit and whom it takes in, by the challenge's names for the kinds of unit.
 *
 * @param site and {@code device}: its kind by the challenge's number, and in words
 * @param charting vital signs an hour
 * @param lines share of its patients with an arterial line from the start
 * @param ventilated share of its patients on a ventilator from the start
 * @param orders how many laboratory tests it orders, against the others
 * @param recovering share of those who get well that were in danger when they came
 */
record Unit(
        String site,
        String device,
        double abnormal,
        double charting,
        double lines,
        double ventilated,
        double orders,
        double recovering)
        implements Site {
    static final List<Unit> ALL = List.of(
            new Unit("ICU type 3", "medical unit", 0.45, 1.1, 0.5, 0.4, 1.1, 0.65),
            new Unit("ICU type 4", "surgical unit", 0.30, 1.5, 0.85, 0.6, 1, 0.55),
            new Unit("ICU type 1", "coronary unit", 0.40, 0.9, 0.6, 0.4, 0.85, 0.6));
}
