package org.prodrome.model.belief;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.IntStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.BoltzmannMachine;
import org.prodrome.graph.fragment.BoltzmannMachine.Visible;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Noise;

/** Where a Boltzmann machine's own samples come from in training. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Chain.Contrastive.class, name = "contrastive"),
    @JsonSubTypes.Type(value = Chain.Persistent.class, name = "persistent")
})
public sealed interface Chain {
    /** Steps of Gibbs sampling a round. */
    int steps();

    /** How many chains go on from round to round; 0 if they begin at the data. */
    int chains();

    /** Begins at the data: contrastive divergence, CD-k (Hinton 2002). */
    record Contrastive(int steps) implements Chain {
        public Contrastive {
            require(steps);
        }

        @Override
        public int chains() {
            return 0;
        }
    }

    /**
     * Goes on where it was in the round before (Tieleman, "Training Restricted Boltzmann Machines using Approximations
     * to the Likelihood Gradient", ICML 2008). The chains are state.
     *
     * @param chains how many
     */
    record Persistent(int steps, int chains) implements Chain {
        public Persistent {
            require(steps);
            if (chains < 1 || chains > 1 << 12) {
                throw new IllegalArgumentException("chain: expected 1 to 4096 chains, got " + chains);
            }
        }
    }

    private static void require(int steps) {
        if (steps < 1 || steps > 1000) {
            throw new IllegalArgumentException("chain: expected 1 to 1000 steps, got " + steps);
        }
    }

    /** What it draws for a machine: one draw a case, or all chains' with each case, of which the first's are used. */
    default List<Noise> noise(BoltzmannMachine machine) {
        List<Integer> hidden = each(machine.units());
        List<Integer> visible = each(machine.inputs());
        return List.of(
                new Noise.Uniform(hidden(machine), hidden),
                machine.visible() == Visible.BINARY
                        ? new Noise.Uniform(visible(machine), visible)
                        : new Noise.Normal(visible(machine), visible));
    }

    private List<Integer> each(int units) {
        return chains() == 0 ? List.of(steps(), units) : List.of(steps(), chains(), units);
    }

    private static String hidden(BoltzmannMachine machine) {
        return machine.name() + ".hidden.drawn";
    }

    private static String visible(BoltzmannMachine machine) {
        return machine.name() + ".visible.drawn";
    }

    /** Adds the samples that the machine's data are held against: [batch or chain, input]. */
    default Value samples(GraphBuilder g, BoltzmannMachine machine, Value data) {
        List<Noise> noise = noise(machine);
        Value forHidden = g.input(noise.getFirst().input(), noise.getFirst().shape(GraphBuilder.ANY));
        Value forVisible = g.input(noise.getLast().input(), noise.getLast().shape(GraphBuilder.ANY));
        if (chains() == 0) {
            return g.again(() -> walked(g, machine, data, forHidden, forVisible));
        }
        Initialiser begun =
                machine.visible() == Visible.BINARY ? new Initialiser.Constant(0.5f) : new Initialiser.Normal(1);
        Value before = g.state(machine.name() + ".chain", begun, chains(), machine.inputs());
        Value first = Layers.first(g, forHidden, 0, 1);
        Value after = g.again(() -> walked(g, machine, before, first, Layers.first(g, forVisible, 0, 1)));
        g.carry(before, after, chains(), machine.inputs());
        return after;
    }

    private Value walked(GraphBuilder g, BoltzmannMachine machine, Value from, Value forHidden, Value forVisible) {
        int axis = 1;
        return IntStream.range(0, steps())
                .boxed()
                .reduce(
                        from,
                        (v, step) -> machine.sample(
                                g,
                                v,
                                draw(g, forHidden, axis, step, machine.units()),
                                draw(g, forVisible, axis, step, machine.inputs())),
                        (a, _) -> a);
    }

    private static Value draw(GraphBuilder g, Value drawn, int axis, int step, int units) {
        return Layers.reshape(g, Layers.between(g, drawn, axis, step, step + 1), -1, units);
    }
}
