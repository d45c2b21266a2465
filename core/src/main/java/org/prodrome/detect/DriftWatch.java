package org.prodrome.detect;

import java.util.List;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.statistic.ConformalMartingale;

/**
 * Warns when a site's cases no longer score as the calibration's did, whether because they are other cases, come from
 * another device, or are abnormal more or less often. While they do, it warns with probability 1 in {@value #ONE_IN} at
 * most, however long it watches; that holds for cases that are exchangeable, as one a subject are.
 */
public final class DriftWatch {
    private static final int ONE_IN = 100;

    /** What the martingale draws for ties; the same for all, so that the same cases give the same warning. */
    private static final Seed SEED = new Seed(2003);

    private final ConformalMartingale martingale;
    private boolean warned;

    DriftWatch(List<Double> reference) {
        this.martingale = new ConformalMartingale(reference, SEED);
    }

    /**
     * Sees a further case's score.
     *
     * @param score finite
     * @return true once, when the evidence has become strong
     */
    public boolean sees(double score) {
        martingale.add(score);
        boolean now = !warned && martingale.logCapital() >= Math.log(ONE_IN);
        warned |= now;
        return now;
    }

    /** How many further cases were seen. */
    public int seen() {
        return martingale.added();
    }
}
