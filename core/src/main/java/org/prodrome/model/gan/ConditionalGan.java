package org.prodrome.model.gan;

import java.util.List;
import java.util.function.UnaryOperator;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;
import org.prodrome.model.coder.Coder;
import org.prodrome.model.coder.Features;
import org.prodrome.model.coder.Style;
import org.prodrome.objective.Objective;

/**
 * A generative adversarial network that is told the label (Mirza and Osindero, "Conditional Generative Adversarial
 * Nets", 2014, equation 2), and learns from normal and abnormal cases. Its critic is shown real cases with the wrong
 * label as well, which it is to tell like made ones (Reed et al., "Generative Adversarial Text to Image Synthesis",
 * ICML 2016, algorithm 1), and so can judge how a case and a label go together: a case's score, which neither paper
 * has, is by how much more real it takes the case to be as an abnormal one than as a normal one.
 *
 * @param latent length of the vector that, with the label, a case is made of
 * @param criticRate the critic's learning rate in the generator's
 */
public record ConditionalGan(FrontEnd frontEnd, Coder coder, int latent, Game game, double criticRate)
        implements Adversarial {
    public ConditionalGan {
        if (latent < 1 || !(criticRate > 0)) {
            throw new IllegalArgumentException("conditional gan: expected a latent vector of 1 or more and a critic's"
                    + " rate above 0, got " + latent + " and " + criticRate);
        }
        if (game instanceof Game.Wasserstein) {
            throw new IllegalArgumentException("conditional gan: expected a non-saturating or a least-squares game, for"
                    + " the Wasserstein critic's words of wrong labels have no bound, got a Wasserstein one");
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("conditional-gan");
        FrontEnd.Seen seen = coder.input(g, frontEnd, grid);
        int axes = seen.grid().axes();
        Value label = g.input(Objective.LABEL, GraphBuilder.ANY);
        Value drawn = g.input(LATENT, GraphBuilder.ANY, latent);
        Value told = Layers.concat(g, 1, drawn, Adversarial.label(g, label, 0));
        Value made = coder.decode(g, GENERATOR, new Features(told, latent + 1, List.of()), seen.grid(), Style.NORMED);
        Adversarial.compared(g, seen, made);

        Grid joined = seen.encoded().with(seen.encoded().channels() + 1);
        Critic critic = new Critic(CRITIC, coder, joined, Style.CASE_NORMED_LEAKY);
        UnaryOperator<Value> again = x -> critic.wordAgain(g, x);
        Value one = g.constant(1);
        Value plane = Adversarial.label(g, label, axes);
        Value x = seen.all(g);
        Value real = told(g, x, plane);
        Value imitated = told(g, Adversarial.alike(g, seen, made), plane);
        Value wrong = told(g, x, g.add(Arithmetic.Sub, one, plane));

        Value ofReal = game.real(g, critic.word(g, real));
        Value ofMade = again.apply(imitated);
        Value untrue = g.add(Arithmetic.Add, game.made(g, ofMade), game.made(g, again.apply(wrong)));
        g.output(CRITIC_COST, g.add(Arithmetic.Add, ofReal, Layers.times(g, 0.5, untrue)), GraphBuilder.ANY);
        g.output(GENERATOR_COST, game.convincing(g, ofMade), GraphBuilder.ANY);
        Value asAbnormal = again.apply(told(g, x, one));
        Value asNormal = again.apply(told(g, x, g.constant(0)));
        g.output(SCORE, g.add(Arithmetic.Sub, asAbnormal, asNormal), GraphBuilder.ANY);
        return g.build();
    }

    /** The label as one more channel. */
    private static Value told(GraphBuilder g, Value x, Value label) {
        Value nothing = Layers.times(g, 0, Layers.first(g, x, 1, 1));
        return Layers.concat(g, 1, x, g.add(Arithmetic.Add, nothing, label));
    }

    @Override
    public Supervision supervision() {
        return Supervision.LABELLED;
    }

    @Override
    public boolean localises() {
        return false;
    }

    @Override
    public List<Noise> noise(Grid grid) {
        return List.of(new Noise.Normal(LATENT, List.of(latent)));
    }
}
