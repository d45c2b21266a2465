package org.prodrome.data;

import java.util.SplittableRandom;

/**
 * The origin of all chance. A seed is a value: it is handed down, split by name or by index, and never counts. The same
 * seed draws the same numbers on every machine.
 */
public record Seed(long value) {

    /** A child that depends on this seed and the name alone, whatever else was split off before. */
    public Seed split(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return split(hash);
    }

    /** A child that depends on this seed and the index alone. */
    public Seed split(long index) {
        return new Seed(mix(value ^ mix(index + 0x9e3779b97f4a7c15L)));
    }

    /** A fresh generator at the start of this seed's sequence. */
    public SplittableRandom random() {
        return new SplittableRandom(value);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
