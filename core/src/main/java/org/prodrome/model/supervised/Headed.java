package org.prodrome.model.supervised;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.graph.ValueSummary;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.OrientedGradients;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;
import org.prodrome.model.WindowRows;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Task;
import org.prodrome.runtime.Optimiser;
import org.prodrome.signal.Field;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/**
 * A classical head in the place of the one that a network learned its features with. Upon what an ensemble's members
 * say, fitted to cases that they didn't learn from, it is stacking (Wolpert, "Stacked Generalization", Neural Networks
 * 1992), with one part held out instead of each in turn.
 *
 * @param learned of the task detection
 * @param share of the subjects to learn from whose cases the network doesn't see and the head is fitted to; with 0 it
 *     is fitted to those that the network learned from
 */
public record Headed(Supervised learned, Upon upon, Head head, double share) implements Supervised {
    private static final String MEAN = "fitted.mean";
    private static final String DEVIATION = "fitted.deviation";
    private static final String BESIDE = "features.beside";
    private static final OrientedGradients GRADIENTS = new OrientedGradients(8, 4);

    /** Rows that a head is fitted to at most; of more every second, third and so on is taken. */
    private static final int MOST = 20_000;

    /** What the head sees. */
    public enum Upon {
        /** What the network's own last layer sees. */
        FEATURES,
        /** The logits of an ensemble's members. */
        MEMBERS,
        /**
         * What the network's own last layer sees, and how a picture's brightness rises, which nothing is learned for.
         */
        FEATURES_AND_GRADIENTS
    }

    public Headed {
        if (!(learned.task() instanceof Detection) || learned instanceof Headed) {
            throw new IllegalArgumentException(
                    "head: expected a network that learned to detect, got the task " + learned.task());
        }
        if (upon == Upon.MEMBERS && !(learned instanceof Ensemble)) {
            throw new IllegalArgumentException(
                    "head: expected an ensemble, upon whose members it is, got another network");
        }
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("head: expected a share of 0 to below 1, got " + share);
        }
    }

    private String input() {
        return switch (upon) {
            case FEATURES -> FEATURES;
            case MEMBERS -> Ensemble.MEMBERS;
            case FEATURES_AND_GRADIENTS -> BESIDE;
        };
    }

    @Override
    public Task task() {
        return learned.task();
    }

    /** A machine's margin is none, whatever its sign, nor is a share of trees or what a regression says. */
    @Override
    public boolean scoresLogOdds() {
        return switch (head) {
            case Head.Logistic _ -> true;
            case Head.LinearMachine _, Head.RadialMachine _, ForestHead _, OutputKernelHead _ -> false;
        };
    }

    @Override
    public String[] outputs() {
        return Stream.concat(Arrays.stream(Supervised.super.outputs()), head.further().stream())
                .toArray(String[]::new);
    }

    @Override
    public FrontEnd frontEnd() {
        return learned.frontEnd();
    }

    @Override
    public Network network(Grid grid) {
        Network base = learned.network(grid);
        GraphBuilder g = new GraphBuilder(base.keeping(
                base.outputs().stream().filter(output -> !output.equals(SCORE)).toArray(String[]::new)));
        int width = switch (upon) {
            case FEATURES, MEMBERS -> width(base, input());
            case FEATURES_AND_GRADIENTS -> beside(g, grid, width(base, FEATURES));
        };
        Value mean = g.state(MEAN, new Initialiser.Constant(0), 1, width);
        Value deviation = g.state(DEVIATION, new Initialiser.Constant(1), 1, width);
        Value standard = g.add(Arithmetic.Div, g.add(Arithmetic.Sub, g.value(input()), mean), deviation);
        g.output(SCORE, head.score(g, standard, width), GraphBuilder.ANY);
        return g.build();
    }

    private static int width(Network base, String name) {
        return Math.toIntExact(base.outputValues().stream()
                .filter(output -> output.name().equals(name))
                .findFirst()
                .flatMap(ValueSummary::axes)
                .orElseThrow()
                .get(1)
                .length()
                .orElseThrow());
    }

    /** Puts gradients of the input beside the features; what is missing in it is 0. */
    private static int beside(GraphBuilder g, Grid grid, int features) {
        if (grid.axes() != 2) {
            throw new IllegalArgumentException(
                    "head: expected pictures, whose gradients are seen, got " + grid.lengths());
        }
        Value input = g.value(INPUT);
        Value there = g.add(Selection.Where, g.add(Logic.IsNaN, input), g.constant(0), input);
        Value gradients = GRADIENTS.of(
                g,
                there,
                grid.channels(),
                grid.lengths().getFirst(),
                grid.lengths().getLast());
        int width = features + GRADIENTS.width(grid.channels());
        g.output(BESIDE, Layers.concat(g, 1, g.value(FEATURES), gradients), GraphBuilder.ANY, width);
        return width;
    }

    @Override
    public List<Noise> noise(Grid grid) {
        return learned.noise(grid);
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return learned.phases(network, optimiser, schedule);
    }

    @Override
    public double concludingShare() {
        return share;
    }

    @Override
    public Parameters concluded(Parameters trained, List<Labelled> cases, Grid grid) {
        List<double[]> rows = new ArrayList<>();
        List<Labelled> of = new ArrayList<>();
        try (WindowRows windows = new WindowRows(network(grid), trained, input(), grid)) {
            long count = cases.stream()
                    .mapToLong(one -> windows.starts(one.field()).length)
                    .sum();
            long step = Math.max(1, Math.ceilDiv(count, MOST));
            long at = 0;
            for (Labelled one : cases) {
                Field field = one.field();
                for (int start : windows.starts(field)) {
                    if (at++ % step == 0) {
                        rows.add(doubles(windows.row(field, start)));
                        of.add(one);
                    }
                }
            }
        }
        long ill = of.stream().filter(Labelled::abnormal).count();
        if (ill == 0 || ill == of.size()) {
            throw new IllegalArgumentException(
                    "head: expected windows of normal and abnormal cases to be fitted to, got " + (of.size() - ill)
                            + " and " + ill);
        }
        return fitted(trained, rows.toArray(double[][]::new), of);
    }

    private Parameters fitted(Parameters trained, double[][] rows, List<Labelled> of) {
        int width = rows[0].length;
        float[] means = new float[width];
        float[] deviations = new float[width];
        for (int column = 0; column < width; column++) {
            int at = column;
            double mean =
                    Arrays.stream(rows).mapToDouble(row -> row[at]).average().orElseThrow();
            double variance = Arrays.stream(rows)
                    .mapToDouble(row -> (row[at] - mean) * (row[at] - mean))
                    .average()
                    .orElseThrow();
            means[column] = (float) mean;
            // What hardly varies, such as a unit that is never on, is left as it is.
            deviations[column] = variance > 1e-12 ? (float) Math.sqrt(variance) : 1;
            for (double[] row : rows) {
                row[column] = (row[column] - means[column]) / deviations[column];
            }
        }
        SortedMap<String, Array> arrays = new TreeMap<>(trained.arrays());
        arrays.put(MEAN, Array.of(means, 1, width));
        arrays.put(DEVIATION, Array.of(deviations, 1, width));
        arrays.putAll(head.state(rows, of));
        return new Parameters(arrays);
    }

    private static double[] doubles(float[] row) {
        double[] doubles = new double[row.length];
        Arrays.setAll(doubles, i -> row[i]);
        return doubles;
    }
}
