package org.prodrome.model.supervised;

import java.util.List;
import java.util.stream.LongStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;
import org.prodrome.model.Residual;
import org.prodrome.model.Target;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Task;
import org.prodrome.model.trunk.Contraction;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/**
 * Learns from what is drawn upon cases where they are abnormal, and says so of each place (Ronneberger, Fischer and
 * Brox, "U-Net: Convolutional Networks for Biomedical Image Segmentation", MICCAI 2015, figure 1; of volumes Çiçek et
 * al., "3D U-Net", MICCAI 2016, with batch normalisation). A case's score is the mean log odds of its most abnormal
 * places.
 *
 * <p>Convolutions are padded, so that the map is as large as the input and nothing is cropped, and one logit stands for
 * the papers' two classes. The papers weigh places by how near cells lie to one another, which lesions needn't; the
 * overlap's loss (Milletari, Navab and Ahmadi, "V-Net", 3DV 2016, section 3) stands beside cross entropy instead, for
 * lesions are small. Where it isn't known what is abnormal nothing is learned.
 *
 * @param filters of each level's convolutions, the finest first
 * @param norm whether batch normalisation follows each convolution
 * @param overlap weight of the overlap's loss beside cross entropy, 0 or more
 * @param prior how likely a place is held to be abnormal before anything is learned, above 0 and below 1 (Lin et al.,
 *     "Focal Loss for Dense Object Detection", ICCV 2017, section 4.1): small where lesions are, for much of the
 *     training is spent on learning that else; 0.5 as in the papers
 * @param top share of the places, the most abnormal ones, whose mean is the score; 0 for one alone
 */
public record UNet(FrontEnd frontEnd, List<Integer> filters, boolean norm, double overlap, double prior, double top)
        implements Supervised {
    private static final String COST = "cost";
    private static final double EVEN = 0.5;

    public UNet {
        filters = List.copyOf(filters);
        if (filters.size() < 2
                || filters.size() > 8
                || filters.stream().anyMatch(some -> some < 1)
                || !(overlap >= 0 && Double.isFinite(overlap))
                || !(prior > 0 && prior < 1)
                || !(top >= 0 && top <= 1)) {
            throw new IllegalArgumentException("u-net: expected 2 to 8 numbers of filters, each 1 or more, an overlap"
                    + " of 0 or more, a prior above 0 and below 1 and a top share of 0 to 1, got " + filters + ", "
                    + overlap + ", " + prior + " and " + top);
        }
    }

    /** The paper's levels. */
    public static UNet ofPaper(FrontEnd frontEnd, double top) {
        return new UNet(frontEnd, List.of(64, 128, 256, 512, 1024), false, 0, EVEN, top);
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
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of(new Phase("train", network.trainable(), new Objective.Mean(COST), optimiser, schedule));
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("u-net");
        Seen seen = frontEnd.input(g, grid);
        if (!seen.grid().lengths().equals(grid.lengths()) || grid.axes() == 0) {
            throw new IllegalArgumentException("u-net: expected a front end that keeps the input's places, got one that"
                    + " makes " + seen.grid().lengths() + " of " + grid.lengths());
        }
        Value learned = new Contraction(filters, norm).of(g, "", seen, 1).value();
        Value logits = prior == EVEN
                ? learned
                : g.add(Arithmetic.Sub, learned, g.constant((float) Math.log((1 - prior) / prior)));
        frontEnd.output(g, MAP, g.add(Activation.Sigmoid, logits), grid);
        g.output(SCORE, Residual.highest(g, logits, grid, top), GraphBuilder.ANY);
        Value drawn = g.input(Target.Mask.INPUT, grid.with(1).shape(GraphBuilder.ANY));
        g.output(COST, cost(g, logits, drawn, grid), GraphBuilder.ANY);
        return g.build();
    }

    /** Of each case: [batch]. */
    private Value cost(GraphBuilder g, Value z, Value drawn, Grid grid) {
        long[] places = LongStream.rangeClosed(1, grid.axes() + 1).toArray();
        Value unknown = g.add(Logic.IsNaN, drawn);
        Value y = g.add(Selection.Where, unknown, g.constant(0), drawn);
        Value known = g.add(Selection.Where, unknown, g.constant(0), g.constant(1));
        Value each = g.add(Arithmetic.Sub, g.add(Activation.Softplus, z), g.add(Arithmetic.Mul, y, z));
        Value share = Layers.average(g, known, places);
        Value entropy = g.add(
                Arithmetic.Div,
                Layers.average(g, g.add(Arithmetic.Mul, known, each), places),
                g.add(Arithmetic.Max, share, g.constant(1e-6f)));
        if (overlap == 0) {
            return entropy;
        }
        Value p = g.add(Arithmetic.Mul, known, g.add(Activation.Sigmoid, z));
        Value both = Layers.sum(g, g.add(Arithmetic.Mul, p, y), places);
        Value all = g.add(
                Arithmetic.Add, Layers.sum(g, Layers.square(g, p), places), Layers.sum(g, Layers.square(g, y), places));
        Value one = g.constant(1);
        Value dice = g.add(
                Arithmetic.Div, g.add(Arithmetic.Add, Layers.times(g, 2, both), one), g.add(Arithmetic.Add, all, one));
        Value missed = g.add(Arithmetic.Mul, share, g.add(Arithmetic.Sub, one, dice));
        return g.add(Arithmetic.Add, entropy, Layers.times(g, overlap, missed));
    }
}
