package org.prodrome.model.vae;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.coder.Features;

/** The codes that a case may have: independent normal ones of a mean and a variance each, [batch, unit]. */
record Posterior(Value mean, Value logVariance, int units) {
    /** Beyond which a variance's logarithm is cut, so that none becomes infinite early in training. */
    private static final float MOST = 10;

    static Posterior of(GraphBuilder g, Features features, int units) {
        Value mean = features.whole(g, "code.mean", units).value();
        Value raw = features.whole(g, "code.log_variance", units).value();
        return new Posterior(mean, g.add(Arithmetic.Clip, raw, g.constant(-MOST), g.constant(MOST)), units);
    }

    /** A code drawn by a noise of deviation 1. */
    Value drawn(GraphBuilder g, Value noise) {
        Value half = Layers.times(g, 0.5, logVariance);
        return g.add(Arithmetic.Add, mean, g.add(Arithmetic.Mul, g.add(Arithmetic.Exp, half), noise));
    }
}
