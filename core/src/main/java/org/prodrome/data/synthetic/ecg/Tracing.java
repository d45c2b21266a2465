package org.prodrome.data.synthetic.ecg;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Aami;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.cohort.Member;

/** One recording: its beats are fixed by the seed, its samples are made when asked for. */
final class Tracing {
    private static final double ST_PHASE = 0.95;
    private static final double ST_BEGINS = 0.05;
    private static final double ST_WIDTH = 0.42;

    private final Member<EcgSite> member;
    private final double seconds;
    private final Heart heart;
    private final Arrhythmia kind;
    private final double strength;
    private final BeatTimes rhythm;

    Tracing(Member<EcgSite> member, double seconds) {
        this.member = member;
        this.seconds = seconds;
        SplittableRandom random = member.subject().split("heart").random();
        heart = Heart.draw(random);
        kind = Arrhythmia.values()[random.nextInt(Arrhythmia.values().length)];
        SplittableRandom visit = member.visit().split("rhythm").random();
        strength = switch (kind) {
            case VENTRICULAR_ECTOPY -> visit.nextDouble(0.08, 0.3);
            case ATRIAL_FIBRILLATION -> visit.nextDouble(0.03, 0.09);
            case ST_ELEVATION -> visit.nextDouble(0.12, 0.35);
        };
        boolean ectopic = has(Arrhythmia.VENTRICULAR_ECTOPY);
        rhythm = BeatTimes.draw(
                heart, seconds, has(Arrhythmia.ATRIAL_FIBRILLATION), ectopic ? strength : 0, ectopic, visit);
    }

    private boolean has(Arrhythmia asked) {
        return member.abnormal() && kind == asked;
    }

    Truth truth() {
        List<Beat> beats = new ArrayList<>();
        List<Interval> findings = new ArrayList<>();
        for (BeatTimes.Timed beat : rhythm.beats()) {
            if (beat.time() < 0 || beat.time() >= seconds) {
                continue;
            }
            beats.add(new Beat(beat.time(), beat.ventricular() ? Aami.V : Aami.N));
            if (beat.ventricular()) {
                findings.add(interval(beat.time() - 0.1, beat.time() + 0.45));
            } else if (has(Arrhythmia.ST_ELEVATION) && beat.time() + ST_BEGINS < seconds) {
                findings.add(interval(beat.time() + ST_BEGINS, beat.time() + 0.25));
            }
        }
        if (has(Arrhythmia.ATRIAL_FIBRILLATION)) {
            findings.add(interval(0, seconds));
        }
        Truth truth = Made.truth(member.abnormal()).withBeats(beats).withIntervals(findings);
        return member.abnormal() ? truth.withClasses(List.of(kind.finding())).withSeverity(strength) : truth;
    }

    private Interval interval(double start, double end) {
        return new Interval(Math.max(0, start), Math.min(seconds, end), kind.finding());
    }

    /** [lead, time] in mV. */
    float[][] samples() {
        int length = (int) Math.round(seconds * Ecgs.RATE);
        Seed seed = member.visit().split("samples");
        double[][] leads = new double[2][length];
        addBeats(leads, seed.split("beats").random());
        if (has(Arrhythmia.ATRIAL_FIBRILLATION)) {
            addFibrillation(leads, seed.split("fibrillation").random());
        }
        float[][] samples = new float[2][length];
        for (int lead = 0; lead < 2; lead++) {
            new Disturbance(member.site(), seed.split("noise").split(lead), seed.split("motion")).addTo(leads[lead]);
            for (int i = 0; i < length; i++) {
                samples[lead][i] = (float) leads[lead][i];
            }
        }
        return samples;
    }

    private void addBeats(double[][] leads, SplittableRandom random) {
        List<BeatTimes.Timed> beats = rhythm.beats();
        for (int b = 0; b < beats.size(); b++) {
            BeatTimes.Timed beat = beats.get(b);
            List<Wave> waves = waves(beat, 1 + 0.04 * random.nextGaussian());
            // Before the R wave the phase runs as in the usual cycle, so that a late beat's P stays with its QRS.
            double turns = 2 * Math.PI / heart.period();
            int from = Math.max(0, (int) ((beat.time() - 0.4 * heart.period()) * Ecgs.RATE));
            int to = (int) Math.min(leads[0].length, (beat.time() + 0.75 * heart.period()) * Ecgs.RATE);
            for (int i = from; i < to; i++) {
                double phase = turns * (i / Ecgs.RATE - beat.time());
                for (Wave wave : waves) {
                    leads[0][i] += wave.height(0, phase);
                    leads[1][i] += wave.height(1, phase);
                }
            }
        }
    }

    private List<Wave> waves(BeatTimes.Timed beat, double height) {
        List<Wave> waves = new ArrayList<>();
        List<Wave> own = beat.ventricular() ? heart.ventricular() : heart.usual();
        int first = has(Arrhythmia.ATRIAL_FIBRILLATION) ? 1 : 0;
        own.subList(first, own.size()).forEach(wave -> waves.add(wave.scaled(height)));
        if (has(Arrhythmia.ST_ELEVATION)) {
            waves.add(new Wave(ST_PHASE, ST_WIDTH, strength, 0.7 * strength));
        }
        return waves;
    }

    /** Waves of 4 to 9 Hz whose size and rate sway. */
    private void addFibrillation(double[][] leads, SplittableRandom random) {
        double rate = random.nextDouble(4.5, 8);
        double phase = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < leads[0].length; i++) {
            double t = i / Ecgs.RATE;
            phase += 2 * Math.PI * rate * (1 + 0.15 * StrictMath.sin(3.1 * t)) / Ecgs.RATE;
            double wave = StrictMath.sin(phase) + 0.4 * StrictMath.sin(2 * phase + 0.7);
            leads[0][i] += strength * wave;
            leads[1][i] += 1.3 * strength * wave;
        }
    }
}
