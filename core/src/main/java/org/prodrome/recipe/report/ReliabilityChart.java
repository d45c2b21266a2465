package org.prodrome.recipe.report;

import gg.jte.Content;
import org.prodrome.evaluate.Reliability;

/** Share of the abnormal against probability, each bin with its interval and the count of its cases. */
final class ReliabilityChart {
    /** Beneath the diagram there is room for columns, with numbers above the fullest. */
    private static final Axis UP = new Axis(-0.3, 1);

    private static final double HIGHEST_COLUMN = 0.2;

    private static final double HALF_COLUMN = 0.02;

    private ReliabilityChart() {}

    static Content of(Reliability reliability) {
        RateChart chart = new RateChart(
                description(reliability),
                "probability, mean of the bin",
                Axis.UNIT,
                "share that is abnormal",
                UP,
                Axis.UNIT);
        int most = reliability.bins().stream()
                .mapToInt(Reliability.Bin::cases)
                .max()
                .orElse(1);
        for (Reliability.Bin bin : reliability.bins()) {
            double middle = Math.clamp(bin.probability(), HALF_COLUMN, 1 - HALF_COLUMN);
            chart.column(
                    middle - HALF_COLUMN,
                    middle + HALF_COLUMN,
                    UP.low() + HIGHEST_COLUMN * bin.cases() / most,
                    Numbers.count(bin.cases()));
        }
        chart.reference(0, 0, 1, 1);
        for (Reliability.Bin bin : reliability.bins()) {
            bin.interval()
                    .ifPresent(
                            interval -> chart.bar(bin.probability(), interval.low(), interval.high(), "whisk model"));
            chart.dot(bin.probability(), bin.share(), 4.5, "dot model");
        }
        return chart.svg();
    }

    private static String description(Reliability reliability) {
        StringBuilder said = new StringBuilder("Reliability diagram.");
        for (Reliability.Bin bin : reliability.bins()) {
            said.append(" Mean probability ")
                    .append(Numbers.rate(bin.probability()))
                    .append(": ")
                    .append(Numbers.rate(bin.share()))
                    .append(" of ")
                    .append(Numbers.count(bin.cases(), "case"))
                    .append(" abnormal.");
        }
        return said.toString();
    }
}
