package org.prodrome.model.supervised;

import java.util.List;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;
import org.prodrome.model.Target;
import org.prodrome.model.coder.Features;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Task;
import org.prodrome.model.trunk.RecurrentTrunk;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/**
 * Entities in a text: of each word, whether it is outside of all, begins one or is inside one, by recurrent layers in
 * both directions (the tags: Ramshaw and Marcus, "Text Chunking using Transformation-Based Learning", 1995). Each word
 * is tagged by itself, without a layer that looks at which tags follow one another. The score is the log odds of the
 * word that is least likely to be outside.
 *
 * @param trunk gives the states of all words, which its pooling has no part in
 */
public record Tagger(FrontEnd frontEnd, RecurrentTrunk trunk) implements Supervised {
    /** Output of how likely each tag of each word is: [batch, word, tag]. */
    public static final String TAGS = "tags";

    private static final String COST = "cost";
    private static final float NOWHERE = -30;

    @Override
    public Task task() {
        return new Detection();
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target.Tags());
    }

    @Override
    public String[] outputs() {
        return new String[] {SCORE, TAGS};
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of(new Phase("train", network.trainable(), new Objective.Mean(COST), optimiser, schedule));
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("tagger");
        Seen seen = frontEnd.input(g, grid);
        Features each = trunk.along(g, "", seen);
        if (grid.symbols() == 0 || !each.places().equals(grid.lengths())) {
            throw new IllegalArgumentException("tagger: expected texts and a step of the recurrent layers a word, got "
                    + each.places() + " of " + grid.lengths());
        }
        int length = grid.lengths().getFirst();
        Value words = Layers.transpose(g, each.value(), 0, 2, 1);
        Value logits = Layers.linear(g, "head", words, each.channels(), Target.Tags.COUNT);
        Value log = g.node(Activation.LogSoftmax, logits).integer("axis", 2).output();
        g.output(TAGS, g.add(Arithmetic.Exp, log), GraphBuilder.ANY, length, Target.Tags.COUNT);
        Value there = Layers.reshape(g, seen.places(g).orElseThrow(), -1, length);
        g.output(SCORE, highest(g, log, there), GraphBuilder.ANY);
        Value told = g.input(Target.Tags.INPUT, GraphBuilder.ANY, length);
        g.output(COST, cost(g, log, told), GraphBuilder.ANY);
        return g.build();
    }

    private static Value highest(GraphBuilder g, Value log, Value there) {
        Value within = g.node(Reduction.ReduceLogSumExp, Layers.between(g, log, 2, 1, Target.Tags.COUNT))
                .integers("axes", 2)
                .integer("keepdims", 0)
                .output();
        Value outside = Layers.average(g, Layers.first(g, log, 2, 1), 2);
        Value odds = g.add(Arithmetic.Mul, there, g.add(Arithmetic.Sub, within, outside));
        Value nowhere = Layers.times(g, NOWHERE, g.add(Arithmetic.Sub, g.constant(1), there));
        return g.node(Reduction.ReduceMax, g.add(Arithmetic.Add, odds, nowhere))
                .integers("axes", 1)
                .integer("keepdims", 0)
                .output();
    }

    /** Cross entropy, the mean over the words whose tag is known: [batch]. */
    private static Value cost(GraphBuilder g, Value log, Value told) {
        Value unknown = g.add(Logic.IsNaN, told);
        Value tag = g.add(Selection.Where, unknown, g.constant(0), told);
        Value known = g.add(Selection.Where, unknown, g.constant(0), g.constant(1));
        Value likely = g.constant(0);
        for (int one = 0; one < Target.Tags.COUNT; one++) {
            Value is = g.node(Creation.Cast, g.add(Logic.Equal, tag, g.constant(one)))
                    .integer("to", ElementType.FLOAT32.onnx())
                    .output();
            Value of = Layers.average(g, Layers.between(g, log, 2, one, one + 1), 2);
            likely = g.add(Arithmetic.Add, likely, g.add(Arithmetic.Mul, is, of));
        }
        Value missed = g.add(Arithmetic.Neg, g.add(Arithmetic.Mul, known, likely));
        Value count = g.add(Arithmetic.Max, Layers.sum(g, known, 1), g.constant(1));
        return g.add(Arithmetic.Div, Layers.sum(g, missed, 1), count);
    }
}
