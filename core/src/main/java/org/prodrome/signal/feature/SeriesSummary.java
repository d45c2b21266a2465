package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.Irregular;

/**
 * What is left of a variable that was measured now and then: the summaries that intensive-care models are given instead
 * of the series, as in I. Silva et al., "Predicting in-hospital mortality of ICU patients: the PhysioNet/Computing in
 * Cardiology Challenge 2012", Computing in Cardiology 39, 2012.
 *
 * @param first and last: values, in the variable's unit
 * @param minimum and maximum: values, in the variable's unit
 * @param mean of the values, each counting the same
 * @param slope of the straight line that is nearest by least squares, in the unit an hour; empty where all values were
 *     measured at one time
 * @param since from the last value to the end of what was watched, in hours
 */
public record SeriesSummary(
        double first, double last, double minimum, double maximum, double mean, Optional<Double> slope, double since) {
    private static final double HOUR = 3600;

    /**
     * Empty of a variable that was never measured.
     *
     * @param duration of what was watched, in seconds
     */
    public static Optional<SeriesSummary> of(Irregular.Variable variable, double duration) {
        double[] values = variable.values();
        double[] times = variable.times();
        if (values.length == 0) {
            return Optional.empty();
        }
        int end = values.length - 1;
        return Optional.of(new SeriesSummary(
                values[0],
                values[end],
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow(),
                Statistics.of(values).mean(),
                FeatureList.defined(() -> HOUR * Statistics.slope(times, values)),
                Math.max(0, duration - times[end]) / HOUR));
    }

    /** Of each variable: how often it was measured, and its summary. */
    static List<Feature> features(Irregular series) {
        FeatureList all = new FeatureList();
        for (Irregular.Variable variable : series.variables()) {
            add(variable, series.duration(), all.of(variable.name()));
        }
        return all.features();
    }

    static void add(Irregular.Variable variable, double duration, FeatureList features) {
        Optional<SeriesSummary> summary = of(variable, duration);
        features.add("count", "1", variable.values().length);
        features.add("first", variable.unit(), summary, SeriesSummary::first);
        features.add("last", variable.unit(), summary, SeriesSummary::last);
        features.add("minimum", variable.unit(), summary, SeriesSummary::minimum);
        features.add("maximum", variable.unit(), summary, SeriesSummary::maximum);
        features.add("mean", variable.unit(), summary, SeriesSummary::mean);
        features.add("slope", variable.unit() + "/h", summary.flatMap(SeriesSummary::slope), Double::doubleValue);
        features.add("since", "h", summary, SeriesSummary::since);
    }
}
