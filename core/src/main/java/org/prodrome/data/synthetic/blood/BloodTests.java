package org.prodrome.data.synthetic.blood;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.cohort.Made;

/**
 * Simulated blood counts and chemistry, a row of 22 columns a case. The abnormal have one disorder: iron deficiency,
 * metabolic acidosis with a wide anion gap, too much calcium, haemolysis or bleeding into the bowel. Each breaks how
 * columns go together and leaves most of them in their usual range, for among the normal as well there are small red
 * cells (by a trait), acidosis (with chloride instead of acid), much bilirubin, fatty livers and weak kidneys.
 *
 * <p>No published model is behind it. What binds the columns is their definition or textbook: haematocrit is the number
 * of red cells times their volume, the anion gap is sodium less chloride less bicarbonate, calcium follows albumin by
 * 0.02 mmol a gram, urea and creatinine both rise as the kidneys fail. Missing: gaps, mistyped values, treatment, and
 * several disorders at once.
 *
 * @param cases how many, above 0; two a subject
 */
public record BloodTests(int cases) implements Simulator {
    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated blood tests", "a row each", cases, Laboratory.ALL).dataset(seed, member -> {
            Sample sample = new Sample(member);
            return new Made(sample.truth(), sample::row);
        });
    }
}
