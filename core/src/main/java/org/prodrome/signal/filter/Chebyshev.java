package org.prodrome.signal.filter;

import org.prodrome.signal.filter.Band.BandPass;
import org.prodrome.signal.filter.Band.BandStop;
import org.prodrome.signal.filter.Band.HighPass;
import org.prodrome.signal.filter.Band.LowPass;
import uk.me.berndporr.iirj.ChebyshevI;
import uk.me.berndporr.iirj.ChebyshevII;

/**
 * Filters that are steeper than Butterworth's, for ripples within the band (type I) or outside it (type II). The same
 * filters as {@code scipy.signal.cheby1}'s and {@code cheby2}'s.
 */
public final class Chebyshev {
    private Chebyshev() {}

    /**
     * Type I; edges are where the gain leaves the ripple for good.
     *
     * @param order as of {@link Butterworth#of}
     * @param ripple how far the gain falls within the band, in dB
     * @param rate of the signal, in Hz
     * @throws IllegalArgumentException if the ripple is none, or as {@link Butterworth#of} says
     */
    public static IirFilter rippledPass(int order, double ripple, Band band, double rate) {
        require(order, ripple, band, rate);
        ChebyshevI design = new ChebyshevI();
        switch (band) {
            case LowPass(double edge) -> design.lowPass(order, rate, edge, ripple);
            case HighPass(double edge) -> design.highPass(order, rate, edge, ripple);
            case BandPass(double low, double high) ->
                design.bandPass(order, rate, (low + high) / 2, high - low, ripple);
            case BandStop(double low, double high) ->
                design.bandStop(order, rate, (low + high) / 2, high - low, ripple);
        }
        return IirFilter.of(design);
    }

    /**
     * Type II; edges are where the gain first reaches the attenuation.
     *
     * @param order as of {@link Butterworth#of}
     * @param attenuation of what is outside the band, in dB
     * @param rate of the signal, in Hz
     * @throws IllegalArgumentException if the attenuation is none, or as {@link Butterworth#of} says
     */
    public static IirFilter rippledStop(int order, double attenuation, Band band, double rate) {
        require(order, attenuation, band, rate);
        ChebyshevII design = new ChebyshevII();
        switch (band) {
            case LowPass(double edge) -> design.lowPass(order, rate, edge, attenuation);
            case HighPass(double edge) -> design.highPass(order, rate, edge, attenuation);
            case BandPass(double low, double high) ->
                design.bandPass(order, rate, (low + high) / 2, high - low, attenuation);
            case BandStop(double low, double high) ->
                design.bandStop(order, rate, (low + high) / 2, high - low, attenuation);
        }
        return IirFilter.of(design);
    }

    private static void require(int order, double ripple, Band band, double rate) {
        Butterworth.requireOrder(order);
        band.requireWithin(rate);
        if (!(ripple > 0) || Double.isInfinite(ripple)) {
            throw new IllegalArgumentException("Chebyshev filter: expected a ripple above 0 dB, got " + ripple);
        }
    }
}
