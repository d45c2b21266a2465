package org.prodrome.train;

import java.util.List;
import java.util.Map;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;

/** A network that trains in no time, and something for it to learn: whether four numbers add up to more than 0. */
final class Tiny {
    private static final Seed CHANCE = new Seed(5);

    private Tiny() {}

    /** Four inputs, {@code first}, optionally {@code norm}, dropout, {@code second}, a logit. */
    static Network network(boolean norm) {
        GraphBuilder g = new GraphBuilder("tiny");
        Value x = Layers.dense(g, "first", g.input("x", GraphBuilder.ANY, 4), 4, 8);
        Value normed = norm ? Layers.batchNorm(g, "norm", x, 8) : x;
        Value hidden = Layers.dropout(g, g.add(Activation.Relu, normed), 0.25);
        g.output("logit", Layers.reshape(g, Layers.dense(g, "second", hidden, 8, 1), -1), GraphBuilder.ANY);
        return g.build();
    }

    static Map<String, Array> batch(int samples, long step) {
        var random = CHANCE.split(step).random();
        float[] x = new float[4 * samples];
        float[] label = new float[samples];
        for (int i = 0; i < samples; i++) {
            double sum = 0;
            for (int j = 0; j < 4; j++) {
                x[4 * i + j] = (float) random.nextGaussian();
                sum += x[4 * i + j];
            }
            label[i] = sum > 0 ? 1 : 0;
        }
        return Map.of("x", Array.of(x, samples, 4), Objective.LABEL, Array.of(label, samples));
    }

    static Phase phase(Network network, Optimiser optimiser) {
        return new Phase(
                "train",
                network.trainable(),
                new Objective.BinaryCrossEntropy("logit"),
                optimiser,
                Schedule.parse("warm-up 3 steps then cosine"));
    }

    static Plan plan(Network network, Optimiser optimiser, long rounds) {
        return new Plan(
                network,
                network.initialise(new Seed(7)),
                List.of(phase(network, optimiser)),
                step -> batch(16, step),
                rounds,
                Device.CPU,
                new Seed(8),
                Options.NONE);
    }
}
