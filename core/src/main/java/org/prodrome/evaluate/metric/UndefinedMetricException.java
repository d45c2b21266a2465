package org.prodrome.evaluate.metric;

/**
 * A metric has no value for these cases, because something that it needs is missing, such as a class. It is checked,
 * for a fold or a site of one class is an ordinary thing to meet, and whoever asks for a metric has to say what then.
 */
public final class UndefinedMetricException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param needed the missing ones, such as "abnormal cases"
     * @param normal how many normal cases there are
     * @param abnormal how many abnormal cases there are
     */
    UndefinedMetricException(String metric, String needed, int normal, int abnormal) {
        this(metric, needed, normal + " normal and " + abnormal + " abnormal");
    }

    /**
     * @param needed what the metric can't do without
     * @param got what there is instead
     */
    public UndefinedMetricException(String metric, String needed, String got) {
        super(metric + ": expected " + needed + ", got " + got);
    }
}
