package org.prodrome.model.supervised;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.prodrome.graph.Network;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;
import org.prodrome.train.Turns;

/**
 * Layers that learn one after another without labels, each towards a cost of its own, before all of them and the task
 * upon them learn from the labels (Bengio, Lamblin, Popovici and Larochelle, "Greedy Layer-Wise Training of Deep
 * Networks", NIPS 2006).
 *
 * @param greedy share of the rounds in which the layers learn, in equal parts; 0 for none, and with 1 nothing is
 *     learned from the labels
 * @param layers what their parameters' names begin with, in turn; those at the same place learn at once
 * @param own whether a parameter, by its name, is for a layer's own cost alone
 */
public record LayerByLayer(double greedy, List<List<String>> layers, Predicate<String> own) {
    public LayerByLayer {
        layers = layers.stream().map(List::copyOf).toList();
    }

    /** The output of a layer's cost. */
    public static String cost(String layer) {
        return layer + ".cost";
    }

    /** The phases that end in an objective upon the labels. */
    public List<Phase> phases(Network network, Objective labels, Optimiser optimiser, Schedule schedule) {
        List<Phase> phases = new ArrayList<>();
        if (greedy > 0) {
            double part = greedy / layers.size();
            for (int place = 0; place < layers.size(); place++) {
                double end = place == layers.size() - 1 ? greedy : (place + 1) * part;
                Turns turns = Turns.between(place * part, end);
                for (String layer : layers.get(place)) {
                    Objective objective = new Objective.Mean(cost(layer));
                    phases.add(new Phase(layer, network.trainable(layer + ".*"), objective, optimiser, schedule)
                            .with(turns));
                }
            }
        }
        if (greedy < 1) {
            Set<String> last =
                    network.trainable().stream().filter(own.negate()).collect(Collectors.toUnmodifiableSet());
            phases.add(new Phase("labels", last, labels, optimiser, schedule).with(Turns.between(greedy, 1)));
        }
        return phases;
    }
}
