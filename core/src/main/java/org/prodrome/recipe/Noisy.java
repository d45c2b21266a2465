package org.prodrome.recipe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.model.Noise;
import org.prodrome.train.Loop;

/** Batches with what the model draws beside them. */
record Noisy(Loop.Batches batches, List<Noise> noises, int size, Seed seed) implements Loop.Batches {
    @Override
    public Map<String, Array> at(long step) {
        Map<String, Array> inputs = new HashMap<>(batches.at(step));
        for (Noise noise : noises) {
            RandomGenerator random = seed.split(noise.input()).split(step).random();
            float[] values = new float[Math.multiplyExact(size, noise.size())];
            for (int i = 0; i < size; i++) {
                noise.draw(random, values, i * noise.size());
            }
            inputs.put(noise.input(), Array.of(values, noise.shape(size)));
        }
        return inputs;
    }
}
