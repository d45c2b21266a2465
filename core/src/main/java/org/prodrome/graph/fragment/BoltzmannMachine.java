package org.prodrome.graph.fragment;

import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;

/**
 * A restricted Boltzmann machine: visible units v and hidden ones h, all of which are joined across and none within
 * (Smolensky 1986; Hinton, "Training Products of Experts by Minimizing Contrastive Divergence", Neural Computation 14,
 * 2002). Its parameters are the weights W, visible biases b and hidden biases c.
 *
 * <p>The gradient of F(data) - F(model), of the free energy F(v) = -log sum over h of exp(-E(v, h)), by the parameters
 * is that of the negative log likelihood where the model's samples are its own, and that of contrastive divergence
 * where they are a few steps from the data. No gradient goes through the samples.
 *
 * @param name what its parameters' names begin with
 */
public record BoltzmannMachine(String name, Visible visible, int inputs, int units) {
    /**
     * Deviation of the first weights (Hinton, "A Practical Guide to Training Restricted Boltzmann Machines", 2010, 8).
     */
    private static final double FIRST_DEVIATION = 0.01;

    /** Parts of one that a sample of quantities is rounded to, so that it has no gradient. */
    private static final int PARTS = 1 << 12;

    /** What visible units are. */
    public enum Visible {
        /** 0 or 1, or a probability. */
        BINARY,
        /** Quantities of deviation 1 given the hidden units (Hinton and Salakhutdinov, Science 313, 2006). */
        GAUSSIAN
    }

    /** Probabilities of the hidden units, sigmoid(c + v W): [batch, unit]. */
    public Value hidden(GraphBuilder g, Value v) {
        return g.add(Activation.Sigmoid, sums(g, v));
    }

    private Value sums(GraphBuilder g, Value v) {
        Value bias = g.parameter(name + ".hidden", new Initialiser.Constant(0), false, units);
        return g.add(Arithmetic.Add, g.add(Arithmetic.MatMul, v, weight(g)), bias);
    }

    /** The visible units' means given hidden ones: [batch, input]. */
    private Value visible(GraphBuilder g, Value h) {
        Value sums = g.add(Arithmetic.Add, g.add(Arithmetic.MatMul, h, Layers.transpose(g, weight(g), 1, 0)), bias(g));
        return visible == Visible.BINARY ? g.add(Activation.Sigmoid, sums) : sums;
    }

    /** Declares the parameter that {@link #hidden} doesn't need. */
    public void declareVisible(GraphBuilder g) {
        bias(g);
    }

    private Value weight(GraphBuilder g) {
        return g.parameter(name + ".weight", new Initialiser.Normal(FIRST_DEVIATION), true, inputs, units);
    }

    private Value bias(GraphBuilder g) {
        return g.parameter(name + ".visible", new Initialiser.Constant(0), false, inputs);
    }

    /**
     * The free energy: [batch]. Of binary units it is -v b' - sum softplus(c + v W), of Gaussian ones |v - b|^2 / 2 -
     * sum softplus(c + v W).
     */
    public Value freeEnergy(GraphBuilder g, Value v) {
        Value hiddens = Layers.sum(g, g.add(Activation.Softplus, sums(g, v)), 1);
        Value own = switch (visible) {
            case BINARY -> g.add(Arithmetic.Neg, Layers.sum(g, g.add(Arithmetic.Mul, v, bias(g)), 1));
            case GAUSSIAN ->
                Layers.times(g, 0.5, Layers.sum(g, Layers.square(g, g.add(Arithmetic.Sub, v, bias(g))), 1));
        };
        return g.add(Arithmetic.Sub, own, hiddens);
    }

    /**
     * One step of Gibbs sampling: hidden units given v, then visible units given them: [batch, input].
     *
     * @param forHidden drawn uniformly from 0 to below 1: [batch, unit]
     * @param forVisible likewise, or of Gaussian units drawn with mean 0 and deviation 1: [batch, input]
     */
    public Value sample(GraphBuilder g, Value v, Value forHidden, Value forVisible) {
        Value h = drawn(g, forHidden, hidden(g, v));
        Value mean = visible(g, h);
        return switch (visible) {
            case BINARY -> drawn(g, forVisible, mean);
            case GAUSSIAN ->
                Layers.times(
                        g,
                        1.0 / PARTS,
                        g.add(Arithmetic.Round, Layers.times(g, PARTS, g.add(Arithmetic.Add, mean, forVisible))));
        };
    }

    private static Value drawn(GraphBuilder g, Value uniform, Value probability) {
        return g.node(Creation.Cast, g.add(Logic.Less, uniform, probability))
                .integer("to", ElementType.FLOAT32.onnx())
                .output();
    }

    /** Mean free energy of data less that of samples of the model: [1]. */
    public Value contrast(GraphBuilder g, Value data, Value model) {
        Value ofData = mean(g, freeEnergy(g, data));
        return g.add(Arithmetic.Sub, ofData, mean(g, freeEnergy(g, model)));
    }

    private static Value mean(GraphBuilder g, Value x) {
        return g.node(Reduction.ReduceMean, x).integers("axes", 0).output();
    }
}
