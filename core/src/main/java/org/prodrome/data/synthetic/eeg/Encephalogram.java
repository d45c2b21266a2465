package org.prodrome.data.synthetic.eeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.cohort.Member;

/** One recording: what happens in it is fixed by the seed, its samples are made when asked for. */
final class Encephalogram {
    private static final double LULL = 0.55;
    private static final double HIGH_PASS = 0.3;

    private final Member<EegSite> member;
    private final double seconds;
    private final Background background;
    private final Focus focus;
    private final Discharges discharges;
    private final Optional<Seizure> seizure;
    private final Optional<Drowsiness> drowsiness;

    Encephalogram(Member<EegSite> member, double seconds) {
        this.member = member;
        this.seconds = seconds;
        SplittableRandom brain = member.subject().split("brain").random();
        background = Background.draw(brain);
        focus = Focus.draw(brain);
        double often = brain.nextDouble(2, 15);
        SplittableRandom visit = member.visit().split("course").random();
        drowsiness = visit.nextDouble() < 0.75 ? Optional.of(Drowsiness.draw(seconds, visit)) : Optional.empty();
        seizure = member.abnormal() ? Optional.of(Seizure.draw(focus, seconds, visit)) : Optional.empty();
        discharges = seizure.map(fit -> Discharges.draw(fit.start() - fit.before(), often, visit))
                .orElse(new Discharges(List.of(), 0));
    }

    Truth truth() {
        Truth truth = Made.truth(member.abnormal());
        return seizure.map(fit -> truth.withClasses(List.of(fit.kind().finding()))
                        .withSeverity(fit.strength() / background.strength())
                        .withIntervals(states(fit)))
                .orElse(truth);
    }

    private List<Interval> states(Seizure fit) {
        List<Interval> states = new ArrayList<>();
        for (double time : discharges.times()) {
            double start = time - Discharges.LEAD;
            states.add(new Interval(start, start + Discharges.LENGTH, "interictal discharge"));
        }
        states.add(new Interval(fit.start() - fit.before(), fit.start(), "pre-ictal"));
        states.add(new Interval(fit.start(), fit.end(), "seizure"));
        states.add(new Interval(fit.end(), seconds, "post-ictal"));
        return states;
    }

    Signal signal(Montage montage) {
        EegSite site = member.site();
        Seed seed = member.visit().split("samples");
        Scalp scalp = new Scalp(site.rate(), (int) Math.round(seconds * site.rate()));
        double[] lulled = new double[scalp.length()];
        Arrays.fill(lulled, 1);
        seizure.ifPresent(
                fit -> lull(fit, lulled, scalp, seed.split("slow waves").random()));
        background.addTo(scalp, lulled, seed.split("background"));
        drowsiness.ifPresent(run -> run.addTo(scalp, seed.split("drowsiness").random()));
        discharges.addTo(scalp, focus, seed.split("discharges").random());
        seizure.ifPresent(fit -> fit.addTo(scalp, seed.split("seizure").random()));
        new Artefacts(site, seed.split("artefacts")).addTo(scalp);
        double gain = site.gain() * (1 + 0.05 * seed.split("gain").random().nextGaussian());
        for (double[] potential : scalp.potentials()) {
            highPass(potential, site.rate(), gain);
        }
        return new Signal(montage.of(scalp.potentials()), site.rate(), montage.channels());
    }

    /** After a seizure the brain's usual activity is low for a while, and the focus makes slow waves. */
    private void lull(Seizure fit, double[] lulled, Scalp scalp, SplittableRandom random) {
        double[] slow = Background.rhythm(scalp, 0.17, random);
        for (int i = 0; i < lulled.length; i++) {
            double since = i / scalp.rate() - fit.end();
            double left = since < 0 ? 0 : Math.min(1, since) * StrictMath.exp(-since / 30);
            lulled[i] = 1 - LULL * left;
            slow[i] *= 1.2 * background.strength() * left;
        }
        scalp.add(focus.places().getFirst(), slow);
    }

    private static void highPass(double[] potential, double rate, double gain) {
        double share = 1 - StrictMath.exp(-2 * Math.PI * HIGH_PASS / rate);
        double mean = 0;
        for (int i = 0; i < potential.length; i++) {
            mean += share * (potential[i] - mean);
            potential[i] = gain * (potential[i] - mean);
        }
    }
}
