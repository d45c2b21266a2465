package org.prodrome.data.synthetic.emg;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.cohort.Made;

/**
 * Simulated electromyograms of one needle at 4 or 5 kHz, in mV: a muscle rests, contracts and rests. The abnormal are
 * neuropathic (few motor units with large, long, many-phased potentials that fire fast for little force) or myopathic
 * (many with small, short ones), and many have fibrillation potentials at rest. How hard the muscle pulls, how near the
 * needle lies and the gain vary more than either changes the mean; some sound muscles have uneven end-plate potentials.
 *
 * <p>Recruitment and firing rates are those of Fuglevand, Winter and Patla 1993, see {@link Pool}. Ours are: which
 * effort gives a force (the steady sum of thresholds times rates, where they add twitches up), a fibre's drawn
 * triphasic potential, its fall with distance, and what diseases change. Missing: fatigue, tremor, blocks and jitter of
 * single fibres, fasciculations, satellites, a needle that moves, and neighbouring muscles.
 *
 * @param cases how many, above 0; two a subject
 * @param seconds length of each, from 2 to 600
 */
public record Emgs(int cases, double seconds) implements Simulator {
    public Emgs {
        if (!(seconds >= 2 && seconds <= 600)) {
            throw new IllegalArgumentException("EMG: expected 2 to 600 s, got " + seconds);
        }
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated EMG", seconds + " s", cases, EmgSite.ALL).dataset(seed, member -> {
            Muscle muscle = new Muscle(member, seconds);
            return new Made(muscle.truth(), muscle::signal);
        });
    }
}
