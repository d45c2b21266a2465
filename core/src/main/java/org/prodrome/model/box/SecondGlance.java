package org.prodrome.model.box;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
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
import org.prodrome.model.trunk.Trunk;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;
import org.prodrome.train.Turns;

/**
 * Looks again at where a detector of boxes found a picture most abnormal: a patch around the middle of that box, at the
 * picture's own size of pixels, is judged by another trunk, whose word is the score (after Wang, Xing, Zhang, Gao and
 * Zhang, "A systematic evaluation and optimization of automatic detection of ulcers in wireless capsule endoscopy on a
 * large dataset using deep convolutional neural networks", Physics in Medicine and Biology 64, 2019). The detector
 * learns first; of a normal picture the second trunk then sees what the detector was most mistaken about.
 *
 * @param first what finds where to look
 * @param patch edge of what is looked at again, in pixels
 * @param second what looks again
 * @param share of the rounds in which the detector learns
 * @param dropout rate of what the second trunk makes of the patch
 */
public record SecondGlance(BoxDetector first, int patch, Trunk second, double share, double dropout)
        implements Supervised {
    private static final String SECOND = "second.";

    public SecondGlance {
        if (patch < 1 || !(share > 0 && share < 1) || !(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException(
                    "second glance: expected a patch of 1 pixel or more, a share of the rounds"
                            + " between 0 and 1 and a dropout of 0 to below 1, got " + patch + ", " + share + " and "
                            + dropout);
        }
    }

    @Override
    public FrontEnd frontEnd() {
        return first.frontEnd();
    }

    @Override
    public Task task() {
        return new Detection();
    }

    @Override
    public List<Target> targets() {
        return first.targets();
    }

    @Override
    public boolean localises() {
        return true;
    }

    @Override
    public Network network(Grid grid) {
        int height = grid.axes() == 2 ? grid.lengths().getFirst() : 0;
        int width = grid.axes() == 2 ? grid.lengths().getLast() : 0;
        if (patch > Math.min(height, width)) {
            throw new IllegalArgumentException("second glance: expected pictures of " + patch
                    + " pixels or more along each axis, got " + grid.lengths());
        }
        GraphBuilder g = new GraphBuilder("second-glance");
        Seen seen = frontEnd().input(g, grid);
        BoxDetector.Said said = first.add(g, seen, grid);
        Value box = said.most(g);
        Value rows = taken(g, Boxes.down(g, box), height);
        Value columns = Layers.transpose(g, taken(g, Boxes.across(g, box), width), 0, 1, 3, 2);
        Value cut = g.add(Arithmetic.MatMul, g.add(Arithmetic.MatMul, rows, seen.all(g)), columns);
        Grid small = Grid.ofSpace(seen.encoded().channels(), patch, patch);
        Features features =
                second.of(g, SECOND, new Seen(cut, Optional.empty(), small)).mean(g);
        Value last = Layers.dropout(g, features.value(), dropout);
        g.output(FEATURES, last, GraphBuilder.ANY, features.channels());
        Value logits = task().layer(g, SECOND, last, features.channels());
        g.output(Task.LOGITS, logits, GraphBuilder.ANY, 1);
        task().said(g, logits).output(g, 0);
        return g.build();
    }

    /**
     * How much of each place of an axis each place of the patch takes, between neighbours in proportion: [batch, 1,
     * patch, length].
     *
     * @param middle of the patch, which is kept within the axis: [batch, 1]
     */
    private Value taken(GraphBuilder g, Value middle, int length) {
        Value start = g.add(
                Arithmetic.Clip,
                g.add(Arithmetic.Sub, middle, g.constant(patch / 2f)),
                g.constant(0),
                g.constant(length - patch));
        Value wanted = g.add(Arithmetic.Add, start, Boxes.numbers(g, 0, patch));
        Value apart = Layers.reshape(g, wanted, 0, 1, patch, 1);
        Value places = Layers.reshape(g, Boxes.numbers(g, 0, length), 1, 1, 1, length);
        Value far = g.add(Arithmetic.Abs, g.add(Arithmetic.Sub, apart, places));
        return g.add(Arithmetic.Max, g.add(Arithmetic.Sub, g.constant(1), far), g.constant(0));
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        Set<String> again = network.trainable(SECOND + "*");
        Set<String> finding = new TreeSet<>(network.trainable());
        finding.removeAll(again);
        return List.of(
                new Phase("first", finding, new Objective.Mean(BoxDetector.COST), optimiser, schedule)
                        .with(Turns.between(0, share)),
                new Phase("second", again, task().objective(), optimiser, schedule).with(Turns.between(share, 1)));
    }
}
