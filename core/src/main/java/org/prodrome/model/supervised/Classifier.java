package org.prodrome.model.supervised;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.coder.Features;
import org.prodrome.model.task.Task;
import org.prodrome.model.trunk.Trunk;

/**
 * A trunk that makes features of a case, one dense layer upon them and what the task says of it. Features of several
 * places are averaged over them (Lin, Chen and Yan, "Network in Network", ICLR 2014), so that the input's size is free.
 *
 * @param units of the dense layer before the task's own; 0 for none
 * @param dropout rate before and after that layer, or once without it
 */
public record Classifier(FrontEnd frontEnd, Trunk trunk, int units, double dropout, Task task) implements Supervised {
    public Classifier {
        if (units < 0 || !(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException(
                    "classifier: expected 0 or more units and a dropout of 0 to below 1, got " + units + " and "
                            + dropout);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("classifier");
        Features features = trunk.of(g, "", frontEnd.input(g, grid)).mean(g);
        Value seen = Layers.dropout(g, features.value(), dropout);
        int width = features.channels();
        if (units > 0) {
            Value hidden = g.add(Activation.Relu, Layers.dense(g, "dense", seen, width, units));
            seen = Layers.dropout(g, hidden, dropout);
            width = units;
        }
        g.output(FEATURES, seen, GraphBuilder.ANY, width);
        task.head(g, seen, width);
        return g.build();
    }
}
