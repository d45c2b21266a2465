package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Operator;

/** What samples signals, images and volumes anew. */
final class SamplingKernels {
    private SamplingKernels() {}

    static Kernel of(Operator.Sampling operator, Node node) {
        return switch (operator) {
            case AffineGrid -> affineGrid(node);
            case Col2Im -> Col2ImKernel.of(node);
            case GridSample -> GridSampleKernel.of(node);
            case Resize, Upsample -> ResizeKernel.of(node);
        };
    }

    private static Kernel affineGrid(Node node) {
        boolean aligned = node.flag("align_corners", false);
        return Kernel.of(x -> {
            Tensor theta = x.get(0);
            long[] size = x.longs(1);
            int axes = size.length - 2;
            if (axes < 2 || axes > 3 || !Arrays.equals(theta.shape(), new long[] {size[0], axes, axes + 1})) {
                throw new IllegalArgumentException(
                        "expected a size [batch, channel, height, width] or with a depth, and"
                                + " a matrix [batch, axes, axes + 1], got " + Arrays.toString(size) + " and "
                                + Arrays.toString(theta.shape()));
            }
            Sizes.require(
                    node,
                    LongStream.concat(Arrays.stream(size), LongStream.of(axes)).toArray());
            return Tensors.isHalf(theta)
                    ? torch.affine_grid_generator(theta.to(ScalarType.Float), size, aligned)
                            .to(ScalarType.Half)
                    : torch.affine_grid_generator(theta, size, aligned);
        });
    }
}
