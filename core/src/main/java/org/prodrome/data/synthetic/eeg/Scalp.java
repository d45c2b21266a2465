package org.prodrome.data.synthetic.eeg;

/** What adds up at the electrodes. */
final class Scalp {
    private static final Electrode[] ELECTRODES = Electrode.values();

    private final double rate;
    private final double[][] potentials;

    /** @param rate samples a second, in Hz */
    Scalp(double rate, int length) {
        this.rate = rate;
        potentials = new double[ELECTRODES.length][length];
    }

    double rate() {
        return rate;
    }

    int length() {
        return potentials[0].length;
    }

    /** [electrode, time] in uV. */
    double[][] potentials() {
        return potentials;
    }

    /** Of one electrode, [time] in uV. */
    double[] at(Electrode electrode) {
        return potentials[electrode.ordinal()];
    }

    /**
     * Adds a source of the brain.
     *
     * @param course [time] in uV at the electrode that sees it most
     */
    void add(Place source, double[] course) {
        double[] weights = new double[ELECTRODES.length];
        double most = 0;
        for (Electrode electrode : ELECTRODES) {
            weights[electrode.ordinal()] = source.seenAt(electrode.place());
            most = Math.max(most, Math.abs(weights[electrode.ordinal()]));
        }
        for (int e = 0; e < weights.length; e++) {
            add(ELECTRODES[e], course, weights[e] / most);
        }
    }

    void add(Electrode electrode, double[] course, double weight) {
        double[] potential = potentials[electrode.ordinal()];
        for (int i = 0; i < course.length; i++) {
            potential[i] += weight * course[i];
        }
    }
}
