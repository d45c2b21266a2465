package org.prodrome.data.synthetic.eeg;

/**
 * A patch of cortex as one population each of pyramidal cells, excitatory interneurons, and slow and fast inhibitory
 * ones: the ten equations of Wendling, Bartolomei, Bellanger and Chauvel, "Epileptic fast activity can be explained by
 * a model of impaired GABAergic dendritic inhibition", Eur. J. Neurosci. 15:1499, 2002, with the constants of the
 * authors' program (ModelDB 97983). Without fast inhibition they are those of Jansen and Rit, "Electroencephalogram and
 * visual evoked potential generation in a mathematical model of coupled cortical columns", Biol. Cybern. 73:357, 1995,
 * eq. 6.
 *
 * <p>Each synapse is solved exactly for firing rates held over a step, where the authors take Euler steps.
 */
final class NeuralMass {
    private static final double CONTACTS = 135;
    private static final double HALF_OF_MOST = 2.5;
    private static final double THRESHOLD = 6;
    private static final double STEEPNESS = 0.56;

    private final Synapse pyramidal;
    private final Synapse excitatory;
    private final Synapse slow;
    private final Synapse fast;
    private final Synapse slowUponFast;

    /**
     * What the state depends on.
     *
     * @param excitation average synaptic gain A, in mV
     * @param slowInhibition B, in mV
     * @param fastInhibition G, in mV
     */
    record Gains(double excitation, double slowInhibition, double fastInhibition) {
        Gains mixedWith(Gains other, double share) {
            return new Gains(
                    excitation + share * (other.excitation - excitation),
                    slowInhibition + share * (other.slowInhibition - slowInhibition),
                    fastInhibition + share * (other.fastInhibition - fastInhibition));
        }
    }

    /**
     * @param slowRate b, the inverse of the slow inhibition's time constant, in 1/s: 50 by Jansen and Rit, 30 by
     *     Wendling
     */
    NeuralMass(double slowRate) {
        pyramidal = new Synapse(100);
        excitatory = new Synapse(100);
        slow = new Synapse(slowRate);
        fast = new Synapse(350);
        slowUponFast = new Synapse(slowRate);
    }

    /**
     * Sets how long a step is.
     *
     * @param seconds of the mass's own time; longer ones than on the clock make all of its rhythms faster
     */
    void step(double seconds) {
        pyramidal.step(seconds);
        excitatory.step(seconds);
        slow.step(seconds);
        fast.step(seconds);
        slowUponFast.step(seconds);
    }

    /**
     * Goes one step on.
     *
     * @param input firing rate of what projects here, in 1/s
     * @return firing rate of the pyramidal cells, in 1/s
     */
    double advance(Gains gains, double input) {
        double fired = fired(potential());
        double of = CONTACTS * pyramidal.potential();
        double inhibiting = fired(0.25 * of);
        double fastFired =
                gains.fastInhibition() == 0 ? 0 : fired(0.3 * of - 0.1 * CONTACTS * slowUponFast.potential());
        excitatory.receive(gains.excitation(), input + 0.8 * CONTACTS * fired(of));
        slow.receive(gains.slowInhibition(), 0.25 * CONTACTS * inhibiting);
        slowUponFast.receive(gains.slowInhibition(), inhibiting);
        fast.receive(gains.fastInhibition(), 0.8 * CONTACTS * fastFired);
        pyramidal.receive(gains.excitation(), fired);
        return fired;
    }

    /** Of the pyramidal cells' dendrites, which is what an electrode sees, in mV. */
    double potential() {
        return excitatory.potential() - slow.potential() - fast.potential();
    }

    private static double fired(double potential) {
        return 2 * HALF_OF_MOST / (1 + StrictMath.exp(STEEPNESS * (THRESHOLD - potential)));
    }
}
