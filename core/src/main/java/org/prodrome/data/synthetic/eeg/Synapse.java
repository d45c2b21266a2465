package org.prodrome.data.synthetic.eeg;

/**
 * From a firing rate to a mean potential: the critically damped filter whose impulse response is gain * rate * t *
 * exp(-rate * t), solved exactly for a firing rate held over a step.
 */
final class Synapse {
    private final double rate;
    private double potential;
    private double slope;
    private double kept;
    private double drift;
    private double risen;
    private double pull;
    private double damped;
    private double push;

    /** @param rate inverse of the time constant, in 1/s */
    Synapse(double rate) {
        this.rate = rate;
    }

    void step(double seconds) {
        double angle = rate * seconds;
        double left = StrictMath.exp(-angle);
        kept = left * (1 + angle);
        drift = left * seconds;
        risen = (1 - kept) / rate;
        pull = -rate * angle * left;
        damped = left * (1 - angle);
        push = angle * left;
    }

    /** @param gain in mV */
    void receive(double gain, double fired) {
        double drive = gain * fired;
        double before = potential;
        potential = kept * before + drift * slope + risen * drive;
        slope = pull * before + damped * slope + push * drive;
    }

    /** In mV. */
    double potential() {
        return potential;
    }
}
