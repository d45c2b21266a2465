package org.prodrome.evaluate.metric;

/**
 * Precision against recall, from the highest threshold down, for drawing as steps: between two points the precision is
 * that of the one with the higher recall. The area beneath the steps is the average precision. Points that change no
 * step are left out.
 *
 * @param recall [point] share of the abnormal cases at or above a threshold, rising from 0 to 1
 * @param precision [point] share of the abnormal among the cases at or above it; at recall 0 that of the highest
 *     threshold, not the customary 1, which no threshold attains
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once
public record PrecisionRecallCurve(double[] recall, double[] precision) {

    /**
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @throws UndefinedMetricException if there is no normal or no abnormal case
     */
    public static PrecisionRecallCurve of(double[] scores, boolean[] abnormal) throws UndefinedMetricException {
        Tally tally = Ranking.of(scores, abnormal).tally();
        tally.requireBoth("precision-recall curve");
        int length = tally.abnormal().length;
        int[] found = new int[length + 1];
        int[] called = new int[length + 1];
        called[0] = tally.abnormal()[0] + tally.normal()[0];
        int points = 1;
        for (int i = 0; i < length; i++) {
            int nextFound = tally.abnormal()[i];
            int nextCalled = nextFound + tally.normal()[i];
            if (nextFound == 0) {
                continue;
            }
            if (points > 1 && idle(found, called, points - 1, nextFound, nextCalled)) {
                points--;
            }
            found[points] = nextFound;
            called[points] = nextCalled;
            points++;
        }
        double[] recall = new double[points];
        double[] precision = new double[points];
        for (int i = 0; i < points; i++) {
            recall[i] = (double) found[i] / tally.allAbnormal();
            precision[i] = (double) found[i] / called[i];
        }
        precision[0] = (double) tally.abnormal()[0] / called[0];
        return new PrecisionRecallCurve(recall, precision);
    }

    /** Whether the last point lies inside a vertical or a horizontal piece. */
    private static boolean idle(int[] found, int[] called, int last, int nextFound, int nextCalled) {
        boolean vertical = found[last - 1] == found[last] && found[last] == nextFound;
        boolean horizontal = (last == 1 || same(found[last - 1], called[last - 1], found[last], called[last]))
                && same(found[last], called[last], nextFound, nextCalled);
        return vertical || horizontal;
    }

    private static boolean same(int found, int called, int nextFound, int nextCalled) {
        return (long) found * nextCalled == (long) nextFound * called;
    }
}
