package org.prodrome.data.synthetic.ecg;

import java.util.List;
import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.cohort.Made;

/**
 * Simulated electrocardiograms of two leads at 250 Hz, in mV, with every beat marked by its AAMI class. The abnormal
 * have premature ventricular beats, atrial fibrillation or ST elevation. All have noise, baseline wander and electrodes
 * that move, whose bumps are as high and wide as an ectopic beat, and some of all have a tremor as fast as
 * fibrillation.
 *
 * <p>After McSharry, Clifford, Tarassenko and Smith, "A dynamical model for generating synthetic electrocardiogram
 * signals", IEEE TBME 50, 2003, eq. 1, with the waves of Sameni, Shamsollahi, Jutten and Clifford, IEEE TBME 54, 2007,
 * eq. 3, in closed form on the limit cycle: z is the sum of Gaussians over the phase, without the pull to the baseline,
 * and the period sways at 0.1 and 0.25 Hz instead of being drawn from its spectrum.
 *
 * @param cases how many, above 0; two a subject
 * @param seconds length of each, from 2 to 3600
 */
public record Ecgs(int cases, double seconds) implements Simulator {
    /** Samples a second, in Hz. */
    public static final double RATE = 250;

    private static final List<Signal.Channel> LEADS =
            List.of(new Signal.Channel("MLII", "mV"), new Signal.Channel("V1", "mV"));

    public Ecgs {
        if (!(seconds >= 2 && seconds <= 3600)) {
            throw new IllegalArgumentException("ECG: expected 2 to 3600 s, got " + seconds);
        }
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated ECG", seconds + " s", cases, EcgSite.ALL).dataset(seed, member -> {
            Tracing tracing = new Tracing(member, seconds);
            return new Made(tracing.truth(), () -> new Signal(tracing.samples(), RATE, LEADS));
        });
    }
}
