package org.prodrome.recipe.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.prodrome.evaluate.AcrossSets;

/**
 * Mean ranks on an axis, best to the left; a bar joins those that lie less apart than the critical difference (Demšar
 * 2006, figure 1).
 */
final class CriticalDifference {
    private static final int AXIS = 58;
    private static final int ROW = 22;
    private static final double LEFT = 0.3;
    private static final double RIGHT = 0.7;

    private CriticalDifference() {}

    /** Indices of a run of systems, by rank, of which no two lie further apart than the critical difference. */
    record Clique(int from, int to) {}

    /** The longest such runs, of two systems or more; {@code ranks} ascend. */
    static List<Clique> cliques(List<Double> ranks, double criticalDifference) {
        List<Clique> cliques = new ArrayList<>();
        int reached = -1;
        for (int from = 0; from < ranks.size(); from++) {
            int to = from;
            while (to + 1 < ranks.size() && ranks.get(to + 1) - ranks.get(from) < criticalDifference) {
                to++;
            }
            if (to > from && to > reached) {
                cliques.add(new Clique(from, to));
                reached = to;
            }
        }
        return cliques;
    }

    static Svg of(AcrossSets across) {
        List<Double> ranks = across.friedman().orElseThrow().meanRanks();
        double difference = across.criticalDifference().orElseThrow();
        List<Integer> order = IntStream.range(0, ranks.size())
                .boxed()
                .sorted(Comparator.comparingDouble(ranks::get))
                .toList();
        List<Double> sorted = order.stream().map(ranks::get).toList();
        List<Clique> cliques = cliques(sorted, difference);
        int half = (order.size() + 1) / 2;
        int top = AXIS + 12 + 8 * cliques.size();
        Svg svg = Svg.wide(top + ROW * half + 6, "strip", description(across, order, difference));
        Axis axis = new Axis(1, ranks.size());
        ruler(svg, axis, difference);
        for (int i = 0; i < order.size(); i++) {
            boolean left = i < half;
            double y = top + ROW * ((left ? i : order.size() - 1 - i) + 0.5);
            String x = x(axis, sorted.get(i));
            String end = Svg.percent(left ? LEFT - 0.02 : RIGHT + 0.02);
            svg.add("line", "x1", x, "x2", x, "y1", AXIS, "y2", y, "class", "axis");
            svg.add("line", "x1", x, "x2", end, "y1", y, "y2", y, "class", "axis");
            svg.text(
                    Numbers.fixed(sorted.get(i), 2) + "  " + across.systems().get(order.get(i)),
                    "x",
                    Svg.percent(left ? LEFT - 0.03 : RIGHT + 0.03),
                    "y",
                    y + 4,
                    "class",
                    left ? "label end" : "label");
        }
        for (int i = 0; i < cliques.size(); i++) {
            int y = AXIS + 10 + 8 * i;
            String from = x(axis, sorted.get(cliques.get(i).from()));
            String to = x(axis, sorted.get(cliques.get(i).to()));
            svg.add("line", "x1", from, "x2", to, "y1", y, "y2", y, "class", "clique");
        }
        return svg;
    }

    private static void ruler(Svg svg, Axis axis, double difference) {
        String low = x(axis, axis.low());
        svg.add("line", "x1", low, "x2", x(axis, axis.high()), "y1", AXIS, "y2", AXIS, "class", "axis");
        for (int rank = 1; rank <= axis.high(); rank++) {
            String x = x(axis, rank);
            svg.add("line", "x1", x, "x2", x, "y1", AXIS - 5, "y2", AXIS, "class", "axis");
            svg.text(Integer.toString(rank), "x", x, "y", AXIS - 9, "class", "tick middle");
        }
        // A difference that is wider than the axis leaves it, as it should be seen to.
        String end = Svg.percent(LEFT + (RIGHT - LEFT) * difference / (axis.high() - axis.low()));
        svg.add("line", "x1", low, "x2", end, "y1", 22, "y2", 22, "class", "whisk model");
        for (String x : List.of(low, end)) {
            svg.add("line", "x1", x, "x2", x, "y1", 18, "y2", 26, "class", "whisk model");
        }
        svg.text("critical difference " + Numbers.fixed(difference, 2), "x", low, "y", 12, "class", "tick");
    }

    private static String x(Axis axis, double rank) {
        return Svg.percent(LEFT + (RIGHT - LEFT) * axis.fraction(rank));
    }

    private static String description(AcrossSets across, List<Integer> order, double difference) {
        List<Double> ranks = across.friedman().orElseThrow().meanRanks();
        List<String> named = order.stream()
                .map(i -> across.systems().get(i) + " " + Numbers.fixed(ranks.get(i), 2))
                .toList();
        return "Mean ranks: " + String.join("; ", named) + ". Critical difference " + Numbers.fixed(difference, 2)
                + ".";
    }
}
