package org.prodrome.data.synthetic.wearable;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Times at which something goes on, such as stress.
 *
 * @param spells apart from one another, in the order of time
 * @param rise and fall: time constants in seconds with which its effects come and go
 */
record Spells(List<Spell> spells, double rise, double fall) {

    /**
     * @param start and end: in seconds from the recording's start
     * @param strength 1 for a usual one
     */
    record Spell(double start, double end, double strength) {}

    /** So many, each in its own part of the recording. */
    static Spells draw(
            int count,
            double seconds,
            double shortest,
            double longest,
            double rise,
            double fall,
            SplittableRandom random) {
        List<Spell> spells = new ArrayList<>();
        double part = seconds / Math.max(1, count);
        for (int i = 0; i < count; i++) {
            double length = Math.min(random.nextDouble(shortest, longest), 0.7 * part);
            double start = i * part + random.nextDouble(0.05 * part, 0.95 * part - length);
            double strength = StrictMath.exp(0.25 * random.nextGaussian());
            spells.add(new Spell(start, start + length, strength));
        }
        return new Spells(spells, rise, fall);
    }

    /** How strong its effects are, from 0. */
    double at(double time) {
        double most = 0;
        for (Spell spell : spells) {
            if (time > spell.start()) {
                double risen = 1 - StrictMath.exp(-(Math.min(time, spell.end()) - spell.start()) / rise);
                double left = time < spell.end() ? 1 : StrictMath.exp(-(time - spell.end()) / fall);
                most = Math.max(most, spell.strength() * risen * left);
            }
        }
        return most;
    }

    /** Strength at this very moment, 0 between spells. */
    double now(double time) {
        for (Spell spell : spells) {
            if (time >= spell.start() && time < spell.end()) {
                return spell.strength();
            }
        }
        return 0;
    }
}
