package org.prodrome.data.synthetic.ecg;

/**
 * One wave of a beat, a Gaussian over the cycle's phase.
 *
 * @param phase where in the cycle, in radians from the R wave
 * @param width its deviation, in radians
 * @param first and second: height in each lead, in mV
 */
record Wave(double phase, double width, double first, double second) {

    /** Height in a lead at a phase, in mV: the closed form of McSharry's z for one of its attractors. */
    double height(int lead, double at) {
        double distance = at - phase;
        double shape = StrictMath.exp(-distance * distance / (2 * width * width));
        return (lead == 0 ? first : second) * shape;
    }

    Wave scaled(double by) {
        return new Wave(phase, width, by * first, by * second);
    }
}
