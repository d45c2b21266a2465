package org.prodrome.signal.filter;

import org.prodrome.signal.filter.Band.BandPass;
import org.prodrome.signal.filter.Band.BandStop;
import org.prodrome.signal.filter.Band.HighPass;
import org.prodrome.signal.filter.Band.LowPass;

/**
 * Filters that are as flat as can be within their band; edges are where the power is halved. S. Butterworth, "On the
 * theory of filter amplifiers", Wireless Engineer 7, 1930. The same filters as {@code scipy.signal.butter}'s.
 */
public final class Butterworth {
    private static final int HIGHEST_ORDER = 24;

    private Butterworth() {}

    /**
     * @param order of the low-pass that the filter is made from; one of two edges has twice as many poles
     * @param rate of the signal, in Hz
     * @throws IllegalArgumentException if the order is not from 1 to 24, or an edge is not between 0 and half the rate
     */
    public static IirFilter of(int order, Band band, double rate) {
        requireOrder(order);
        band.requireWithin(rate);
        var design = new uk.me.berndporr.iirj.Butterworth();
        switch (band) {
            case LowPass(double edge) -> design.lowPass(order, rate, edge);
            case HighPass(double edge) -> design.highPass(order, rate, edge);
            case BandPass(double low, double high) -> design.bandPass(order, rate, (low + high) / 2, high - low);
            case BandStop(double low, double high) -> design.bandStop(order, rate, (low + high) / 2, high - low);
        }
        return IirFilter.of(design);
    }

    static void requireOrder(int order) {
        if (order < 1 || order > HIGHEST_ORDER) {
            throw new IllegalArgumentException("filter: expected an order of 1 to " + HIGHEST_ORDER + ", got " + order);
        }
    }
}
