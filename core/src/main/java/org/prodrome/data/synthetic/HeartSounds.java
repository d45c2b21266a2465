package org.prodrome.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;

/**
 * Simulated heart sounds with known truth. Abnormal ones have a murmur in every beat's systole or diastole; normal ones
 * have swells of noise of the same colour and power that keep no time with the heart, so that averages over a recording
 * tell little. Three sites differ in device, noise and share of abnormal subjects; each subject has two recordings.
 *
 * @param recordings how many
 * @param seconds mean length of a recording
 */
public record HeartSounds(int recordings, double seconds) {
    /** Samples a second, in Hz. */
    public static final double RATE = 2000;

    private static final int RECORDINGS_A_SUBJECT = 2;
    private static final List<Stethoscope> SITES = List.of(Stethoscope.values());

    /** The data set of a seed; each recording is made anew, alike, whenever it is read. */
    public Dataset dataset(Seed seed) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < recordings; i++) {
            int number = i / RECORDINGS_A_SUBJECT;
            Seed subjectSeed = seed.split("subject").split(number);
            Stethoscope site = SITES.get(number % SITES.size());
            Patient patient = Patient.draw(subjectSeed, site);
            Seed recordingSeed = subjectSeed.split("recording").split(i);
            double length = seconds * recordingSeed.split("length").random().nextDouble(0.8, 1.2);
            Recording recording = new Recording(patient, site, length, recordingSeed);
            cases.add(new Case(
                    String.format(Locale.ROOT, "simulated-%04d", i),
                    Subject.of(String.format(Locale.ROOT, "subject-%04d", number)),
                    site.site(),
                    recording.truth(),
                    () -> signal(recording)));
        }
        String settings = recordings + " recordings of about " + seconds + " s, seed " + seed.value();
        return new Dataset("simulated heart sounds", settings, "none needed", "simulated: " + settings, cases);
    }

    private static Signal signal(Recording recording) {
        return new Signal(new float[][] {recording.samples()}, RATE, List.of(new Signal.Channel("PCG", "1")));
    }

    static Label label(Patient patient) {
        return patient.murmur().isPresent() ? Label.ABNORMAL : Label.NORMAL;
    }
}
