package org.prodrome.model.trunk;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * How what an earlier stage of a residual trunk sees relates to what its last one sees (Gammulle, Denman, Sridharan and
 * Fookes, "Two-Stream Deep Feature Modelling for Automated Video Endoscopy Data Analysis", MICCAI 2020): the places of
 * each stage, one after the other, go through a convolution and a max pooling until few vectors are left, each of the
 * one is put beside each of the other, and a recurrent layer goes along all the pairs (as Santoro et al., "A simple
 * neural network module for relational reasoning", NIPS 2017, take the pairs' sum). Along one, two or three axes.
 *
 * @param early the stage beside the last, from 1
 * @param filters of the convolutions
 * @param objects vectors of each stage that are left, 1 to 32; as few as a stage has places if it has fewer
 * @param relation units of the layer upon each pair
 * @param units of the recurrent layer, which the features are
 */
public record RelationTrunk(
        ResidualTrunk trunk, int early, int filters, int objects, int relation, Recurrence cell, int units)
        implements Trunk {
    private static final String NAME = "relation trunk";

    public RelationTrunk {
        int stages = trunk.blocks().size();
        Checks.require(early >= 1 && early < stages, NAME, "an early stage before the last of " + stages, early);
        Checks.require(objects >= 1 && objects <= 32, NAME, "1 to 32 objects", objects);
        Checks.require(
                filters >= 1 && relation >= 1 && units >= 1,
                NAME,
                "1 filter and unit or more",
                List.of(filters, relation, units));
    }

    /** Vectors of a stage: [batch, object, filter]. */
    private record Objects(Value value, int count) {}

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        List<Features> stages = trunk.stages(g, prefix, seen);
        Objects fine = objects(g, prefix + "early", stages.get(early - 1));
        Objects coarse = objects(g, prefix + "late", stages.getLast());
        Value pairs = Layers.concat(g, 3, each(g, fine, coarse.count(), 2), each(g, coarse, fine.count(), 1));
        int count = fine.count() * coarse.count();
        Value flat = Layers.reshape(g, pairs, 0, count, 2L * filters);
        Value related = g.add(Activation.Relu, Layers.linear(g, prefix + "pair", flat, 2 * filters, relation));
        Recurrence.Result result = cell.layer(
                g, prefix + "along", Layers.transpose(g, related, 1, 0, 2), relation, units, Direction.FORWARD);
        return new Features(result.last(), units, List.of());
    }

    private Objects objects(GraphBuilder g, String name, Features stage) {
        int places = stage.size() / stage.channels();
        Value flat = Layers.reshape(g, stage.value(), 0, 0, -1);
        Value seen =
                g.add(Activation.Relu, Layers.convolution(g, name + ".conv", flat, 1, stage.channels(), filters, 3, 1));
        int count = Math.min(objects, places);
        int window = places / count;
        Value pooled = g.node(Layer.MaxPool, seen)
                .integers("kernel_shape", window)
                .integers("strides", window)
                .output();
        return new Objects(Layers.transpose(g, Layers.first(g, pooled, 2, count), 0, 2, 1), count);
    }

    /** As often as there are others, along an axis of its own: [batch, early object, late object, filter]. */
    private static Value each(GraphBuilder g, Objects objects, int others, int axis) {
        Value apart = g.add(Shape.Unsqueeze, objects.value(), g.integers(axis));
        long[] times = {1, 1, 1, 1};
        times[axis] = others;
        return g.add(Shape.Tile, apart, g.integers(times));
    }
}
