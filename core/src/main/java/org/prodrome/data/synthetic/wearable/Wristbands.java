package org.prodrome.data.synthetic.wearable;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.cohort.Made;

/**
 * Simulated recordings of a wristband as the Empatica E4 exports them, at several rates: blood volume pulse (BVP, 64
 * Hz), acceleration (ACC, 32 Hz), skin conductance (EDA) and temperature (TEMP, 4 Hz), pulse rate (HR, 1 Hz, from the
 * tenth second on) and the intervals between beats that it trusts (IBI), of which most are missing. The abnormal have
 * one or two spells of stress: the heart quickens and evens out, the vessels narrow, the skin sweats and cools. All
 * walk, fidget and are startled, feel warm and may take the band off; the normal walk and are startled more, so that
 * neither a quick heart nor sweat tells by itself, but both without movement do.
 *
 * <p>Pulse waves and sweat follow published models, see {@link Pulse} and {@link Skin}; how stress acts on them is
 * ours. Missing: arrhythmia, sleep, sunlight on the sensor, and a wave whose shape changes with age or temperature.
 *
 * @param cases how many, above 0; two a subject
 * @param seconds length of each, from 120 to 7200
 */
public record Wristbands(int cases, double seconds) implements Simulator {
    public Wristbands {
        if (!(seconds >= 120 && seconds <= 7200)) {
            throw new IllegalArgumentException("wristband: expected 120 to 7200 s, got " + seconds);
        }
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated wristband", seconds + " s", cases, Place.ALL).dataset(seed, member -> {
            Worn worn = new Worn(member, seconds);
            return new Made(worn.truth(), worn::payload);
        });
    }
}
