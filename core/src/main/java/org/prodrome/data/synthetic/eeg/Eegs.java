package org.prodrome.data.synthetic.eeg;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.cohort.Made;

/**
 * Simulated electroencephalograms at the site's own rate of 200 to 256 Hz, in uV. The abnormal have one seizure each,
 * of a focus or of both sides at once, with interictal discharges long before it, a pre-ictal time of sporadic spikes,
 * and a post-ictal one of low and slow waves; each is an interval of the truth, of which "seizure" alone is the ictal
 * one. The severity is the seizure's deviation against the background's. Three of four recordings of all kinds have a
 * run of rhythmic theta or slow waves as large and as long as a seizure, which neither changes its rhythm nor spreads.
 *
 * <p>Discharges come from the neural masses of Jansen and Rit 1995 and Wendling 2002, see {@link NeuralMass}; the rest
 * is 1/f noise, and all of it reaches the electrodes as radial dipoles in a sphere do, see {@link Place}. Beyond that:
 * masses drive one another without delay, a seizure's rhythm slows down by changing a mass's time as a whole, and
 * interictal discharges have a drawn shape. There is no sleep, no tangential source, no heart beat and no eye that
 * moves sideways; a pre-ictal time lasts seconds, where people look for minutes.
 *
 * @param cases how many, above 0; two a subject
 * @param seconds length of each, from 20 to 3600
 */
public record Eegs(int cases, double seconds, Montage montage) implements Simulator {
    public Eegs {
        if (!(seconds >= 20 && seconds <= 3600)) {
            throw new IllegalArgumentException("EEG: expected 20 to 3600 s, got " + seconds);
        }
    }

    @Override
    public Dataset dataset(Seed seed) {
        String settings = seconds + " s, montage " + montage;
        return new Cohort<>("simulated EEG", settings, cases, EegSite.ALL).dataset(seed, member -> {
            Encephalogram recording = new Encephalogram(member, seconds);
            return new Made(recording.truth(), () -> recording.signal(montage));
        });
    }
}
