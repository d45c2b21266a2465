package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Operator;

/** Layers with weights, windows or statistics. */
final class LayerKernels {
    private LayerKernels() {}

    static Kernel of(Operator.Layer operator, Node node) {
        return switch (operator) {
            case AveragePool -> averagePool(node);
            case BatchNormalization -> batchNormalization(node);
            case Conv -> convolution(node);
            case ConvTranspose -> transposedConvolution(node);
            case Dropout -> dropout(node);
            case GlobalAveragePool ->
                Kernel.of(x -> torch.mean(
                        x.get(0),
                        LongStream.range(2, x.get(0).dim()).toArray(),
                        true,
                        new org.bytedeco.pytorch.ScalarTypeOptional()));
            case MaxPool -> maxPool(node);
        };
    }

    /** Geometry of a sliding window over the axes after batch and channel. */
    private record Window(long[] strides, long[] dilations, long[] begins, long[] ends) {

        static Window of(Node node, int axes) {
            long[] ones = LongStream.generate(() -> 1).limit(axes).toArray();
            long[] pads = node.integers("pads").orElse(new long[2 * axes]);
            String automatic = node.text("auto_pad", "NOTSET");
            if (!automatic.equals("NOTSET") && !automatic.equals("VALID")) {
                throw node.failure("expected pads that are written out, got auto_pad " + automatic);
            }
            return new Window(
                    node.integers("strides").orElse(ones),
                    node.integers("dilations").orElse(ones),
                    Arrays.copyOfRange(pads, 0, axes),
                    Arrays.copyOfRange(pads, axes, 2 * axes));
        }

        boolean symmetric() {
            return Arrays.equals(begins, ends);
        }

        /** The input with uneven pads put on, for libtorch pads both ends alike. */
        Tensor padded(Tensor x, double value) {
            long[] pads = LongStream.concat(
                            LongStream.concat(LongStream.of(0, 0), Arrays.stream(begins)),
                            LongStream.concat(LongStream.of(0, 0), Arrays.stream(ends)))
                    .toArray();
            return torch.constant_pad_nd(x, ShapeKernels.lastAxisFirst(pads), new Scalar(value));
        }

        long[] none() {
            return new long[begins.length];
        }
    }

    private static int spatialAxes(Tensor x) {
        return Math.toIntExact(x.dim() - 2);
    }

    private static Kernel convolution(Node node) {
        long groups = node.integer("group", 1);
        return Kernel.of(x -> {
            Window window = Window.of(node, spatialAxes(x.get(0)));
            boolean symmetric = window.symmetric();
            return torch.convolution(
                    symmetric ? x.get(0) : window.padded(x.get(0), 0),
                    x.get(1),
                    x.optional(2),
                    window.strides(),
                    symmetric ? window.begins() : window.none(),
                    window.dilations(),
                    false,
                    window.none(),
                    groups);
        });
    }

    private static Kernel transposedConvolution(Node node) {
        long groups = node.integer("group", 1);
        if (node.attribute("output_shape").isPresent()) {
            throw node.failure("expected pads, got output_shape");
        }
        return Kernel.of(x -> {
            Window window = Window.of(node, spatialAxes(x.get(0)));
            if (!window.symmetric()) {
                throw node.failure("expected pads that are alike at both ends, got " + Arrays.toString(window.begins())
                        + " and " + Arrays.toString(window.ends()));
            }
            return torch.convolution(
                    x.get(0),
                    x.get(1),
                    x.optional(2),
                    window.strides(),
                    window.begins(),
                    window.dilations(),
                    true,
                    node.integers("output_padding").orElse(window.none()),
                    groups);
        });
    }

    private static Kernel maxPool(Node node) {
        long[] kernel = node.integers("kernel_shape").orElseThrow();
        boolean ceil = node.flag("ceil_mode", false);
        Window window = Window.of(node, kernel.length);
        boolean symmetric = window.symmetric();
        long[] pads = symmetric ? window.begins() : window.none();
        return Kernel.of(x -> {
            Tensor data = symmetric ? x.get(0) : window.padded(x.get(0), Double.NEGATIVE_INFINITY);
            return switch (kernel.length) {
                case 1 -> torch.max_pool1d(data, kernel, window.strides(), pads, window.dilations(), ceil);
                case 2 -> torch.max_pool2d(data, kernel, window.strides(), pads, window.dilations(), ceil);
                case 3 -> torch.max_pool3d(data, kernel, window.strides(), pads, window.dilations(), ceil);
                default -> throw node.failure("expected a window of 1 to 3 axes, got " + kernel.length);
            };
        });
    }

    private static Kernel averagePool(Node node) {
        long[] kernel = node.integers("kernel_shape").orElseThrow();
        boolean ceil = node.flag("ceil_mode", false);
        boolean countPad = node.flag("count_include_pad", false);
        Window window = Window.of(node, kernel.length);
        if (!window.symmetric()) {
            throw node.failure("expected pads that are alike at both ends, got " + Arrays.toString(window.begins())
                    + " and " + Arrays.toString(window.ends()));
        }
        return Kernel.of(x -> switch (kernel.length) {
            case 1 -> torch.avg_pool1d(x.get(0), kernel, window.strides(), window.begins(), ceil, countPad);
            case 2 ->
                torch.avg_pool2d(
                        x.get(0), kernel, window.strides(), window.begins(), ceil, countPad, new LongOptional());
            case 3 ->
                torch.avg_pool3d(
                        x.get(0), kernel, window.strides(), window.begins(), ceil, countPad, new LongOptional());
            default -> throw node.failure("expected a window of 1 to 3 axes, got " + kernel.length);
        });
    }

    private static Kernel dropout(Node node) {
        double rate = node.number("ratio", 0.5);
        return Kernel.of(x -> {
            if (!x.training()) {
                return new Tensor(x.get(0));
            }
            double kept = 1 - (x.has(1) ? x.number(1) : rate);
            Tensor mask = x.context().chance().mask(x.get(0), node.chanceName(), kept);
            return torch.mul(x.get(0), mask.mul_(new Scalar(kept == 0 ? 0 : 1 / kept)));
        });
    }

    /**
     * Ioffe and Szegedy 2015. ONNX keeps running = running * momentum + batch * (1 - momentum), with the batch's
     * variance as the population's; libtorch's own update would use the sample's.
     */
    private static Kernel batchNormalization(Node node) {
        double epsilon = node.number("epsilon", 1e-5);
        double momentum = node.number("momentum", 0.9);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            if (!x.training()) {
                return torch.batch_norm(
                        data, x.optional(1), x.optional(2), x.optional(3), x.optional(4), false, 0, epsilon, false);
            }
            Tensor seen = data.detach();
            long[] folded = IntStream.range(0, (int) data.dim())
                    .filter(axis -> axis != 1)
                    .asLongStream()
                    .toArray();
            Tensor mean = torch.mean(seen, folded, false, new org.bytedeco.pytorch.ScalarTypeOptional());
            Tensor variance = torch.var(seen, folded, false, false);
            move(x.get(3), mean, momentum);
            move(x.get(4), variance, momentum);
            TensorOptional none = new TensorOptional();
            return torch.batch_norm(data, x.optional(1), x.optional(2), none, none, true, 0, epsilon, false);
        });
    }

    private static void move(Tensor running, Tensor batch, double momentum) {
        running.mul_(new Scalar(momentum)).add_(batch, new Scalar(1 - momentum));
    }
}
