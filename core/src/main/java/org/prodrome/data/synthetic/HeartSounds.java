package org.prodrome.data.synthetic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.Sha256;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;

/**
 * Simulated heart sounds with known truth, at 2000 Hz. The abnormal have a murmur in every beat, in systole or in
 * diastole. Half of the normal have a noisy breath: noise of the same colours and shapes that fills the same share of
 * the time, if more softly, and swells with the breath. So a recording's averages tell a little, and what tells is the
 * noise's place between the heart sounds. All have lungs, a room and the device's noise, and some have knocks, voices
 * and rustling cloth.
 *
 * <p>Three sites differ in device, noise and share of abnormal subjects. A subject has two recordings and one label.
 *
 * <p>Heart sounds are Gabor atoms that vary from beat to beat, after Almasi, Shamsollahi and Senhadji, "A dynamical
 * model for generating synthetic phonocardiogram signals", EMBC 2011; but the rhythm comes from respiratory sinus
 * arrhythmia, jitter and early beats instead of their coupled equations.
 *
 * @param recordings how many, above 0
 * @param seconds mean length of a recording, at least 1; the lengths spread by a fifth around it
 */
public record HeartSounds(int recordings, double seconds) implements Simulator {
    /** Samples a second, in Hz. */
    public static final double RATE = 2000;

    private static final int RECORDINGS_A_SUBJECT = 2;
    private static final List<Stethoscope> SITES = List.of(Stethoscope.values());

    public HeartSounds {
        if (recordings < 1 || !(seconds >= 1 && seconds <= 3600)) {
            throw new IllegalArgumentException("heart sounds: expected 1 or more recordings of 1 to 3600 s, got "
                    + recordings + " of " + seconds + " s");
        }
    }

    /** The digest covers the settings, the subjects and one recording of each site. */
    @Override
    public Dataset dataset(Seed seed) {
        List<Case> cases = new ArrayList<>();
        List<Recording> made = new ArrayList<>();
        for (int i = 0; i < recordings; i++) {
            int number = i / RECORDINGS_A_SUBJECT;
            Seed subject = seed.split("subject").split(number);
            Stethoscope site = SITES.get(number % SITES.size());
            Recording recording = new Recording(Patient.draw(subject, site), site, seconds, seed.split(i));
            made.add(recording);
            cases.add(new Case(
                    String.format(Locale.ROOT, "simulated-%04d", i),
                    Subject.of(String.format(Locale.ROOT, "subject-%04d", number)),
                    site.site(),
                    recording.truth(),
                    () -> signal(recording)));
        }
        String settings = recordings + " recordings of about " + seconds + " s, seed " + seed.value();
        return new Dataset(
                "simulated heart sounds", "simulated: " + settings, "none needed", digest(settings, made), cases);
    }

    private static Signal signal(Recording recording) {
        return new Signal(new float[][] {recording.samples()}, RATE, List.of(new Signal.Channel("PCG", "1")));
    }

    private static String digest(String settings, List<Recording> made) {
        Sha256 digest = new Sha256().add(settings.getBytes(StandardCharsets.UTF_8));
        for (Recording recording : made) {
            digest.add(recording.patient().toString().getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < made.size() && i < RECORDINGS_A_SUBJECT * SITES.size(); i += RECORDINGS_A_SUBJECT) {
            float[] samples = made.get(i).samples();
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * samples.length);
            bytes.asFloatBuffer().put(samples);
            digest.add(bytes.array());
        }
        return digest.hex();
    }
}
