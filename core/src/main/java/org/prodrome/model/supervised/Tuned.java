package org.prodrome.model.supervised;

import java.util.List;
import org.prodrome.graph.Network;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Task;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;
import org.prodrome.train.Turns;

/**
 * A classifier that begins with batches of which both classes have their share, and of which some layers are then tuned
 * to how often each class is met, everything else being kept. I. Kiral-Kornek et al., "Epileptic Seizure Prediction
 * Using Big Data and Deep Learning: Toward a Mobile System", EBioMedicine 27:103-111, 2018, tune so to a patient; with
 * batches that are drawn alike for all, it is B. Kang et al., "Decoupling Representation and Classifier for Long-Tailed
 * Recognition", ICLR 2020.
 *
 * @param learned of the task detection
 * @param balanced share of the training before the layers are tuned
 * @param layers names or patterns of the parameters that are tuned, such as "head*"
 * @param weights what an error on a normal and on an abnormal case costs while they are
 */
public record Tuned(Classifier learned, double balanced, List<String> layers, List<Double> weights)
        implements Supervised {
    public Tuned {
        layers = List.copyOf(layers);
        weights = List.copyOf(weights);
        if (!(learned.task() instanceof Detection) || layers.isEmpty() || weights.size() != 2) {
            throw new IllegalArgumentException("tuned: expected a classifier that learns to detect, a layer or more and"
                    + " two weights, got " + learned.task() + ", " + layers + " and " + weights);
        }
        if (!(balanced > 0 && balanced < 1)) {
            throw new IllegalArgumentException("tuned: expected a balanced share between 0 and 1, got " + balanced);
        }
    }

    @Override
    public Task task() {
        return learned.task();
    }

    @Override
    public FrontEnd frontEnd() {
        return learned.frontEnd();
    }

    @Override
    public Network network(Grid grid) {
        return learned.network(grid);
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        Task asMet = new Detection(((Detection) learned.task()).loss(), weights);
        return List.of(
                new Phase("balanced", network.trainable(), task().objective(), optimiser, schedule)
                        .with(Turns.between(0, balanced)),
                new Phase(
                                "tuned",
                                network.trainable(layers.toArray(String[]::new)),
                                asMet.objective(),
                                optimiser,
                                schedule)
                        .with(Turns.between(balanced, 1)));
    }
}
