package org.prodrome.evaluate.metric;

/**
 * The receiver operating characteristic as a polyline from (0, 0) to (1, 1), for drawing. Points in the middle of a
 * straight piece are left out; the area beneath, by trapezoids, is the AUROC.
 *
 * @param falseAlarmRate [point] share of the normal cases at or above a threshold, rising
 * @param sensitivity [point] share of the abnormal cases at or above it, rising
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once
public record RocCurve(double[] falseAlarmRate, double[] sensitivity) {

    /**
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @throws UndefinedMetricException if there is no normal or no abnormal case
     */
    public static RocCurve of(double[] scores, boolean[] abnormal) throws UndefinedMetricException {
        Tally tally = Ranking.of(scores, abnormal).tally();
        tally.requireBoth("ROC curve");
        int length = tally.abnormal().length;
        int[] x = new int[length + 1];
        int[] y = new int[length + 1];
        int points = 1;
        for (int i = 0; i < length; i++) {
            int nextX = tally.normal()[i];
            int nextY = tally.abnormal()[i];
            if (points > 1 && straight(x, y, points - 1, nextX, nextY)) {
                points--;
            }
            x[points] = nextX;
            y[points] = nextY;
            points++;
        }
        double[] falseAlarmRate = new double[points];
        double[] sensitivity = new double[points];
        for (int i = 0; i < points; i++) {
            falseAlarmRate[i] = (double) x[i] / tally.allNormal();
            sensitivity[i] = (double) y[i] / tally.allAbnormal();
        }
        return new RocCurve(falseAlarmRate, sensitivity);
    }

    /** Whether the last point lies on the line from the one before it to the next: exact, for these are counts. */
    private static boolean straight(int[] x, int[] y, int last, int nextX, int nextY) {
        return (long) (x[last] - x[last - 1]) * (nextY - y[last]) == (long) (nextX - x[last]) * (y[last] - y[last - 1]);
    }
}
