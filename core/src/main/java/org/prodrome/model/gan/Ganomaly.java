package org.prodrome.model.gan;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Residual;
import org.prodrome.model.coder.Coder;
import org.prodrome.model.coder.Features;
import org.prodrome.model.coder.Style;

/**
 * GANomaly (Akcay, Atapour-Abarghouei and Breckon, "GANomaly: Semi-Supervised Anomaly Detection via Adversarial
 * Training", ACCV 2018): the generator encodes a case, decodes the code, and encodes what it decoded once more; both
 * codes of a normal case agree. Distances between features and between codes, for which the paper writes norms, are
 * mean squares, as in the authors' code, in the score too. The authors' code starts the critic anew where its loss
 * vanishes; this one doesn't. The map, which the paper has not, is the absolute difference of case and reconstruction.
 *
 * @param latent length of a code
 * @param featureWeight of the distance between the critic's features of case and reconstruction, 1 in the paper
 * @param contextWeight of the mean absolute difference of case and reconstruction, 50 in the paper
 * @param latentWeight of the distance between the codes, 1 in the paper
 * @param real the critic's target for real cases, 1 in the paper; a little less is one-sided label smoothing
 */
public record Ganomaly(
        FrontEnd frontEnd,
        Coder coder,
        int latent,
        double featureWeight,
        double contextWeight,
        double latentWeight,
        double real)
        implements Adversarial {
    private static final Residual ABSOLUTE = new Residual(Residual.Measure.ABSOLUTE, 1, 1);

    public Ganomaly {
        if (latent < 1 || !(featureWeight >= 0) || !(contextWeight >= 0) || !(latentWeight >= 0)) {
            throw new IllegalArgumentException("ganomaly: expected a code of 1 or more and weights of 0 or more, got "
                    + latent + ", " + featureWeight + ", " + contextWeight + " and " + latentWeight);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("ganomaly");
        FrontEnd.Seen seen = coder.input(g, frontEnd, grid);
        Value x = seen.all(g);
        Features code = encode(g, GENERATOR + ".encoder", seen, x);
        Value rebuilt = coder.decode(g, GENERATOR + ".decoder", code, seen.grid(), Style.NORMED);
        Adversarial.compared(g, seen, rebuilt);
        Value imitated = Adversarial.alike(g, seen, rebuilt);
        Features further = encode(g, GENERATOR + ".further", seen, imitated);

        Critic critic = new Critic(CRITIC, coder, seen.encoded(), Style.NORMED_LEAKY);
        Features ofReal = critic.features(g, x);
        Value word = critic.word(g, ofReal);
        Features ofMade = g.again(() -> critic.features(g, imitated));
        Value wordOfMade = g.again(() -> critic.word(g, ofMade));
        Game game = new Game.NonSaturating(real);
        g.output(CRITIC_COST, g.add(Arithmetic.Add, game.real(g, word), game.made(g, wordOfMade)), GraphBuilder.ANY);

        Value differences = ABSOLUTE.differences(g, seen, rebuilt);
        Value byFeatures = Adversarial.apart(g, ofReal.value(), ofMade.value());
        Value byCode = Adversarial.apart(g, code.value(), further.value());
        Value costs = g.add(
                Arithmetic.Add,
                Layers.times(g, featureWeight, byFeatures),
                Layers.times(g, contextWeight, Residual.mean(g, seen, differences)));
        g.output(GENERATOR_COST, g.add(Arithmetic.Add, costs, Layers.times(g, latentWeight, byCode)), GraphBuilder.ANY);
        ABSOLUTE.map(g, frontEnd, seen, differences);
        g.output(SCORE, byCode, GraphBuilder.ANY);
        return g.build();
    }

    private Features encode(GraphBuilder g, String name, FrontEnd.Seen seen, Value x) {
        return coder.encode(g, name, x, seen.encoded(), Style.NORMED_LEAKY).whole(g, name + ".latent", latent);
    }
}
