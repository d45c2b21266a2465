package org.prodrome.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Sound;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.Truth.Label;

/** One recording of a simulated subject: its rhythm is fixed by the seed, its samples are made when asked for. */
final class Recording {
    private final Patient patient;
    private final Stethoscope site;
    private final double length;
    private final Seed seed;
    private final Rhythm rhythm;

    /** @param seconds mean length of such a recording */
    Recording(Patient patient, Stethoscope site, double seconds, Seed seed) {
        this.patient = patient;
        this.site = site;
        this.seed = seed;
        length = seconds * seed.split("length").random().nextDouble(0.8, 1.2);
        rhythm = Rhythm.draw(patient, length, seed.split("rhythm").random());
    }

    Patient patient() {
        return patient;
    }

    Truth truth() {
        List<Beat> beats = new ArrayList<>();
        List<Interval> intervals = new ArrayList<>();
        Murmur murmur = patient.turbulence().shape();
        for (Rhythm.Cycle cycle : rhythm.cycles()) {
            if (cycle.first() >= 0) {
                beats.add(new Beat(cycle.first(), Sound.S1));
            }
            if (cycle.second() >= 0 && cycle.second() < length) {
                beats.add(new Beat(cycle.second(), Sound.S2));
            }
            double start = Math.max(0, murmur.start(cycle));
            double end = Math.min(length, murmur.end(cycle));
            if (patient.abnormal() && end > start) {
                intervals.add(new Interval(start, end, murmur.finding()));
            }
        }
        return Truth.of(patient.abnormal() ? Label.ABNORMAL : Label.NORMAL)
                .withIntervals(intervals)
                .withBeats(beats);
    }

    /** [time], of full scale. */
    float[] samples() {
        double[] sound = new double[(int) (length * HeartSounds.RATE)];
        SplittableRandom random = seed.split("samples").random();
        for (Rhythm.Cycle cycle : rhythm.cycles()) {
            patient.first().addTo(sound, cycle.first(), 0, cycle.strength(), random);
            double split = 0.008 + 0.030 * cycle.air();
            patient.second().addTo(sound, cycle.second(), split, cycle.strength(), random);
        }
        new Surroundings(rhythm, random).addTo(sound);
        turbulence(sound, random);
        site.filter(sound);
        double gain = site.gain() * Math.pow(10, random.nextDouble(-6, 4) / 20);
        float[] samples = new float[sound.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.clamp(gain * (sound[i] + site.noise() * random.nextGaussian()), -1, 1);
        }
        return samples;
    }

    /** In the abnormal the shape recurs with each beat; in the normal with each breath, for the same share of it. */
    private void turbulence(double[] sound, SplittableRandom random) {
        Patient.Turbulence turbulence = patient.turbulence();
        Murmur shape = turbulence.shape();
        double[] envelope = new double[sound.length];
        if (patient.abnormal()) {
            for (Rhythm.Cycle cycle : rhythm.cycles()) {
                swell(envelope, shape, shape.start(cycle), shape.end(cycle), cycle.strength());
            }
        } else {
            double share = rhythm.cycles().stream()
                    .mapToDouble(cycle -> (shape.end(cycle) - shape.start(cycle)) / (cycle.next() - cycle.first()))
                    .average()
                    .orElseThrow();
            for (int i = 0; i + 1 < rhythm.breaths().size(); i++) {
                double start = rhythm.breaths().get(i);
                double end = start + share * (rhythm.breaths().get(i + 1) - start);
                swell(envelope, shape, start, end, 1 + 0.12 * random.nextGaussian());
            }
        }
        double[] noise = Noise.band(sound.length, 0.6 * turbulence.colour(), 1.5 * turbulence.colour(), random);
        for (int i = 0; i < sound.length; i++) {
            sound[i] += turbulence.loudness() * envelope[i] * noise[i];
        }
    }

    private static void swell(double[] envelope, Murmur shape, double start, double end, double strength) {
        int from = Math.max(0, (int) Math.ceil(start * HeartSounds.RATE));
        int to = (int) Math.min(envelope.length, end * HeartSounds.RATE);
        for (int i = from; i < to; i++) {
            double place = (i / HeartSounds.RATE - start) / (end - start);
            envelope[i] += strength * shape.envelope(place);
        }
    }
}
