package org.prodrome.data.synthetic.icu;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.prodrome.data.Irregular;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.GradientNoise;

/** One stay: how it turns is fixed by the seed, its measurements are made when asked for. */
final class Stay {
    private static final double HOUR = 3600;
    private static final double OWN = 0.75;
    private static final double SWAY = 0.45;
    private static final double SLIP = 0.12;

    private final Member<Unit> member;
    private final Danger danger;
    private final Turn turn;

    Stay(Member<Unit> member) {
        this.member = member;
        danger = Danger.ALL.get(member.subject().split("danger").random().nextInt(Danger.ALL.size()));
        turn = Turn.draw(
                member.abnormal(),
                member.site().recovering(),
                member.visit().split("turn").random());
    }

    Truth truth() {
        Truth truth = Made.truth(member.abnormal());
        return member.abnormal()
                ? truth.withClasses(List.of(danger.finding()))
                        .withSeverity(turn.strength())
                        .withIntervals(List.of(new Interval(HOUR * turn.onset(), HOUR * Turn.HOURS, danger.finding())))
                : truth;
    }

    Irregular payload() {
        Seed seed = member.visit().split("charts");
        Map<Panel, List<Double>> hours = new EnumMap<>(Panel.class);
        for (Panel panel : Panel.values()) {
            hours.put(panel, hours(panel, seed.split(panel.name()).random()));
        }
        List<Irregular.Variable> variables = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            variables.add(charted(measure, hours.getOrDefault(measure.panel(), List.of()), seed));
        }
        return new Irregular(variables, HOUR * Turn.HOURS);
    }

    /** When a panel is measured, in hours: more often in danger, if at all. */
    private List<Double> hours(Panel panel, SplittableRandom random) {
        if (panel == Panel.ADMISSION) {
            return List.of(0.0);
        }
        SplittableRandom habit = member.subject().split(panel.name()).random();
        Unit unit = member.site();
        double share = switch (panel) {
            case ARTERIAL_LINE -> unit.lines();
            case VENTILATOR -> unit.ventilated();
            default -> panel.share();
        };
        boolean always = habit.nextDouble() < share;
        double busy = switch (panel) {
            case VITALS, RESPIRATION, CUFF, ARTERIAL_LINE -> unit.charting();
            case CHEMISTRY, BLOOD_COUNT, BLOOD_GAS, LACTATE, LIVER, ALBUMIN -> unit.orders();
            default -> 1;
        };
        double even = random.nextDouble(0.7, 1.3);
        double start = random.nextDouble();
        List<Double> hours = new ArrayList<>();
        if (panel == Panel.WEIGHING && always) {
            hours.add(0.0);
        }
        double due = random.nextDouble();
        for (double hour = 0.25; hour < Turn.HOURS; hour += 0.25) {
            double worry = turn.strength() * turn.danger(hour);
            boolean wanted = always || (panel.begun() && worry > 0.6 + 0.5 * start);
            double rate = even * busy * panel.count() / Turn.HOURS * (1 + panel.worry() * worry);
            due += wanted ? 0.25 * rate * random.nextDouble(0.5, 1.5) : 0;
            if (due >= 1) {
                due -= Math.floor(due);
                hours.add(hour - 0.25 * random.nextInt(2) * start);
            }
        }
        return hours;
    }

    private Irregular.Variable charted(Measure measure, List<Double> hours, Seed seed) {
        boolean unsaid = measure == Measure.HEIGHT
                && member.subject().split("said").random().nextBoolean();
        if (unsaid) {
            return new Irregular.Variable(measure.label(), measure.unit(), new double[0], new double[0]);
        }
        Course course = new Course(measure.measured(), seed);
        Course diastolic = new Course(Measure.DIASTOLIC, seed);
        Course systolic = new Course(Measure.SYSTOLIC, seed);
        SplittableRandom random = seed.split(measure.name()).split("slips").random();
        double[] times = new double[hours.size()];
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            double hour = hours.get(i);
            double slip = SLIP * random.nextGaussian();
            times[i] = 60 * Math.floor(60 * hour);
            values[i] = switch (measure) {
                case AGE, HEIGHT, WEIGHT -> measure.charted(course.own() / OWN);
                case GENDER -> course.own() < 0 ? 0 : 1;
                case VENTILATED -> 1;
                case MEAN_PRESSURE, CUFF_MEAN -> {
                    double low = Measure.DIASTOLIC.value(diastolic.at(hour) + slip);
                    yield measure.rounded(low + (Measure.SYSTOLIC.value(systolic.at(hour) + slip) - low) / 3);
                }
                default -> measure.charted(course.at(hour) + slip);
            };
        }
        return new Irregular.Variable(measure.label(), measure.unit(), times, values);
    }

    /** Where a variable is at any time, in deviations from its usual level, whether somebody looks or not. */
    private final class Course {
        private final Measure measure;
        private final GradientNoise sway;
        private final double own;

        Course(Measure measure, Seed seed) {
            this.measure = measure;
            sway = new GradientNoise(seed.split(measure.name()).split("sway"));
            own = OWN * member.subject().split(measure.name()).random().nextGaussian();
        }

        double own() {
            return own;
        }

        double at(double hour) {
            return own + SWAY * sway.at(hour / 5, 0.5) + turn.strength() * turn.danger(hour) * danger.pull(measure);
        }
    }
}
