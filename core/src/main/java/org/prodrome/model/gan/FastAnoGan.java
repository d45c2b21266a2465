package org.prodrome.model.gan;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;
import org.prodrome.model.Residual;
import org.prodrome.model.coder.Coder;
import org.prodrome.model.coder.Features;
import org.prodrome.model.coder.Style;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;
import org.prodrome.train.Turns;

/**
 * f-AnoGAN (Schlegl et al., "f-AnoGAN: Fast unsupervised anomaly detection with generative adversarial networks",
 * Medical Image Analysis 54, 2019): first a generator and its critic learn normal cases, then, while both stand still,
 * an encoder learns which latent vector gives a case; what generator and encoder can't give back is abnormal. The score
 * is the residual and κ times the mean squared residual of what the critic's last layer sees. Both stages take their
 * learning rate and optimiser from the recipe; the authors' code takes RMSprop and half of the rate for the second.
 *
 * @param latent length of the latent vector
 * @param game of the first stage; the paper's is the Wasserstein game
 * @param encoding what the encoder makes small
 * @param kappa the paper's κ, 1: weight of the features' residual
 * @param firstStage share of the training that the first stage takes, between 0 and 1
 */
public record FastAnoGan(
        FrontEnd frontEnd,
        Coder coder,
        int latent,
        Game game,
        Encoding encoding,
        double kappa,
        double firstStage,
        Residual residual)
        implements Adversarial {
    /** Output of what the encoder makes small: [batch]. */
    public static final String ENCODER_COST = "encoder_cost";

    private static final String ENCODER = "encoder";

    /** How the encoder is trained, section 3.2 of the paper. */
    public enum Encoding {
        /** Image to z to image: the squared residual of a real case. */
        IZI,
        /** z to image to z: the squared distance of a drawn vector from what the encoder makes of its image. */
        ZIZ,
        /** The first, and κ times the squared residual of the critic's features. */
        IZI_F
    }

    public FastAnoGan {
        if (latent < 1 || !(kappa >= 0) || !(firstStage > 0 && firstStage < 1)) {
            throw new IllegalArgumentException("f-anogan: expected a latent vector of 1 or more, a kappa of 0 or more"
                    + " and a first stage between 0 and 1, got " + latent + ", " + kappa + " and " + firstStage);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("f-anogan");
        FrontEnd.Seen seen = coder.input(g, frontEnd, grid);
        Features z = new Features(g.input(LATENT, GraphBuilder.ANY, latent), latent, List.of());
        Value made = coder.decode(g, GENERATOR, z, seen.grid(), Style.NORMED);
        Adversarial.compared(g, seen, made);
        Critic critic = new Critic(CRITIC, coder, seen.encoded(), Style.CASE_NORMED_LEAKY);
        Value x = seen.all(g);
        Adversarial.play(
                g,
                game,
                some -> critic.word(g, some),
                x,
                Adversarial.alike(g, seen, made),
                seen.grid().axes());

        Value rebuilt = settled(g, seen, encode(g, seen, x));
        Value features =
                Adversarial.apart(g, features(g, critic, x), features(g, critic, Adversarial.alike(g, seen, rebuilt)));
        Value weighted = Layers.times(g, kappa, features);
        Value differences = residual.differences(g, seen, rebuilt);
        Value map = residual.map(g, frontEnd, seen, differences);
        Value score = residual.score(g, seen, differences, map);
        g.output(SCORE, g.add(Arithmetic.Add, score, weighted), GraphBuilder.ANY);
        Value squares = Residual.mean(g, seen, Residual.SQUARED.differences(g, seen, rebuilt));
        Value cost = switch (encoding) {
            case IZI -> squares;
            case IZI_F -> g.add(Arithmetic.Add, squares, weighted);
            case ZIZ -> {
                Value shown = Adversarial.alike(g, seen, settled(g, seen, z));
                Features found = g.again(() -> encode(g, seen, shown));
                yield Adversarial.apart(g, z.value(), found.value());
            }
        };
        g.output(ENCODER_COST, cost, GraphBuilder.ANY);
        return g.build();
    }

    private Features encode(GraphBuilder g, FrontEnd.Seen seen, Value x) {
        return coder.encode(g, ENCODER, x, seen.encoded(), Style.NORMED_LEAKY).whole(g, ENCODER + ".latent", latent);
    }

    /** What the generator makes once it has learned. */
    private Value settled(GraphBuilder g, FrontEnd.Seen seen, Features z) {
        return g.again(() -> coder.decode(g, GENERATOR, z, seen.grid(), Style.SETTLED));
    }

    private static Value features(GraphBuilder g, Critic critic, Value x) {
        return g.again(() -> critic.features(g, x)).value();
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of(
                Adversarial.phase(network, CRITIC, CRITIC_COST, optimiser, schedule)
                        .with(Turns.between(0, firstStage)),
                Adversarial.phase(network, GENERATOR, GENERATOR_COST, optimiser, schedule)
                        .with(new Turns(0, firstStage, game.criticSteps())),
                Adversarial.phase(network, ENCODER, ENCODER_COST, optimiser, schedule)
                        .with(Turns.between(firstStage, 1)));
    }

    @Override
    public List<Noise> noise(Grid grid) {
        FrontEnd.Seen seen = coder.input(new GraphBuilder("seen"), frontEnd, grid);
        return Adversarial.noise(latent, game, seen.grid().axes());
    }
}
