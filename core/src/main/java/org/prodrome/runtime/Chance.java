package org.prodrome.runtime;

import java.util.function.BiConsumer;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.data.Seed;

/**
 * Where a run's random numbers come from. Each sample's depend on the seed, the node and the sample's place in the
 * whole batch alone, so that a batch may be spread over processes.
 *
 * @param firstSample the place in the whole batch of the first sample at hand
 */
record Chance(Seed seed, long firstSample) {

    /**
     * Fills a tensor whose first axis counts samples; a scalar is one sample.
     *
     * @param node whose numbers these are
     * @param draw fills one sample's part in place
     */
    void fill(Tensor values, String node, BiConsumer<Tensor, GeneratorOptional> draw) {
        Seed own = seed.split(node);
        long samples = values.dim() == 0 ? 1 : values.size(0);
        for (long i = 0; i < samples; i++) {
            try (Scope _ = new Scope()) {
                Generator generator =
                        torch.make_generator_cpu(own.split(firstSample + i).value());
                draw.accept(values.dim() == 0 ? values : values.select(0, i), new GeneratorOptional(generator));
            }
        }
    }

    /** A mask like the tensor, 1 with that probability and else 0, in the tensor's type. */
    Tensor mask(Tensor like, String node, double probability) {
        Tensor mask = torch.empty(like.shape()).to(like.scalar_type());
        fill(mask, node, (part, generator) -> part.bernoulli_(probability, generator));
        return like.is_cuda() ? mask.to(like.device(), like.scalar_type()) : mask;
    }
}
