package org.prodrome.data.synthetic;

import java.util.SplittableRandom;

/** What a stethoscope hears besides the heart, in every recording by the same law: lungs, a room, knocks, voices. */
final class Surroundings {
    private static final double KNOCKS_A_SECOND = 0.05;
    private static final double VOICES = 0.15;
    private static final double RUSTLING = 0.35;
    private static final double RUSTLES_A_SECOND = 0.7;

    private final Rhythm rhythm;
    private final SplittableRandom random;

    Surroundings(Rhythm rhythm, SplittableRandom random) {
        this.rhythm = rhythm;
        this.random = random;
    }

    void addTo(double[] sound) {
        lungs(sound);
        room(sound);
        double seconds = sound.length / HeartSounds.RATE;
        for (double t = gap(KNOCKS_A_SECOND); t < seconds; t += gap(KNOCKS_A_SECOND)) {
            knock(sound, t);
        }
        if (random.nextDouble() < RUSTLING) {
            rustle(sound);
        }
        if (random.nextDouble() < VOICES) {
            voice(sound, random.nextDouble(seconds), random.nextDouble(0.4, 1.5));
        }
    }

    private double gap(double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }

    private double decibel(double from, double to) {
        return Math.pow(10, random.nextDouble(from, to) / 20);
    }

    /** Air going in, then out and softer. */
    private void lungs(double[] sound) {
        double loudness = decibel(-42, -22);
        double[] noise = Noise.band(sound.length, 90, 500, random);
        for (int b = 0; b + 1 < rhythm.breaths().size(); b++) {
            double start = rhythm.breaths().get(b);
            double end = rhythm.breaths().get(b + 1);
            int from = Math.max(0, (int) Math.ceil(start * HeartSounds.RATE));
            int to = (int) Math.min(sound.length, end * HeartSounds.RATE);
            for (int i = from; i < to; i++) {
                double phase = (i / HeartSounds.RATE - start) / (end - start);
                double flow = Math.abs(Math.sin(2 * Math.PI * phase)) * (phase < 0.5 ? 1 : 0.5);
                sound[i] += loudness * flow * noise[i];
            }
        }
    }

    private void room(double[] sound) {
        double loudness = decibel(-44, -26);
        double[] noise = Noise.band(sound.length, 22, 180, random);
        for (int i = 0; i < sound.length; i++) {
            sound[i] += loudness * noise[i];
        }
    }

    /** Cloth over the chest piece: as long as a murmur, but out of time. */
    private void rustle(double[] sound) {
        double loudness = decibel(-30, -12);
        double colour = random.nextDouble(130, 350);
        double[] noise = Noise.band(sound.length, 0.6 * colour, 1.5 * colour, random);
        double seconds = sound.length / HeartSounds.RATE;
        for (double t = gap(RUSTLES_A_SECOND); t < seconds; t += gap(RUSTLES_A_SECOND)) {
            double length = random.nextDouble(0.1, 0.45);
            double strength = loudness * random.nextDouble(0.4, 1);
            int from = (int) (t * HeartSounds.RATE);
            int to = (int) Math.min(sound.length, from + length * HeartSounds.RATE);
            for (int i = from; i < to; i++) {
                sound[i] += strength * Math.sin(Math.PI * (i - from) / (to - from)) * noise[i];
            }
        }
    }

    /** A finger on the chest piece. */
    private void knock(double[] sound, double time) {
        double loudness = decibel(-14, 2);
        double pitch = random.nextDouble(40, 300);
        double fade = random.nextDouble(0.005, 0.02);
        int from = (int) (time * HeartSounds.RATE);
        int to = (int) Math.min(sound.length, from + 6 * fade * HeartSounds.RATE);
        for (int i = from; i < to; i++) {
            double t = i / HeartSounds.RATE - time;
            sound[i] += loudness * Math.exp(-t / fade) * Math.sin(2 * Math.PI * pitch * t);
        }
    }

    /** Harmonics under syllables, four a second. */
    private void voice(double[] sound, double time, double seconds) {
        double loudness = decibel(-34, -18);
        double pitch = random.nextDouble(90, 220);
        int from = (int) (time * HeartSounds.RATE);
        int to = (int) Math.min(sound.length, from + seconds * HeartSounds.RATE);
        for (int i = from; i < to; i++) {
            double t = i / HeartSounds.RATE - time;
            double glide = 2 * Math.PI * pitch * (t + 0.01 * Math.sin(4 * t));
            double syllables = Math.abs(Math.sin(Math.PI * 4 * t)) * Math.sin(Math.PI * t / seconds);
            sound[i] +=
                    loudness * syllables * (Math.sin(glide) + 0.6 * Math.sin(2 * glide) + 0.3 * Math.sin(3 * glide));
        }
    }
}
