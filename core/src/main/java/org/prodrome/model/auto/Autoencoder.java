package org.prodrome.model.auto;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;
import org.prodrome.model.OneClass;
import org.prodrome.model.Residual;
import org.prodrome.model.coder.Coder;
import org.prodrome.model.coder.Features;

/**
 * An autoencoder (Hinton and Salakhutdinov, "Reducing the Dimensionality of Data with Neural Networks", Science 2006)
 * trained on normal cases alone: what it can't rebuild is abnormal. Its coder makes it a dense, a convolutional (Masci,
 * Meier, Ciresan and Schmidhuber 2011) or a recurrent one, its constraint a sparse, a denoising or a contractive one.
 * No layer is trained before the others, as those papers do. Where a value was missing nothing has to be rebuilt.
 *
 * @param bottleneck values of the code; with a convolutional coder, at each place
 */
public record Autoencoder(FrontEnd frontEnd, Coder coder, int bottleneck, Constraint constraint, Residual residual)
        implements OneClass {
    public Autoencoder {
        if (bottleneck < 1) {
            throw new IllegalArgumentException("autoencoder: expected a bottleneck of 1 or more, got " + bottleneck);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("autoencoder");
        FrontEnd.Seen seen = coder.input(g, frontEnd, grid);
        Value x = seen.all(g);
        Grid encoded = seen.encoded();
        Features code = code(g, x, encoded);
        Value differences = residual.differences(g, seen, decode(g, code, seen));
        residual.outputs(g, frontEnd, seen, differences);

        Value corrupted = constraint.corrupted(g, x, encoded);
        if (!corrupted.equals(x)) {
            Features ofCorrupted = g.again(() -> code(g, corrupted, encoded));
            differences = residual.differences(g, seen, g.again(() -> decode(g, ofCorrupted, seen)));
        }
        Value penalty = constraint.penalty(g, code.value(), code.size(), x);
        g.output(COST, g.add(Arithmetic.Add, Residual.mean(g, seen, differences), penalty), GraphBuilder.ANY);
        return g.build();
    }

    private Features code(GraphBuilder g, Value x, Grid encoded) {
        Features linear = coder.encode(g, "encoder", x, encoded, coder.style()).each(g, "code", bottleneck);
        return linear.with(constraint.code(g, linear.value()));
    }

    private Value decode(GraphBuilder g, Features code, FrontEnd.Seen seen) {
        return coder.decode(g, "decoder", code, seen.grid(), coder.style());
    }

    @Override
    public List<Noise> noise(Grid grid) {
        return constraint.noise(
                coder.input(new GraphBuilder("seen"), frontEnd, grid).encoded());
    }
}
