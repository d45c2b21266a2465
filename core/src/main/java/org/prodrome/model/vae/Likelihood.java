package org.prodrome.model.vae;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/** How a value is distributed around what the decoder says of it. */
public enum Likelihood {
    /**
     * Normal, with one deviation for all values, which is learned (Rybkin, Daniilidis and Levine, "Simple and Effective
     * VAE Training with Calibrated Decoders", ICML 2021).
     */
    NORMAL,
    /** Laplace, with one scale for all values, which is learned: robust against single values far off. */
    LAPLACE,
    /** Normal, with a deviation for each value that the decoder says, too. */
    NORMAL_EACH;

    private static final float MOST = 6;

    /** How many numbers the decoder says of a value. */
    int numbers() {
        return this == NORMAL_EACH ? 2 : 1;
    }

    /**
     * What the decoder says.
     *
     * @param centre [batch, channel, length, ...]
     * @param logScale of the same shape, or one for all
     */
    record Said(Value centre, Value logScale) {}

    /**
     * Takes apart what the decoder gives.
     *
     * @param decoded [batch, channels times {@link #numbers}, length, ...]
     */
    Said said(GraphBuilder g, Value decoded, int channels) {
        Value centre = this == NORMAL_EACH ? Layers.first(g, decoded, 1, channels) : decoded;
        Value logScale = this == NORMAL_EACH
                ? Layers.between(g, decoded, 1, channels, 2 * channels)
                : g.parameter("log_scale", new Initialiser.Constant(0), false, 1);
        return new Said(centre, g.add(Arithmetic.Clip, logScale, g.constant(-MOST), g.constant(MOST)));
    }

    /** -log p of each value, in nats. */
    Value surprise(GraphBuilder g, Value values, Said said) {
        Value off = g.add(Arithmetic.Sub, values, said.centre());
        Value scaled = g.add(Arithmetic.Mul, off, g.add(Arithmetic.Exp, g.add(Arithmetic.Neg, said.logScale())));
        Value distance = switch (this) {
            case NORMAL, NORMAL_EACH -> g.add(Arithmetic.Mul, Layers.square(g, scaled), g.constant(0.5f));
            case LAPLACE -> g.add(Arithmetic.Abs, scaled);
        };
        double level = switch (this) {
            case NORMAL, NORMAL_EACH -> 0.5 * Math.log(2 * Math.PI);
            case LAPLACE -> Math.log(2);
        };
        Value constant = g.constant((float) level);
        return g.add(Arithmetic.Add, distance, g.add(Arithmetic.Add, said.logScale(), constant));
    }
}
