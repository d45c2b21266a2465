package org.prodrome.evaluate.calibration;

/** Log odds and what becomes of them, without overflow. */
final class LogOdds {
    private LogOdds() {}

    /** The probability that has them. */
    static double share(double logOdds) {
        return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
    }

    /** log(1 + e^x), which is the negative log of the other probability. */
    static double softplus(double logOdds) {
        return Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds)));
    }

    static double of(double share) {
        return Math.log(share / (1 - share));
    }
}
