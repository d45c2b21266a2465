package org.prodrome.model.trunk;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Gated residual blocks whose convolutions reach ever further (van den Oord et al., "WaveNet: A Generative Model for
 * Raw Audio", 2016, equation 2 and figure 4), along time. Each block gives z = tanh(F(x)) * sigmoid(G(x)), adds a
 * convolution of width 1 of z to x, and another to what all blocks give together.
 *
 * <p>A classifier hears all of the window at once, so that a block may look ahead as well as back; it looks back alone
 * where {@code causal}, as in the paper.
 *
 * @param dilations of each block, in places
 * @param filters of x and z
 * @param gathered channels of what all blocks give together
 * @param kernel places that a convolution sees; odd unless causal
 */
public record WaveNet(List<Integer> dilations, int filters, int gathered, int kernel, boolean causal) implements Trunk {
    private static final String NAME = "wavenet";

    public WaveNet {
        dilations = Checks.counts(NAME, "dilations", 64, dilations);
        Checks.require(
                filters >= 1 && gathered >= 1, NAME, "1 filter or more", filters + " and " + gathered + " gathered");
        Checks.require(
                kernel >= 2 && (causal || kernel % 2 == 1), NAME, "a kernel of 2 or more, odd unless causal", kernel);
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Features x = Checks.places(NAME, g, seen);
        Checks.require(x.places().size() == 1, NAME, "one axis, time", x.places());
        x = reaching(g, prefix + "first", x, 1, filters);
        List<Value> given = new ArrayList<>();
        for (int i = 0; i < dilations.size(); i++) {
            String name = prefix + "block" + (i + 1);
            Value filter =
                    reaching(g, name + ".filter", x, dilations.get(i), filters).value();
            Value gate =
                    reaching(g, name + ".gate", x, dilations.get(i), filters).value();
            Features z = x.with(g.add(Arithmetic.Mul, g.add(Activation.Tanh, filter), g.add(Activation.Sigmoid, gate)));
            given.add(
                    Convolution.of(1).biased(g, name + ".gathered", z, gathered).value());
            if (i < dilations.size() - 1) {
                Features on = Convolution.of(1).biased(g, name + ".residual", z, filters);
                x = x.with(g.add(Arithmetic.Add, x.value(), on.value()));
            }
        }
        Value sum = g.add(Arithmetic.Sum, given.toArray(Value[]::new));
        Features all = Convolution.relu(g, new Features(sum, gathered, x.places()));
        Features last = Convolution.of(1).biased(g, prefix + "last", all, gathered);
        return Convolution.relu(g, last);
    }

    private Features reaching(GraphBuilder g, String name, Features x, int dilation, int outputs) {
        int reach = (kernel - 1) * dilation;
        int before = causal ? reach : reach / 2;
        return new Convolution(kernel, 1, 0, dilation, 1).biased(g, name, x, outputs, before, reach - before);
    }
}
