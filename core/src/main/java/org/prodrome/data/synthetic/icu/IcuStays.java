package org.prodrome.data.synthetic.icu;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.cohort.Made;

/**
 * Simulated first two days in intensive care: the 37 variables, age, sex and height of the PhysioNet/CinC Challenge
 * 2012 (Silva et al., Comput. Cardiol. 39:245, 2012), with levels, counts and units as in its set A. The abnormal turn
 * for the worse after some hours: septic shock, respiratory failure, kidney injury or haemorrhage, from its first signs
 * until the end of the stay. More than half of the normal came in such danger and get well, mirrored in time, so that
 * averages over a stay say little and the direction says much.
 *
 * <p>What is measured tells of worry: tests are ordered more often in danger, and lactate, blood gases, arterial lines
 * and ventilators start with it. Units differ in what they chart, order and take in.
 *
 * <p>No published model is behind it: a variable is its level, a subject's own offset, a slow sway, a slip of measuring
 * and the danger's pull along a logistic curve, in deviations of the value or of its logarithm. Variables sway
 * independently but for what a danger pulls; there is no treatment that answers, no death before two days, and no
 * mistyped value.
 *
 * @param cases how many, above 0; two a subject
 */
public record IcuStays(int cases) implements Simulator {
    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated ICU stays", "48 h", cases, Unit.ALL).dataset(seed, member -> {
            Stay stay = new Stay(member);
            return new Made(stay.truth(), stay::payload);
        });
    }
}
