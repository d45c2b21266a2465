package org.prodrome.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Sound;
import org.prodrome.data.Truth.Interval;
import uk.me.berndporr.iirj.Butterworth;

/** One recording of a simulated subject: its beats are fixed by the seed, its samples are made when asked for. */
final class Recording {
    private final Patient patient;
    private final Stethoscope site;
    private final double length;
    private final Seed seed;
    private final List<Cycle> cycles = new ArrayList<>();

    /** A heart beat: times of S1, S2 and the next S1, in seconds, and how loud it is. */
    private record Cycle(double first, double second, double next, double strength) {}

    Recording(Patient patient, Stethoscope site, double length, Seed seed) {
        this.patient = patient;
        this.site = site;
        this.length = length;
        this.seed = seed;
        SplittableRandom random = seed.split("beats").random();
        double time = -random.nextDouble(patient.period());
        while (time < length) {
            // Breathing quickens and slows the heart; now and then a beat comes early.
            double sway = 1 + 0.05 * Math.sin(2 * Math.PI * time / patient.breath()) + 0.02 * random.nextGaussian();
            double early = random.nextDouble() < 0.02 ? 0.7 : 1;
            double period = patient.period() * sway * early;
            // Systole shortens with the square root of the period (Bazett 1920).
            double systole = 0.33 * Math.sqrt(period) * (1 + 0.02 * random.nextGaussian());
            cycles.add(new Cycle(time, time + systole, time + period, 1 + 0.1 * random.nextGaussian()));
            time += period;
        }
    }

    Truth truth() {
        List<Beat> beats = new ArrayList<>();
        List<Interval> intervals = new ArrayList<>();
        for (Cycle cycle : cycles) {
            if (cycle.first() >= 0 && cycle.first() < length) {
                beats.add(new Beat(cycle.first(), Sound.S1));
            }
            if (cycle.second() >= 0 && cycle.second() < length) {
                beats.add(new Beat(cycle.second(), Sound.S2));
            }
            patient.murmur().ifPresent(murmur -> {
                double start = Math.max(0, begin(murmur, cycle));
                double end = Math.min(length, end(murmur, cycle));
                if (end > start) {
                    intervals.add(new Interval(start, end, murmur.finding()));
                }
            });
        }
        return new Truth(HeartSounds.label(patient), intervals, beats);
    }

    private static double begin(Murmur murmur, Cycle cycle) {
        double from = (murmur.systolic() ? cycle.first() : cycle.second()) + 0.06;
        double to = (murmur.systolic() ? cycle.second() : cycle.next()) - 0.01;
        return from + murmur.start() * (to - from);
    }

    private static double end(Murmur murmur, Cycle cycle) {
        double from = (murmur.systolic() ? cycle.first() : cycle.second()) + 0.06;
        double to = (murmur.systolic() ? cycle.second() : cycle.next()) - 0.01;
        return from + murmur.end() * (to - from);
    }

    /** [time], of full scale. */
    float[] samples() {
        int count = (int) (length * HeartSounds.RATE);
        double[] sound = new double[count];
        SplittableRandom random = seed.split("samples").random();
        for (Cycle cycle : cycles) {
            burst(sound, cycle.first(), patient.first(), 0.028, cycle.strength(), random);
            burst(sound, cycle.first() + 0.02, patient.first() * 1.8, 0.018, 0.5 * cycle.strength(), random);
            double split = 0.015 + 0.02 * (1 + Math.sin(2 * Math.PI * cycle.second() / patient.breath()));
            burst(sound, cycle.second(), patient.second(), 0.014, 0.7 * cycle.strength(), random);
            burst(sound, cycle.second() + split, patient.second() * 1.3, 0.012, 0.4 * cycle.strength(), random);
        }
        rustle(sound, random);
        site.record(sound);
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (float) Math.clamp(0.5 * sound[i] + site.noise() * random.nextGaussian(), -1, 1);
        }
        return samples;
    }

    /** A Gabor atom, the usual model of a heart sound (Zhang, Durand, Senhadji, Lee, Coatrieux 1998). */
    private static void burst(
            double[] sound, double onset, double pitch, double width, double strength, SplittableRandom random) {
        double centre = onset + 2 * width;
        double phase = random.nextDouble(2 * Math.PI);
        int from = Math.max(0, (int) ((centre - 4 * width) * HeartSounds.RATE));
        int to = Math.min(sound.length, (int) ((centre + 4 * width) * HeartSounds.RATE));
        for (int i = from; i < to; i++) {
            double t = i / HeartSounds.RATE - centre;
            sound[i] += strength * Math.exp(-t * t / (2 * width * width)) * Math.cos(2 * Math.PI * pitch * t + phase);
        }
    }

    /** Turbulent noise: shaped by the murmur in the abnormal, by slow swells that keep no time in the normal. */
    private void rustle(double[] sound, SplittableRandom random) {
        double[] envelope = envelope(sound.length, random);
        Butterworth band = new Butterworth();
        band.bandPass(2, HeartSounds.RATE, patient.colour(), patient.colour());
        double power = 0;
        double[] noise = new double[sound.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = band.filter(random.nextGaussian());
            power += noise[i] * noise[i] / noise.length;
        }
        for (int i = 0; i < noise.length; i++) {
            sound[i] += patient.loudness() * envelope[i] * noise[i] / Math.sqrt(power);
        }
    }

    /** Swells of breath and rustle at any time, in all; a murmur, which keeps time, in the abnormal. */
    private double[] envelope(int count, SplittableRandom random) {
        double[] envelope = new double[count];
        double share = patient.murmur().isPresent() ? 0.5 : 1;
        for (double time = 0; time < length; time += -0.6 * Math.log(1 - random.nextDouble())) {
            double width = random.nextDouble(0.05, 0.25);
            double height = share * random.nextDouble(0.3, 1.2);
            int from = Math.max(0, (int) ((time - 3 * width) * HeartSounds.RATE));
            int to = Math.min(count, (int) ((time + 3 * width) * HeartSounds.RATE));
            for (int i = from; i < to; i++) {
                double distance = (i / HeartSounds.RATE - time) / width;
                envelope[i] += height * Math.exp(-distance * distance / 2);
            }
        }
        patient.murmur()
                .ifPresent(murmur -> cycles.forEach(cycle -> {
                    double begin = begin(murmur, cycle);
                    double end = end(murmur, cycle);
                    for (int i = Math.max(0, (int) (begin * HeartSounds.RATE));
                            i < Math.min(count, end * HeartSounds.RATE);
                            i++) {
                        double place = (i / HeartSounds.RATE - begin) / (end - begin);
                        envelope[i] += murmur.envelope(Math.clamp(place, 0, 1)) * cycle.strength();
                    }
                }));
        return envelope;
    }
}
