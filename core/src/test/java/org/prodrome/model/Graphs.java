package org.prodrome.model;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.TorchRuntime;

/** Computes parts of graphs, for numbers worked out by hand. */
public final class Graphs {
    private Graphs() {}

    /** What a part makes of an input, with the parameters it begins with. */
    public static float[] run(Array x, BiFunction<GraphBuilder, Value, Value> part) {
        return run(x, part, (_, start) -> start);
    }

    /** What a front end makes of a case's values. */
    static float[] seen(FrontEnd frontEnd, Grid grid, float[] values) {
        return run(
                Array.of(values, grid.shape(1)),
                (g, x) -> frontEnd.of(g, x, grid).values());
    }

    /** What a part makes of an input, with parameters of the test's choice. */
    public static float[] run(
            Array x,
            BiFunction<GraphBuilder, Value, Value> part,
            BiFunction<Network, Parameters, Parameters> parameters) {
        GraphBuilder g = new GraphBuilder("part");
        g.output("y", part.apply(g, g.input("x", x.shape())));
        Network network = g.build();
        Parameters values = parameters.apply(network, network.initialise(new Seed(3)));
        try (TorchRuntime runtime = new TorchRuntime(network, values, Device.CPU)) {
            return Objects.requireNonNull(runtime.run(Map.of("x", x)).get("y")).floats();
        }
    }
}
