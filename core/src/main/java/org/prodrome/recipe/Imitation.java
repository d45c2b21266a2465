package org.prodrome.recipe;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.model.gan.Adversarial;
import org.prodrome.model.gan.Likeness;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.TorchRuntime;
import org.prodrome.train.Loop;

/** What a trained generator makes, beside the cases that it learned from. */
final class Imitation {
    private static final int CASES = 64;

    private Imitation() {}

    /** Of the first batches with so many cases together. */
    static Likeness likeness(Network network, Parameters trained, Loop.Batches batches, Device device) {
        float[] real = {};
        float[] made = {};
        int cases = 0;
        try (TorchRuntime torch =
                new TorchRuntime(network.keeping(Adversarial.REAL, Adversarial.MADE), trained, device)) {
            for (long step = 0; cases < CASES; step++) {
                Map<String, Array> outputs = torch.run(batches.at(step));
                Array some = Objects.requireNonNull(outputs.get(Adversarial.REAL));
                real = joined(real, some.floats());
                made = joined(
                        made,
                        Objects.requireNonNull(outputs.get(Adversarial.MADE)).floats());
                cases += Math.toIntExact(some.shape()[0]);
            }
        }
        return Likeness.of(real, made, cases);
    }

    private static float[] joined(float[] first, float[] second) {
        float[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
