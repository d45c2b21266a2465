package org.prodrome.model.box;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Operator.Sampling;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;
import org.prodrome.model.Target;
import org.prodrome.model.coder.Features;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Task;
import org.prodrome.model.trunk.FeaturePyramid;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/**
 * Tells at each place of each level of a pyramid which boxes have something abnormal in them and where its edges are
 * (Lin, Goyal, Girshick, He and Dollár, "Focal Loss for Dense Object Detection", ICCV 2017: RetinaNet), and scores a
 * picture by its most abnormal box. It learns from one box a picture, that of all that is drawn upon it; a picture of
 * which nobody drew where has no part in training. The pyramid ends with the trunk's last stage, without the paper's
 * two further levels. Its map is how likely the most abnormal box at each place is abnormal, and that box of all is
 * filled.
 *
 * @param convolutions of 3 x 3 before each of the two last ones; 4 in the paper
 * @param heads whether all levels have them in common
 * @param focal gamma of the focal loss; 2 in the paper
 * @param alpha weight of abnormal anchors beside that of normal ones, which is the rest to 1; 0.25 in the paper
 */
public record BoxDetector(
        FrontEnd frontEnd,
        FeaturePyramid pyramid,
        Anchors anchors,
        int convolutions,
        Heads heads,
        double focal,
        double alpha)
        implements Supervised {
    static final String COST = "boxes.cost";

    /** Log odds that a box is abnormal to begin with, of one in a hundred (the paper's section 4.1). */
    private static final float PRIOR = (float) -Math.log(99);

    /** Deviation of the last layers' first weights (likewise), so that boxes begin near the prior. */
    private static final Initialiser FIRST = new Initialiser.Normal(0.01);

    /** Whose the last layers are. */
    public enum Heads {
        /** All levels', as RetinaNet's. */
        SHARED,
        /** Each level's own, as of a single-shot detector (Liu et al., "SSD", ECCV 2016). */
        OWN
    }

    public BoxDetector {
        if (convolutions < 0 || convolutions > 8) {
            throw new IllegalArgumentException("box detector: expected 0 to 8 convolutions, got " + convolutions);
        }
        new Matching(focal, alpha);
    }

    /**
     * What it says of a picture.
     *
     * @param logits of each anchor: [batch, anchor]
     * @param boxes [batch, anchor, 4]
     */
    record Said(Value logits, Value boxes) {
        /** The log odds of the most abnormal box: [batch]. */
        Value highest(GraphBuilder g) {
            return g.node(Reduction.ReduceMax, logits)
                    .integers("axes", 1)
                    .integer("keepdims", 0)
                    .output();
        }

        /** The box that is most likely abnormal, [batch, 1, 4]; the mean of several that are as likely. */
        Value most(GraphBuilder g) {
            Value best = g.node(Reduction.ReduceMax, logits).integers("axes", 1).output();
            Value chosen = Boxes.number(g, g.add(Logic.GreaterOrEqual, logits, best));
            Value share = g.add(Arithmetic.Div, chosen, g.add(Reduction.ReduceSum, chosen, g.integers(1)));
            return g.add(Arithmetic.MatMul, g.add(Shape.Unsqueeze, share, g.integers(1)), boxes);
        }
    }

    @Override
    public Task task() {
        return new Detection();
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target.Mask());
    }

    @Override
    public boolean localises() {
        return true;
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("box-detector");
        Said said = add(g, frontEnd.input(g, grid), grid);
        g.output(SCORE, said.highest(g), GraphBuilder.ANY);
        return g.build();
    }

    /** Adds all but the score. */
    Said add(GraphBuilder g, Seen seen, Grid grid) {
        if (grid.axes() != 2 || !seen.grid().lengths().equals(grid.lengths())) {
            throw new IllegalArgumentException(
                    "box detector: expected pictures and a front end that keeps their places," + " got "
                            + grid.lengths() + " and " + seen.grid().lengths());
        }
        List<Features> levels = pyramid.levels(g, "", seen);
        Value all = anchors.of(g, levels.stream().map(Features::places).toList(), grid.lengths());
        List<Value> logits = new ArrayList<>();
        List<Value> offsets = new ArrayList<>();
        List<Value> maps = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            Features level = levels.get(i);
            String name = heads == Heads.SHARED ? "head" : "head" + (i + 1);
            Runnable head = () -> {
                Value told = g.add(Arithmetic.Add, head(g, name + ".told", level, anchors.each()), g.constant(PRIOR));
                logits.add(Layers.reshape(g, told, 0, -1));
                offsets.add(byAnchor(g, head(g, name + ".moved", level, 4 * anchors.each())));
                maps.add(told);
            };
            if (heads == Heads.SHARED && i > 0) {
                g.again(() -> {
                    head.run();
                    return all;
                });
            } else {
                head.run();
            }
        }
        Value told = Layers.concat(g, 1, logits.toArray(Value[]::new));
        Value moved = Layers.concat(g, 1, offsets.toArray(Value[]::new));
        Said said = new Said(told, Offsets.moved(g, all, moved));
        frontEnd.output(g, MAP, g.add(Arithmetic.Max, map(g, maps, levels, grid), found(g, said, grid)), grid);
        Value drawn = g.input(Target.Mask.INPUT, grid.with(1).shape(GraphBuilder.ANY));
        int height = grid.lengths().getFirst();
        int width = grid.lengths().getLast();
        g.output(COST, new Matching(focal, alpha).cost(g, told, moved, all, drawn, height, width), GraphBuilder.ANY);
        return said;
    }

    /** The most abnormal box, filled with how likely it is abnormal: [batch, 1, height, width]. */
    private static Value found(GraphBuilder g, Said said, Grid grid) {
        Value likely = g.add(Activation.Sigmoid, Layers.reshape(g, said.highest(g), -1, 1, 1, 1));
        Value filled = Boxes.filled(
                g, said.most(g), grid.lengths().getFirst(), grid.lengths().getLast());
        return g.add(Arithmetic.Mul, filled, likely);
    }

    private Value head(GraphBuilder g, String name, Features level, int outputs) {
        Value x = level.value();
        for (int i = 1; i <= convolutions; i++) {
            String each = name + i;
            x = g.add(Activation.Relu, Layers.convolution(g, each, x, 2, level.channels(), level.channels(), 3, 1));
        }
        return Layers.convolution(g, name, x, 2, level.channels(), outputs, 3, 1, FIRST);
    }

    /** From [batch, 4 shapes, height, width] to [batch, anchor, 4]. */
    private Value byAnchor(GraphBuilder g, Value moved) {
        Value apart = Layers.reshape(g, moved, 0, anchors.each(), 4, -1);
        return Layers.reshape(g, Layers.transpose(g, apart, 0, 1, 3, 2), 0, -1, 4);
    }

    /** How likely the most abnormal box at each place is abnormal, of the level of which it is most likely. */
    private static Value map(GraphBuilder g, List<Value> told, List<Features> levels, Grid grid) {
        Value[] spread = new Value[told.size()];
        for (int i = 0; i < spread.length; i++) {
            Value most =
                    g.node(Reduction.ReduceMax, told.get(i)).integers("axes", 1).output();
            List<Integer> places = levels.get(i).places();
            float[] scales = {
                1,
                1,
                (float) grid.lengths().getFirst() / places.getFirst(),
                (float) grid.lengths().getLast() / places.getLast()
            };
            spread[i] = g.node(Sampling.Resize, most, Value.ABSENT, g.constant(Array.of(scales, 4)))
                    .text("mode", "nearest")
                    .text("coordinate_transformation_mode", "asymmetric")
                    .text("nearest_mode", "floor")
                    .output();
        }
        return g.add(Activation.Sigmoid, spread.length == 1 ? spread[0] : g.add(Arithmetic.Max, spread));
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of(new Phase("train", network.trainable(), new Objective.Mean(COST), optimiser, schedule));
    }
}
