package org.prodrome.evaluate.metric;

/**
 * A metric has no value for these cases, because a class that it needs is missing. It is checked, for a fold or a site
 * of one class is an ordinary thing to meet, and whoever asks for a metric has to say what then.
 */
public final class UndefinedMetricException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param needed the missing ones, such as "abnormal cases"
     * @param normal how many normal cases there are
     * @param abnormal how many abnormal cases there are
     */
    UndefinedMetricException(String metric, String needed, int normal, int abnormal) {
        super(metric + ": expected " + needed + ", got " + normal + " normal and " + abnormal + " abnormal");
    }
}
