package org.prodrome.model.classic;

import java.util.Map;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Residual;
import org.prodrome.runtime.PrincipalAxes;

/**
 * Principal component analysis of normal windows: the yardstick of every linear structure. A missing value counts as
 * the mean.
 *
 * @param components how many of the directions of the largest variance are kept, if there are so many
 */
public record PrincipalComponents(FrontEnd frontEnd, int components, Judged judged, Residual residual)
        implements Fitted {
    private static final String CENTRE = "centre";
    private static final String AXES = "axes";
    private static final String SHARES = "shares";

    /** What the score is. */
    public enum Judged {
        /** How far the window is from the plane of the components, as the residual says. */
        RESIDUAL,
        /**
         * The sum over the components of the window's distance from the unit vector along each, divided by its share of
         * the variance: what PyOD (Zhao, Nasrullah and Li, JMLR 2019) computes under the name of PCA, after Shyu et al.
         * 2003.
         */
        DISTANCES
    }

    public PrincipalComponents {
        if (components < 1) {
            throw new IllegalArgumentException("principal components: expected 1 or more, got " + components);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("principal-components");
        FrontEnd.Seen seen = frontEnd.input(g, grid);
        Value row = Fitted.seen(g, seen);
        int columns = Math.toIntExact(seen.grid().size());
        int count = Math.min(components, columns);
        Value centre = g.state(CENTRE, new Initialiser.Constant(0), 1, columns);
        Value axes = g.state(AXES, new Initialiser.Constant(0), count, columns);
        Value shares = g.state(SHARES, new Initialiser.Constant(0), count);

        Value along = g.add(Arithmetic.MatMul, g.add(Arithmetic.Sub, row, centre), Layers.transpose(g, axes, 1, 0));
        Value near = g.add(Arithmetic.Add, g.add(Arithmetic.MatMul, along, axes), centre);
        Value rebuilt = Layers.reshape(g, near, seen.grid().shape(-1));
        Value differences = residual.differences(g, seen, rebuilt);
        Value map = residual.map(g, frontEnd, seen, differences);
        Value score = switch (judged) {
            case RESIDUAL -> residual.score(g, seen, differences, map);
            case DISTANCES -> distances(g, row, axes, shares);
        };
        g.output(SCORE, score, GraphBuilder.ANY);
        return g.build();
    }

    private static Value distances(GraphBuilder g, Value row, Value axes, Value shares) {
        Value there = Layers.sum(g, Layers.square(g, axes), 1);
        Value distances = Distances.between(g, row, axes);
        Value weighted = g.add(
                Arithmetic.Div,
                g.add(Arithmetic.Mul, distances, there),
                g.add(Arithmetic.Max, shares, g.constant(1e-12f)));
        return Layers.sum(g, weighted, 1);
    }

    @Override
    public Map<String, Array> state(Array rows) {
        if (rows.shape()[0] < 2) {
            throw new IllegalArgumentException(
                    "principal components: expected 2 windows or more to learn from, got " + rows.shape()[0]);
        }
        PrincipalAxes found = PrincipalAxes.of(rows, Math.toIntExact(Math.min(components, rows.shape()[1])));
        return Map.of(CENTRE, found.centre(), AXES, found.axes(), SHARES, found.shares());
    }
}
