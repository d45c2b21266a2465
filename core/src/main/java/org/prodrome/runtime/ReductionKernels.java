package org.prodrome.runtime;

import java.util.stream.LongStream;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Operator;

/** Reductions over axes. */
final class ReductionKernels {
    private ReductionKernels() {}

    private interface Reduce {
        Tensor apply(Tensor tensor, long[] axes, boolean keep);
    }

    static Kernel of(Operator.Reduction operator, Node node) {
        return switch (operator) {
            case ReduceMax -> over(node, torch::amax);
            case ReduceMean -> over(node, (x, axes, keep) -> torch.mean(x, axes, keep, new ScalarTypeOptional()));
            case ReduceMin -> over(node, torch::amin);
            case ReduceSum -> over(node, (x, axes, keep) -> torch.sum(x, axes, keep, new ScalarTypeOptional()));
        };
    }

    /** The axes are an attribute or, in newer operator sets, an input; none means all. */
    private static Kernel over(Node node, Reduce reduce) {
        boolean keep = node.flag("keepdims", true);
        boolean noop = node.flag("noop_with_empty_axes", false);
        long[] attribute = node.integers("axes").orElse(new long[0]);
        return Kernel.of(x -> {
            long[] axes = x.has(1) ? x.longs(1) : attribute;
            if (axes.length == 0 && noop) {
                return new Tensor(x.get(0));
            }
            return reduce.apply(
                    x.get(0),
                    axes.length == 0 ? LongStream.range(0, x.get(0).dim()).toArray() : axes,
                    keep);
        });
    }
}
