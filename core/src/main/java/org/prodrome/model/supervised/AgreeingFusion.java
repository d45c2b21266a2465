package org.prodrome.model.supervised;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.coder.Features;
import org.prodrome.model.task.Joint;
import org.prodrome.model.task.Task;
import org.prodrome.objective.Objective;
import org.prodrome.objective.Weighted;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/**
 * A fusion whose parts learn maps that are alike, so that each guides what the other looks at (Le et al., "Automated
 * diagnosis of prostate cancer in multi-parametric MRI based on multimodal convolutional neural networks", Physics in
 * Medicine and Biology 62, 2017). How unlike two parts are is the mean over places of the squared distance of their
 * features, each made of length 1; of a part that a case lacks, or that is hidden, nothing is asked.
 *
 * @param fusion of parts whose trunks give as many features at as many places
 * @param agreement weight of that beside the task, above 0
 */
public record AgreeingFusion(Fusion fusion, double agreement) implements Supervised {
    private static final String UNLIKE = "unlike";

    public AgreeingFusion {
        if (!(agreement > 0 && agreement < 1e6) || fusion.task() instanceof Joint) {
            throw new IllegalArgumentException(
                    "agreeing fusion: expected an agreement above 0 and a task without sides," + " got " + agreement
                            + " and " + fusion.task());
        }
    }

    @Override
    public Task task() {
        return fusion.task();
    }

    @Override
    public FrontEnd frontEnd() {
        return fusion.frontEnd();
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("agreeing-fusion");
        List<Fusion.Told> told = fusion.add(g, grid);
        List<Value> pairs = new ArrayList<>();
        for (int i = 1; i < told.size(); i++) {
            pairs.add(unlike(g, told.get(i - 1), told.get(i)));
        }
        Value sum = g.add(Arithmetic.Sum, pairs.toArray(Value[]::new));
        g.output(UNLIKE, Layers.times(g, 1.0 / pairs.size(), sum), GraphBuilder.ANY);
        return g.build();
    }

    /** [batch]. */
    private static Value unlike(GraphBuilder g, Fusion.Told one, Fusion.Told other) {
        Features map = one.map();
        if (map.channels() != other.map().channels()
                || !map.places().equals(other.map().places())) {
            throw new IllegalArgumentException("agreeing fusion: expected trunks whose features are alike, got "
                    + map.channels() + " at " + map.places() + " and "
                    + other.map().channels() + " at " + other.map().places());
        }
        Value between = g.add(Arithmetic.Sub, direction(g, map), direction(g, other.map()));
        Value squared = Layers.sum(g, Layers.square(g, between), 1);
        long[] places = LongStream.rangeClosed(1, map.places().size()).toArray();
        Value mean = places.length == 0 ? squared : Layers.average(g, squared, places);
        Value both = g.add(Arithmetic.Mul, one.there(), other.there());
        return g.add(Arithmetic.Mul, mean, Layers.reshape(g, both, -1));
    }

    /** Each place's features, of length 1. */
    private static Value direction(GraphBuilder g, Features map) {
        Value squares = g.add(Reduction.ReduceSum, Layers.square(g, map.value()), g.integers(1));
        return g.add(
                Arithmetic.Div, map.value(), g.add(Arithmetic.Sqrt, g.add(Arithmetic.Add, squares, g.constant(1e-6f))));
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        Weighted both = new Weighted(List.of(
                new Weighted.Term(task().objective(), 1, Optional.empty()),
                new Weighted.Term(new Objective.Mean(UNLIKE), agreement, Optional.empty())));
        return List.of(new Phase("train", network.trainable(), both, optimiser, schedule));
    }
}
