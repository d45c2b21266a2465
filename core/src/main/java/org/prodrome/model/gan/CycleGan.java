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
import org.prodrome.objective.Objective;

/**
 * CycleGAN (Zhu, Park, Isola and Efros, "Unpaired Image-to-Image Translation using Cycle-Consistent Adversarial
 * Networks", ICCV 2017) between normal and abnormal cases, from which it learns by their labels: the map is what has to
 * change so that a case becomes normal. Batches hold cases of both domains in any order; every term of the loss is a
 * mean over the batch in which each case takes the part of its own domain, so that domains should be drawn equally
 * often. A generator adds to the case what it decodes (Baumgartner et al., "Visual Feature Attribution using
 * Wasserstein GANs", CVPR 2018, section 3.1) from a code at each place, instead of the paper's residual network, and
 * normalises case by case. No pool of older made cases is kept.
 *
 * @param bottleneck values of the generators' code at each place
 * @param cycleWeight the paper's λ, 10
 * @param identityWeight of what a generator changes in a case of its own domain, 0.5 λ in the paper's section 5.2
 * @param residual how case and normal twin make map and score
 */
public record CycleGan(
        FrontEnd frontEnd, Coder coder, int bottleneck, double cycleWeight, double identityWeight, Residual residual)
        implements Adversarial {
    private static final String NORMAL = ".normal";
    private static final String ABNORMAL = ".abnormal";
    private static final Game GAME = new Game.LeastSquares();
    private static final Residual ABSOLUTE = new Residual(Residual.Measure.ABSOLUTE, 1, 1);

    public CycleGan {
        if (bottleneck < 1 || !(cycleWeight >= 0) || !(identityWeight >= 0)) {
            throw new IllegalArgumentException("cycle gan: expected a bottleneck of 1 or more and weights of 0 or more,"
                    + " got " + bottleneck + ", " + cycleWeight + " and " + identityWeight);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("cycle-gan");
        FrontEnd.Seen seen = coder.input(g, frontEnd, grid);
        int axes = seen.grid().axes();
        Value label = g.input(Objective.LABEL, GraphBuilder.ANY);
        Value abnormal = Adversarial.label(g, label, axes);
        Value x = seen.values();
        Value normalised = translated(g, NORMAL, seen, x);
        Value spoilt = translated(g, ABNORMAL, seen, x);
        Value other = of(g, abnormal, normalised, spoilt);
        Value same = of(g, abnormal, spoilt, normalised);
        Value back = g.again(
                () -> of(g, abnormal, translated(g, ABNORMAL, seen, other), translated(g, NORMAL, seen, other)));
        Adversarial.compared(g, seen, other);

        Features asAbnormal = words(g, ABNORMAL, seen, x);
        Value ill = Adversarial.label(g, label, asAbnormal.places().size());
        Value words = of(g, ill, asAbnormal.value(), words(g, NORMAL, seen, x).value());
        Value wordsOfMade = g.again(() -> of(
                g,
                ill,
                words(g, NORMAL, seen, other).value(),
                words(g, ABNORMAL, seen, other).value()));
        Value told = g.add(
                Arithmetic.Add,
                Adversarial.mean(g, GAME.real(g, words)),
                Adversarial.mean(g, GAME.made(g, wordsOfMade)));
        g.output(CRITIC_COST, Layers.times(g, 0.5, told), GraphBuilder.ANY);
        Value kept = g.add(
                Arithmetic.Add,
                Layers.times(g, cycleWeight, absolute(g, seen, back)),
                Layers.times(g, identityWeight, absolute(g, seen, same)));
        g.output(
                GENERATOR_COST,
                g.add(Arithmetic.Add, Adversarial.mean(g, GAME.convincing(g, wordsOfMade)), kept),
                GraphBuilder.ANY);
        residual.outputs(g, frontEnd, seen, residual.differences(g, seen, normalised));
        return g.build();
    }

    /** The first of an abnormal case, the second of a normal one. */
    private static Value of(GraphBuilder g, Value abnormal, Value first, Value second) {
        return g.add(Arithmetic.Add, second, g.add(Arithmetic.Mul, abnormal, g.add(Arithmetic.Sub, first, second)));
    }

    private Value translated(GraphBuilder g, String domain, FrontEnd.Seen seen, Value x) {
        String name = GENERATOR + domain;
        Features code = coder.encode(
                        g, name + ".encoder", Adversarial.alike(g, seen, x), seen.encoded(), Style.CASE_NORMED_LEAKY)
                .each(g, name + ".code", bottleneck);
        Value added = coder.decode(g, name + ".decoder", code, seen.grid(), Style.CASE_NORMED_LEAKY);
        return g.add(Arithmetic.Add, x, added);
    }

    /** A critic's words at each place, as the paper's of patches are: [batch, 1, place, ...]. */
    private Features words(GraphBuilder g, String domain, FrontEnd.Seen seen, Value x) {
        String name = CRITIC + domain;
        return new Critic(name, coder, seen.encoded(), Style.CASE_NORMED_LEAKY)
                .features(g, Adversarial.alike(g, seen, x))
                .each(g, name + ".output", 1);
    }

    private static Value absolute(GraphBuilder g, FrontEnd.Seen seen, Value other) {
        return Residual.mean(g, seen, ABSOLUTE.differences(g, seen, other));
    }

    @Override
    public Supervision supervision() {
        return Supervision.LABELLED;
    }
}
