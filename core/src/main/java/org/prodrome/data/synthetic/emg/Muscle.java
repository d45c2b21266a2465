package org.prodrome.data.synthetic.emg;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.cohort.Member;

/** One recording: the muscle and what it does are fixed by the seed, its samples are made when asked for. */
final class Muscle {
    private static final double JITTER = 0.06;
    private static final double REACH = 7;

    private final Member<EmgSite> member;
    private final Disease disease;
    private final Pool pool;
    private final Contraction contraction;
    private final double needle;

    Muscle(Member<EmgSite> member, double seconds) {
        this.member = member;
        SplittableRandom random = member.subject().split("muscle").random();
        disease = member.abnormal() ? Disease.draw(random) : Disease.none();
        pool = Pool.draw(disease.left(), random);
        SplittableRandom visit = member.visit().split("contraction").random();
        double wanted = 0.1 * StrictMath.exp(0.8 * visit.nextGaussian());
        contraction = Contraction.draw(seconds, Math.clamp(wanted, 0.01, 0.5), pool, disease.force(), visit);
        needle = visit.nextDouble(0.05, 0.45);
    }

    Truth truth() {
        Truth truth = Made.truth(member.abnormal());
        if (!member.abnormal()) {
            return truth;
        }
        List<Interval> found = new ArrayList<>();
        if (disease.fibrillation() > 0) {
            found.add(new Interval(0, contraction.start(), "fibrillation potentials"));
        }
        found.add(new Interval(contraction.start(), contraction.end(), disease.finding() + " motor units"));
        return truth.withClasses(List.of(disease.finding()))
                .withSeverity(disease.severity())
                .withIntervals(found);
    }

    Signal signal() {
        EmgSite site = member.site();
        Seed seed = member.visit().split("samples");
        double[] signal = new double[(int) Math.round(contraction.seconds() * site.rate())];
        List<Double> thresholds = pool.thresholds();
        for (int unit = 0; unit < thresholds.size(); unit++) {
            Seed own = seed.split(unit);
            SplittableRandom random = own.split("firings").random();
            UnitPotential potential = UnitPotential.draw(
                    site.rate(),
                    thresholds.get(unit),
                    REACH * Math.sqrt(random.nextDouble()),
                    needle,
                    disease,
                    own.split("shape").random());
            for (double time : Pool.firings(thresholds.get(unit), contraction, random)) {
                potential.addTo(signal, time, 1 + JITTER * random.nextGaussian());
            }
        }
        rest(signal, seed.split("rest").random());
        float[] samples = recorded(signal, seed.split("noise").random());
        return new Signal(new float[][] {samples}, site.rate(), List.of(new Signal.Channel("EMG", "mV")));
    }

    /** Fibres without a nerve fire at even intervals, which sound muscles' end plates do not: theirs are uneven. */
    private void rest(double[] signal, SplittableRandom random) {
        boolean endPlates = random.nextDouble() < 0.35;
        int fibres = (int) Math.round(disease.fibrillation()) + (endPlates ? 1 + random.nextInt(3) : 0);
        for (int fibre = 0; fibre < fibres; fibre++) {
            boolean even = fibre < Math.round(disease.fibrillation());
            double pace = random.nextDouble(1, 8);
            double height = random.nextDouble(0.03, 0.15) / (0.5 + needle);
            UnitPotential potential = UnitPotential.fibre(member.site().rate(), height);
            double time = random.nextDouble(1 / pace);
            while (time < contraction.seconds()) {
                potential.addTo(signal, time, 1);
                time += even
                        ? (1 + 0.02 * random.nextGaussian()) / pace
                        : -StrictMath.log(1 - random.nextDouble()) / pace;
            }
        }
    }

    /** As the amplifier gives it: without what is slower than 20 Hz, with noise and mains. */
    private float[] recorded(double[] signal, SplittableRandom random) {
        EmgSite site = member.site();
        double share = 1 - StrictMath.exp(-2 * Math.PI * 20 / site.rate());
        double turns = 2 * Math.PI * site.mains() / site.rate();
        double phase = random.nextDouble(2 * Math.PI);
        double gain = site.gain() * StrictMath.exp(0.2 * random.nextGaussian());
        double mean = 0;
        double coloured = 0;
        float[] samples = new float[signal.length];
        for (int i = 0; i < samples.length; i++) {
            mean += share * (signal[i] - mean);
            coloured += 0.7 * (random.nextGaussian() - coloured);
            double noise = site.noise() * coloured + site.hum() * StrictMath.sin(turns * i + phase);
            samples[i] = (float) (gain * (signal[i] - mean) + noise);
        }
        return samples;
    }
}
