package org.prodrome.model.gan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;
import org.prodrome.model.coder.Coder;
import org.prodrome.model.coder.Features;
import org.prodrome.model.coder.Style;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.model.task.Task;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;
import org.prodrome.train.Turns;

/**
 * A generative adversarial network learns without labels what cases look like; then what its critic's last layer saw is
 * kept as it is, and two new dense layers learn from the labels upon it. N. D. Truong, L. Kuhlmann, M. R. Bonyadi, D.
 * Querlioz, L. Zhou and O. Kavehei, "Epileptic Seizure Forecasting With Generative Adversarial Networks", IEEE Access
 * 7, 2019.
 *
 * @param latent length of the vector that a case is made of
 * @param criticRate the critic's learning rate in the generator's
 * @param unlabelled share of the training in which the game is played, the labels' part is what follows
 * @param units of the first of the new layers; the second is the task's
 * @param dropout rate before each of them
 */
public record CriticClassifier(
        FrontEnd frontEnd,
        Coder coder,
        int latent,
        Game game,
        double criticRate,
        double unlabelled,
        int units,
        double dropout,
        Task task)
        implements Supervised {
    public CriticClassifier {
        task.requireNotAdversarial("critic classifier");
        if (latent < 1 || !(criticRate > 0) || units < 1) {
            throw new IllegalArgumentException("critic classifier: expected a latent vector and units of 1 or more and"
                    + " a critic's rate above 0, got " + latent + ", " + units + " and " + criticRate);
        }
        if (!(unlabelled > 0 && unlabelled < 1) || !(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("critic classifier: expected an unlabelled share between 0 and 1 and a"
                    + " dropout of 0 to below 1, got " + unlabelled + " and " + dropout);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("critic-classifier");
        FrontEnd.Seen seen = coder.input(g, frontEnd, grid);
        Features z = new Features(g.input(Adversarial.LATENT, GraphBuilder.ANY, latent), latent, List.of());
        Value made = coder.decode(g, Adversarial.GENERATOR, z, seen.grid(), Style.NORMED);
        Critic critic = new Critic(Adversarial.CRITIC, coder, seen.encoded(), Style.CASE_NORMED_LEAKY);
        Value real = seen.all(g);
        Adversarial.play(
                g,
                game,
                x -> critic.word(g, x),
                real,
                Adversarial.alike(g, seen, made),
                seen.grid().axes());
        Features features = g.again(() -> critic.features(g, real));
        Value first = features.with(Layers.dropout(g, features.value(), dropout))
                .whole(g, "dense", units)
                .value();
        Value hidden = Layers.dropout(g, g.add(Activation.Relu, first), dropout);
        g.output(FEATURES, hidden, GraphBuilder.ANY, units);
        task.head(g, hidden, units);
        return g.build();
    }

    @Override
    public List<Noise> noise(Grid grid) {
        FrontEnd.Seen seen = coder.input(new GraphBuilder("seen"), frontEnd, grid);
        return Adversarial.noise(latent, game, seen.grid().axes());
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        Set<String> layers = network.trainable().stream()
                .filter(name ->
                        !name.startsWith(Adversarial.GENERATOR + ".") && !name.startsWith(Adversarial.CRITIC + "."))
                .collect(Collectors.toUnmodifiableSet());
        return List.of(
                Adversarial.phase(
                                network,
                                Adversarial.CRITIC,
                                Adversarial.CRITIC_COST,
                                optimiser.times(criticRate),
                                schedule)
                        .with(Turns.between(0, unlabelled)),
                Adversarial.phase(network, Adversarial.GENERATOR, Adversarial.GENERATOR_COST, optimiser, schedule)
                        .with(new Turns(0, unlabelled, game.criticSteps())),
                new Phase("labels", layers, task.objective(), optimiser, schedule).with(Turns.between(unlabelled, 1)));
    }
}
