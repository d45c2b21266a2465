package org.prodrome.model.gan;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;
import org.prodrome.model.coder.Coder;
import org.prodrome.model.coder.Features;
import org.prodrome.model.coder.Style;

/**
 * A generative adversarial network of normal cases (Goodfellow et al. 2014; with the Wasserstein game Gulrajani et al.
 * 2017): a case is the more abnormal the less real the critic takes it to be, the score that Schlegl et al.,
 * "Unsupervised Anomaly Detection with Generative Adversarial Networks to Guide Marker Discovery", IPMI 2017, compare
 * AnoGAN with. AnoGAN's own search for a latent vector, hundreds of descents a case, is what {@link FastAnoGan} does
 * with an encoder. The critic normalises case by case in every game, for it scores cases alone.
 *
 * @param latent length of the vector that a case is made of
 * @param criticRate the critic's learning rate in the generator's, such as 4 (two time-scale updates, Heusel et al.,
 *     "GANs Trained by a Two Time-Scale Update Rule Converge to a Local Nash Equilibrium", NeurIPS 2017)
 */
public record Gan(FrontEnd frontEnd, Coder coder, int latent, Game game, double criticRate) implements Adversarial {
    public Gan {
        if (latent < 1 || !(criticRate > 0)) {
            throw new IllegalArgumentException("gan: expected a latent vector of 1 or more and a critic's rate above"
                    + " 0, got " + latent + " and " + criticRate);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("gan");
        FrontEnd.Seen seen = coder.input(g, frontEnd, grid);
        Features z = new Features(g.input(LATENT, GraphBuilder.ANY, latent), latent, List.of());
        Value made = coder.decode(g, GENERATOR, z, seen.grid(), Style.NORMED);
        Adversarial.compared(g, seen, made);
        Critic critic = new Critic(CRITIC, coder, seen.encoded(), Style.CASE_NORMED_LEAKY);
        Value word = Adversarial.play(
                g,
                game,
                x -> critic.word(g, x),
                seen.all(g),
                Adversarial.alike(g, seen, made),
                seen.grid().axes());
        g.output(SCORE, g.add(Arithmetic.Neg, word), GraphBuilder.ANY);
        return g.build();
    }

    @Override
    public int criticSteps() {
        return game.criticSteps();
    }

    @Override
    public boolean localises() {
        return false;
    }

    @Override
    public List<Noise> noise(Grid grid) {
        FrontEnd.Seen seen = coder.input(new GraphBuilder("seen"), frontEnd, grid);
        return Adversarial.noise(latent, game, seen.grid().axes());
    }
}
