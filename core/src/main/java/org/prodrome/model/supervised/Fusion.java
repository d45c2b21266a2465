package org.prodrome.model.supervised;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;
import org.prodrome.model.coder.Features;
import org.prodrome.model.task.Joint;
import org.prodrome.model.task.Task;
import org.prodrome.model.trunk.Trunk;

/**
 * Parts of a case, such as T1w and PET, each through a trunk of its own, brought together late (Baltrušaitis, Ahuja and
 * Morency, "Multimodal Machine Learning: A Survey and Taxonomy", IEEE TPAMI 2019). Brought together early, as channels
 * side by side, they are a {@link Classifier}'s.
 *
 * <p>What a case lacks counts for nothing: its features are 0, and whether it was there is a feature beside them; a
 * decision is the mean of those of the parts that are there.
 *
 * @param parts in the preparation's order
 * @param joined where they meet
 * @param drop share of the parts that are hidden at random while it learns, so that it learns to do without; one at
 *     least stays (Neverova, Wolf, Taylor and Nebout, "ModDrop: Adaptive Multi-Modal Gesture Recognition", IEEE TPAMI
 *     2016)
 * @param units of the dense layer upon the features, of all parts or of each; 0 for none
 * @param dropout rate before and after that layer, or once without it
 */
public record Fusion(
        FrontEnd frontEnd, List<Part> parts, Joined joined, double drop, int units, double dropout, Task task)
        implements Supervised {
    /**
     * A part of a case.
     *
     * @param name what its parameters' names begin with
     * @param channels that the preparation gives it
     */
    public record Part(String name, int channels, Trunk trunk) {}

    /** Where parts meet. */
    public enum Joined {
        /** In their features, side by side. */
        FEATURES,
        /** In what is said of each: the mean of the logits. */
        DECISIONS
    }

    /**
     * What a part tells.
     *
     * @param map features at the places that the part's trunk leaves
     * @param features their mean: [batch, feature]
     * @param there whether the part was there, 1 or 0: [batch, 1]
     */
    record Told(String name, Features map, Value features, int width, Value there) {}

    public Fusion {
        parts = List.copyOf(parts);
        if (parts.size() < 2 || parts.stream().map(Part::name).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("fusion: expected 2 parts or more of names of their own, got "
                    + parts.stream().map(Part::name).toList());
        }
        if (units < 0 || !(dropout >= 0 && dropout < 1) || !(drop >= 0 && drop < 1)) {
            throw new IllegalArgumentException(
                    "fusion: expected 0 or more units, and a dropout and a drop of 0 to below" + " 1, got " + units
                            + ", " + dropout + " and " + drop);
        }
        if (joined == Joined.DECISIONS && task instanceof Joint) {
            throw new IllegalArgumentException("fusion: expected a task without sides where decisions are joined");
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("fusion");
        add(g, grid);
        return g.build();
    }

    /** Adds all of the network, and gives what each part tells. */
    List<Told> add(GraphBuilder g, Grid grid) {
        int channels = parts.stream().mapToInt(Part::channels).sum();
        if (!grid.gaps() || grid.channels() != channels) {
            throw new IllegalArgumentException("fusion: expected several parts of " + channels
                    + " channels in all, any of which a case may lack, got " + grid.channels() + " channels"
                    + (grid.gaps() ? "" : " without gaps"));
        }
        List<Told> told = hidden(g, told(g, frontEnd.input(g, grid)));
        switch (joined) {
            case FEATURES -> features(g, told);
            case DECISIONS -> decisions(g, told);
        }
        return told;
    }

    private List<Told> told(GraphBuilder g, Seen seen) {
        List<Told> told = new ArrayList<>();
        int from = 0;
        for (Part part : parts) {
            int to = from + part.channels();
            Value present = Layers.between(g, seen.present().orElseThrow(), 1, from, to);
            Seen own = new Seen(
                    Layers.between(g, seen.values(), 1, from, to),
                    Optional.of(present),
                    seen.grid().with(part.channels()));
            Features map = part.trunk().of(g, part.name() + ".", own);
            Features features = map.mean(g);
            Value there = g.node(Reduction.ReduceMax, Layers.reshape(g, present, 0, -1))
                    .integers("axes", 1)
                    .output();
            told.add(new Told(part.name(), map, features.value(), features.channels(), there));
            from = to;
        }
        return told;
    }

    /** Hides parts in the training reading, but never all. */
    private List<Told> hidden(GraphBuilder g, List<Told> told) {
        if (drop == 0) {
            return told;
        }
        Value all = Layers.concat(g, 1, told.stream().map(Told::there).toArray(Value[]::new));
        Value left = g.add(Arithmetic.Sign, Layers.dropout(g, all, drop));
        Value none = g.add(Logic.Less, g.add(Reduction.ReduceSum, left, g.integers(1)), g.constant(0.5f));
        Value kept = g.add(Selection.Where, none, all, left);
        List<Told> hidden = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Told one = told.get(i);
            Value still = Layers.between(g, kept, 1, i, i + 1);
            hidden.add(new Told(one.name(), one.map(), one.features(), one.width(), still));
        }
        return hidden;
    }

    private void features(GraphBuilder g, List<Told> told) {
        List<Value> all = new ArrayList<>();
        int width = 0;
        for (Told one : told) {
            all.add(g.add(Arithmetic.Mul, one.features(), one.there()));
            all.add(one.there());
            width += one.width() + 1;
        }
        Value joint = Layers.concat(g, 1, all.toArray(Value[]::new));
        Value seen = layer(g, "", joint, width);
        g.output(FEATURES, seen, GraphBuilder.ANY, units > 0 ? units : width);
        task.head(g, seen, units > 0 ? units : width);
    }

    private void decisions(GraphBuilder g, List<Told> told) {
        List<Value> said = new ArrayList<>();
        for (Told one : told) {
            Value seen = layer(g, one.name() + ".", one.features(), one.width());
            Value logits = task.layer(g, one.name() + ".", seen, units > 0 ? units : one.width());
            said.add(g.add(Arithmetic.Mul, logits, one.there()));
        }
        Value count = sum(g, told.stream().map(Told::there).toList());
        Value mean = g.add(Arithmetic.Div, sum(g, said), g.add(Arithmetic.Max, count, g.constant(1)));
        g.output(Task.LOGITS, mean, GraphBuilder.ANY, task.logits());
        task.said(g, mean).output(g, task.classes().size());
    }

    private Value layer(GraphBuilder g, String prefix, Value features, int width) {
        Value seen = Layers.dropout(g, features, dropout);
        return units == 0
                ? seen
                : Layers.dropout(
                        g, g.add(Activation.Relu, Layers.dense(g, prefix + "dense", seen, width, units)), dropout);
    }

    private static Value sum(GraphBuilder g, List<Value> values) {
        return g.add(Arithmetic.Sum, values.toArray(Value[]::new));
    }
}
