package org.prodrome.graph.fragment;

/** How pitch is measured. */
public enum MelScale {
    /** 2595 log10(1 + f / 700): O'Shaughnessy 1987, and the Hidden Markov Model Toolkit. */
    HTK {
        @Override
        double mel(double hertz) {
            return 2595 * Math.log10(1 + hertz / 700);
        }

        @Override
        double hertz(double mel) {
            return 700 * (Math.pow(10, mel / 2595) - 1);
        }
    },
    /** Linear up to 1 kHz, 15 steps for it, and logarithmic above: M. Slaney, "Auditory Toolbox", version 2, 1998. */
    SLANEY {
        @Override
        double mel(double hertz) {
            return hertz < BREAK ? hertz / WIDTH : BREAK / WIDTH + Math.log(hertz / BREAK) / LOG_STEP;
        }

        @Override
        double hertz(double mel) {
            double above = mel - BREAK / WIDTH;
            return above < 0 ? mel * WIDTH : BREAK * Math.exp(LOG_STEP * above);
        }
    };

    private static final double BREAK = 1000;
    private static final double WIDTH = 200.0 / 3;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    abstract double mel(double hertz);

    abstract double hertz(double mel);

    /**
     * Where the triangle of that number rises from, the one before it peaks and the one before that has fallen, in Hz.
     */
    double edge(int number, int bands, double low, double high) {
        return hertz(mel(low) + number * (mel(high) - mel(low)) / (bands + 1));
    }
}
