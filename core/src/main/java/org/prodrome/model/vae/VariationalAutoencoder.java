package org.prodrome.model.vae;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;
import org.prodrome.model.OneClass;
import org.prodrome.model.Residual;
import org.prodrome.model.coder.Coder;
import org.prodrome.model.coder.Features;

/**
 * A variational autoencoder (Kingma and Welling, "Auto-Encoding Variational Bayes", ICLR 2014, equation 7 with one
 * draw) of normal cases. With a context it is the context-encoding one, ceVAE (Zimmerer, Kohl, Petersen, Isensee and
 * Maier-Hein, "Context-encoding Variational Autoencoder for Unsupervised Anomaly Detection", 2018): the same network
 * also rebuilds, from the mean code, cases of which boxes were blanked. Positioned it is conditional (Sohn, Lee and
 * Yan, NIPS 2015), as Uzunova, Schultz, Handels and Ehrhardt (IJCARS 2019) have it for prior knowledge: both halves are
 * told where in the case the window lies.
 *
 * <p>The map is the residual's. ceVAE's also multiplies by the gradient of the bound, which ONNX Runtime can't compute.
 * Cases are scored by the mean of their code, so nothing is drawn.
 *
 * @param latent units of the code
 * @param beta weight of the divergence (Higgins et al., ICLR 2017); 1 for the bound itself
 * @param context edge of the boxes that are blanked, as a share of each length; 0 for none
 * @param positioned whether the place of the window in the case is told
 */
public record VariationalAutoencoder(
        FrontEnd frontEnd,
        Coder coder,
        int latent,
        Prior prior,
        Likelihood likelihood,
        double beta,
        double context,
        boolean positioned,
        Judged judged,
        Residual residual)
        implements OneClass {
    private static final String DRAW = "draw";
    private static final String BLANK = "blank";

    /** What the score is. */
    public enum Judged {
        /** How far what was rebuilt is from what was seen, as the residual says. */
        RECONSTRUCTION,
        /** The negative evidence lower bound a value, in nats, at the code's mean. */
        BOUND,
        /** How unlikely the code's mean is under the prior, in nats. */
        CODE
    }

    public VariationalAutoencoder {
        if (latent < 1 || !(beta >= 0) || !(context >= 0 && context < 1)) {
            throw new IllegalArgumentException("variational autoencoder: expected a latent of 1 or more, a beta of 0 or"
                    + " more and a context of 0 to below 1, got " + latent + ", " + beta + " and " + context);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("variational-autoencoder");
        FrontEnd.Seen seen = coder.input(g, frontEnd, grid);
        Value place = positioned ? g.input(POSITION, GraphBuilder.ANY, 1) : Value.ABSENT;
        Value x = seen.all(g);

        Posterior posterior = encode(g, x, seen.encoded(), place);
        Likelihood.Said said = decode(g, posterior.mean(), seen.grid(), place);
        Value differences = residual.differences(g, seen, said.centre());
        Value map = residual.map(g, frontEnd, seen, differences);
        Value score = switch (judged) {
            case RECONSTRUCTION -> residual.score(g, seen, differences, map);
            case BOUND -> bound(g, seen, posterior, posterior.mean(), said, 1);
            case CODE -> prior.surprise(g, posterior.mean(), latent);
        };
        g.output(SCORE, score, GraphBuilder.ANY);

        Value cost = g.again(() -> {
            Value z = posterior.drawn(g, g.input(DRAW, GraphBuilder.ANY, latent));
            Value own = bound(g, seen, posterior, z, decode(g, z, seen.grid(), place), beta);
            return context == 0 ? own : g.add(Arithmetic.Add, own, fromContext(g, seen, x, place));
        });
        g.output(COST, cost, GraphBuilder.ANY);
        return g.build();
    }

    private Posterior encode(GraphBuilder g, Value x, Grid encoded, Value place) {
        Features features = coder.encode(g, "encoder", x, encoded, coder.style());
        return Posterior.of(g, positioned ? told(g, features, place) : features, latent);
    }

    private static Features told(GraphBuilder g, Features features, Value place) {
        Value flat = features.places().isEmpty() ? features.value() : Layers.reshape(g, features.value(), 0, -1);
        return new Features(Layers.concat(g, 1, flat, place), features.size() + 1, List.of());
    }

    private Likelihood.Said decode(GraphBuilder g, Value z, Grid grid, Value place) {
        Features code = new Features(z, latent, List.of());
        Value decoded = coder.decode(
                g,
                "decoder",
                positioned ? told(g, code, place) : code,
                grid.with(likelihood.numbers() * grid.channels()),
                coder.style());
        return likelihood.said(g, decoded, grid.channels());
    }

    /** The negative bound a value. */
    private Value bound(
            GraphBuilder g, FrontEnd.Seen seen, Posterior posterior, Value z, Likelihood.Said said, double weight) {
        Value divergence = prior.divergence(g, posterior, z);
        return g.add(
                Arithmetic.Add,
                surprise(g, seen, said),
                Layers.times(g, weight / seen.grid().size(), divergence));
    }

    /** The mean of -log p over what was there: [batch]. */
    private Value surprise(GraphBuilder g, FrontEnd.Seen seen, Likelihood.Said said) {
        Value each = likelihood.surprise(g, seen.values(), said);
        Value there =
                seen.present().map(mask -> g.add(Arithmetic.Mul, each, mask)).orElse(each);
        return Residual.mean(g, seen, there);
    }

    /** The second term of ceVAE's objective: rebuilding from what is around. */
    private Value fromContext(GraphBuilder g, FrontEnd.Seen seen, Value x, Value place) {
        Value kept = g.input(BLANK, seen.encoded().shape(GraphBuilder.ANY));
        Posterior posterior = encode(g, g.add(Arithmetic.Mul, x, kept), seen.encoded(), place);
        return surprise(g, seen, decode(g, posterior.mean(), seen.grid(), place));
    }

    @Override
    public List<Noise> noise(Grid grid) {
        List<Noise> noise = new ArrayList<>(List.of(new Noise.Normal(DRAW, List.of(latent))));
        if (context > 0) {
            Grid encoded = coder.input(new GraphBuilder("seen"), frontEnd, grid).encoded();
            noise.add(new Noise.Blanked(BLANK, encoded.each(), context));
        }
        return noise;
    }
}
