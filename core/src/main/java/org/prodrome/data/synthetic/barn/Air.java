package org.prodrome.data.synthetic.barn;

/** Moist air at sea level. */
final class Air {
    /** Volume in m3 of a kg at room temperature. */
    static final double VOLUME = 0.83;

    /** Heat in J that warms a kg by one degree. */
    static final double HEAT = 1006;

    private Air() {}

    /**
     * Water that it holds at most in g for each kg: Magnus's formula for the vapour's pressure in hPa, 6.112 exp(17.62
     * t / (243.12 + t)), as the WMO's guide to instruments has it.
     *
     * @param celsius its temperature
     */
    static double saturated(double celsius) {
        double pressure = 6.112 * StrictMath.exp(17.62 * celsius / (243.12 + celsius));
        return 622 * pressure / (1013.25 - pressure);
    }
}
