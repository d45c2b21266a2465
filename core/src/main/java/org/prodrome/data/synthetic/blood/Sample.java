package org.prodrome.data.synthetic.blood;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Row;
import org.prodrome.data.Truth;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.cohort.Member;

/** One sample of blood: what the subject is like, what the day brings, and what the laboratory reads. */
final class Sample {
    private final Member<Laboratory> member;
    private final Disorder disorder;
    private final double strength;

    Sample(Member<Laboratory> member) {
        this.member = member;
        SplittableRandom random = member.subject().split("disorder").random();
        Disorder[] all = Disorder.values();
        disorder = all[random.nextInt(all.length)];
        strength = member.visit().split("strength").random().nextDouble(0.5, 1.3);
    }

    Truth truth() {
        Truth truth = Made.truth(member.abnormal());
        return member.abnormal()
                ? truth.withClasses(List.of(disorder.finding())).withSeverity(strength)
                : truth;
    }

    Row row() {
        Panel panel = new Panel();
        SplittableRandom own = member.subject().split("body").random();
        SplittableRandom today = member.visit().split("today").random();
        double spread = member.site().spread();
        boolean man = own.nextBoolean();
        panel.add("age", Math.rint(member.site().age() + 15 * own.nextGaussian()));
        panel.add("male", man ? 1 : 0);
        double inflammation = Math.max(0, 1.2 * today.nextGaussian());
        double water = today.nextGaussian();
        count(panel, man, inflammation, own, today, spread);
        salts(panel, water, own, today, spread);
        chemistry(panel, inflammation, water, own, today, spread);
        return panel.row();
    }

    /** How much of a disorder there is: 0 where it is another one or none. */
    private double of(Disorder one) {
        return member.abnormal() && disorder == one ? strength : 0;
    }

    private void count(
            Panel panel,
            boolean man,
            double inflammation,
            SplittableRandom own,
            SplittableRandom today,
            double spread) {
        boolean trait = own.nextDouble() < 0.15;
        boolean transfused = own.nextDouble() < 0.12;
        double cells = (man ? 4.9 : 4.4) * Math.exp(0.06 * own.nextGaussian()) * (trait ? 1.2 : 1);
        cells *= Math.exp(-0.12 * of(Disorder.BOWEL_BLEEDING) - 0.1 * of(Disorder.HAEMOLYSIS));
        double volume = 90 + 3.5 * own.nextGaussian() - (trait ? 17 : 0) - 13 * of(Disorder.IRON_DEFICIENCY);
        double filling = 335 + 6 * own.nextGaussian();
        double uneven = 13.2 + 0.5 * own.nextGaussian() + (transfused ? 2.5 : 0);
        double hematocrit = cells * volume / 1000;
        panel.add("red cells (10^12/l)", cells * slip(0.015 * spread, today));
        panel.add("haemoglobin (g/l)", hematocrit * filling * slip(0.01 * spread, today));
        panel.add("haematocrit (l/l)", hematocrit * slip(0.015 * spread, today));
        panel.add("red cell volume (fl)", volume * slip(0.01 * spread, today));
        panel.add("width of volumes (%)", (uneven + 2.5 * of(Disorder.IRON_DEFICIENCY)) * slip(0.02 * spread, today));
        panel.add(
                "white cells (10^9/l)",
                6.5 * Math.exp(0.22 * own.nextGaussian() + 0.2 * inflammation + 0.1 * today.nextGaussian()));
        panel.add(
                "platelets (10^9/l)",
                245 * Math.exp(0.22 * own.nextGaussian() + 0.06 * inflammation + 0.08 * today.nextGaussian()));
    }

    /** Chloride is what is left of sodium beside bicarbonate and the gap, in mmol/l. */
    private void salts(Panel panel, double water, SplittableRandom own, SplittableRandom today, double spread) {
        double sodium = 140 + 2 * water;
        double acid = 5.5 * of(Disorder.ACIDOSIS);
        double chloride = today.nextDouble() < 0.35 ? -3 * Math.log(1 - today.nextDouble()) : 0;
        double bicarbonate = 25.5 + 1.3 * own.nextGaussian() - acid - chloride;
        double gap = 9 + 1.2 * own.nextGaussian() + acid;
        panel.add("sodium (mmol/l)", sodium * slip(0.006 * spread, today));
        panel.add(
                "potassium (mmol/l)",
                4.2 + 0.32 * today.nextGaussian() + 0.5 * of(Disorder.HAEMOLYSIS) + 0.04 * (25.5 - bicarbonate));
        panel.add("chloride (mmol/l)", (sodium - bicarbonate - gap) * slip(0.008 * spread, today));
        panel.add("bicarbonate (mmol/l)", bicarbonate * slip(0.03 * spread, today));
    }

    private void chemistry(
            Panel panel,
            double inflammation,
            double water,
            SplittableRandom own,
            SplittableRandom today,
            double spread) {
        double kidney = Math.exp(0.2 * own.nextGaussian()) * (own.nextDouble() < 0.2 ? 1 + own.nextDouble() : 1);
        double liver = 0.35 * own.nextGaussian() + (own.nextDouble() < 0.2 ? 0.9 : 0);
        double gilbert = own.nextDouble() < 0.1 ? 0.9 : 0;
        double bleeding = 0.65 * of(Disorder.BOWEL_BLEEDING);
        double burst = of(Disorder.HAEMOLYSIS);
        double albumin = 43 + 2 * own.nextGaussian() - 2.5 * inflammation - 5 * of(Disorder.HYPERCALCAEMIA);
        double calcium = 2.38 + 0.02 * (albumin - 43) + 0.035 * own.nextGaussian();
        double enzymes = member.site().enzymes();
        panel.add("urea (mmol/l)", 5.2 * kidney * Math.exp(0.16 * today.nextGaussian() - 0.1 * water + bleeding));
        panel.add("creatinine (umol/l)", 76 * kidney * slip(0.04 * spread, today));
        panel.add("albumin (g/l)", albumin * slip(0.02 * spread, today));
        panel.add("calcium (mmol/l)", (calcium + 0.25 * of(Disorder.HYPERCALCAEMIA)) * slip(0.012 * spread, today));
        panel.add("ALT (U/l)", 24 * enzymes * Math.exp(liver) * slip(0.08 * spread, today));
        panel.add("AST (U/l)", 24 * enzymes * Math.exp(0.75 * liver + 0.7 * burst) * slip(0.08 * spread, today));
        panel.add("bilirubin (umol/l)", 9 * Math.exp(0.35 * own.nextGaussian() + gilbert + 0.7 * burst));
        panel.add("CRP (mg/l)", 1.5 * Math.exp(1.3 * inflammation + 0.5 * today.nextGaussian()));
    }

    /** A measurement's own error, as a factor. */
    private static double slip(double spread, SplittableRandom random) {
        return 1 + spread * random.nextGaussian();
    }

    private static final class Panel {
        private final List<String> columns = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        void add(String column, double value) {
            columns.add(column);
            values.add((double) (float) value);
        }

        Row row() {
            return new Row(columns, values.stream().mapToDouble(value -> value).toArray());
        }
    }
}
