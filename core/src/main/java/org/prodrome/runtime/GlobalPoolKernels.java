package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Pools all axes after batch and channel to a length of 1. */
final class GlobalPoolKernels {
    private GlobalPoolKernels() {}

    private interface Pool {
        Tensor over(Tensor x, long[] axes);
    }

    static Kernel average(Node node) {
        return pool(node, (x, axes) -> torch.mean(x, axes, true, new ScalarTypeOptional()));
    }

    static Kernel largest(Node node) {
        return pool(node, (x, axes) -> torch.amax(x, axes, true));
    }

    private static Kernel pool(Node node, Pool pool) {
        return Kernel.of(operands -> {
            Tensor x = operands.get(0);
            if (x.dim() < 2) {
                throw node.failure("expected an input of 2 axes or more, got the shape " + Arrays.toString(x.shape()));
            }
            long[] axes = LongStream.range(2, x.dim()).toArray();
            return axes.length == 0 ? new Tensor(x) : pool.over(x, axes);
        });
    }
}
