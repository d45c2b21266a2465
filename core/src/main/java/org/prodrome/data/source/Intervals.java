package org.prodrome.data.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.prodrome.data.Truth;

/** Labels a sample, as intervals. */
final class Intervals {
    private Intervals() {}

    /** The longest runs of samples that are marked. */
    static List<Truth.Interval> where(IntPredicate marked, int length, double rate, String finding) {
        List<Truth.Interval> intervals = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= length; i++) {
            boolean on = i < length && marked.test(i);
            if (on && start < 0) {
                start = i;
            } else if (!on && start >= 0) {
                intervals.add(new Truth.Interval(start / rate, i / rate, finding));
                start = -1;
            }
        }
        return intervals;
    }
}
