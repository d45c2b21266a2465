package org.prodrome.model.gan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.Noise;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;
import org.prodrome.train.Turns;

/** A generator learns from a critic, which learns to tell what it made from what is real. */
public sealed interface Adversarial extends Model permits ConditionalGan, CycleGan, FastAnoGan, Gan, Ganomaly {
    /** Output of real cases, as the networks see them: [batch, channel, length, ...]. */
    String REAL = "real";

    /** Output of what the generator made, which is to be spread as the real cases are: of their shape. */
    String MADE = "made";

    /** Output of what the critic makes small: [batch]. */
    String CRITIC_COST = "critic_cost";

    /** Output of what the generator makes small: [batch]. */
    String GENERATOR_COST = "generator_cost";

    /** Input of what the generator makes a case of: [batch, unit]. */
    String LATENT = "latent";

    /** Input of where between a real and a made case the critic's gradient is penalised: [batch, 1, ...]. */
    String MIX = "mix";

    /** What the generator's parameters' names begin with. */
    String GENERATOR = "generator";

    /** What the critic's parameters' names begin with. */
    String CRITIC = "critic";

    /** Adds what {@link Likeness} compares. */
    static void compared(GraphBuilder g, FrontEnd.Seen seen, Value made) {
        g.output(REAL, seen.values(), seen.grid().shape(GraphBuilder.ANY));
        g.output(MADE, made, seen.grid().shape(GraphBuilder.ANY));
    }

    /** The critic's learning rate in the generator's. */
    default double criticRate() {
        return 1;
    }

    /** Steps of the critic for each of the generator's. */
    default int criticSteps() {
        return 1;
    }

    @Override
    default List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of(
                phase(network, CRITIC, CRITIC_COST, optimiser.times(criticRate()), schedule),
                phase(network, GENERATOR, GENERATOR_COST, optimiser, schedule).with(Turns.every(criticSteps())));
    }

    @Override
    default Supervision supervision() {
        return Supervision.NORMALS;
    }

    @Override
    default boolean localises() {
        return true;
    }

    /** What a generator that begins with a vector draws, and what the game's penalty does. */
    static List<Noise> noise(int latent, Game game, int axes) {
        List<Noise> noise = new ArrayList<>();
        noise.add(new Noise.Normal(LATENT, List.of(latent)));
        if (game.penalty() > 0) {
            noise.add(new Noise.Uniform(MIX, Collections.nCopies(axes + 1, 1)));
        }
        return noise;
    }

    /** Adds the input that {@link #noise} draws. */
    static Value mix(GraphBuilder g, int axes) {
        return g.input(
                MIX,
                Grid.ofSpace(1, Collections.nCopies(axes, 1).toArray(Integer[]::new))
                        .shape(GraphBuilder.ANY));
    }

    /** What was made as the critic sees it: missing where the real case beside it has gaps. */
    static Value alike(GraphBuilder g, FrontEnd.Seen seen, Value made) {
        return seen.present()
                .map(mask -> Layers.concat(g, 1, g.add(Arithmetic.Mul, made, mask), mask))
                .orElse(made);
    }

    /**
     * Adds what critic and generator make small.
     *
     * @param word the critic's; its parameters are declared when it is first applied
     * @param real that the critic sees
     * @param made that the critic sees
     * @return the critic's word of the real cases
     */
    static Value play(GraphBuilder g, Game game, UnaryOperator<Value> word, Value real, Value made, int axes) {
        Value ofReal = word.apply(real);
        UnaryOperator<Value> again = x -> g.again(() -> word.apply(x));
        Value ofMade = again.apply(made);
        Value cost = g.add(Arithmetic.Add, game.real(g, ofReal), game.made(g, ofMade));
        if (game.penalty() > 0) {
            Value penalty = Critic.penalty(g, again, real, made, mix(g, axes));
            cost = g.add(Arithmetic.Add, cost, Layers.times(g, game.penalty(), penalty));
        }
        g.output(CRITIC_COST, cost, GraphBuilder.ANY);
        g.output(GENERATOR_COST, game.convincing(g, ofMade), GraphBuilder.ANY);
        return ofReal;
    }

    /** The mean over all but the batch: [batch]. */
    static Value mean(GraphBuilder g, Value x) {
        return Layers.average(g, Layers.reshape(g, x, 0, -1), 1);
    }

    /** The mean squared difference: [batch]. */
    static Value apart(GraphBuilder g, Value a, Value b) {
        return mean(g, Layers.square(g, g.add(Arithmetic.Sub, a, b)));
    }

    /** Labels [batch] so that they go with [batch, channel, length, ...]. */
    static Value label(GraphBuilder g, Value label, int axes) {
        long[] shape = new long[axes + 2];
        Arrays.fill(shape, 1);
        shape[0] = -1;
        return Layers.reshape(g, label, shape);
    }

    /** A phase of those parameters whose names begin so. */
    static Phase phase(Network network, String part, String cost, Optimiser optimiser, Schedule schedule) {
        Set<String> trains = network.trainable().stream()
                .filter(name -> name.startsWith(part + "."))
                .collect(Collectors.toUnmodifiableSet());
        return new Phase(part, trains, new Objective.Mean(cost), optimiser, schedule);
    }
}
