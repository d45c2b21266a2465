package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Pooling that adds: the average of a window and its Lp norm. */
final class SumPoolKernels {
    private SumPoolKernels() {}

    static Kernel average(Node node) {
        WindowSettings settings = WindowSettings.of(node);
        long[] kernel = WindowSettings.kernelShape(node);
        boolean countPads = node.flag("count_include_pad", false);
        return Kernel.of(x -> {
            Window window = settings.over(x.get(0), kernel);
            if (window.fitsNowhere()) {
                return none(x.get(0), window);
            }
            if (window.poolsDirectly() && !window.dilated()) {
                return average(x.get(0), window, window.begins(), window.ceil(), countPads, new LongOptional());
            }
            return torch.div(sums(node, x.get(0), window), counts(x.get(0), window, countPads));
        });
    }

    private static Tensor average(
            Tensor x, Window window, long[] pads, boolean ceil, boolean countPads, LongOptional divisor) {
        long[] kernel = window.kernel();
        long[] strides = window.strides();
        return switch (window.axes()) {
            case 1 -> {
                long[] none = {0, pads[0]};
                yield torch.avg_pool2d(
                                x.unsqueeze(2),
                                new long[] {1, kernel[0]},
                                new long[] {1, strides[0]},
                                none,
                                ceil,
                                countPads,
                                divisor)
                        .squeeze(2);
            }
            case 2 -> torch.avg_pool2d(x, kernel, strides, pads, ceil, countPads, divisor);
            default -> torch.avg_pool3d(x, kernel, strides, pads, ceil, countPads, divisor);
        };
    }

    private static Tensor none(Tensor x, Window window) {
        return x.new_zeros(Window.shape(x.size(0), x.size(1), window.output()));
    }

    /** The sum of each window, pads counting as zeros. */
    private static Tensor sums(Node node, Tensor x, Window window) {
        Sizes.require(node, Window.shape(x.size(0), x.size(1), window.paddedLengths()));
        Tensor padded = window.padded(x, 0);
        if (!window.dilated()) {
            return average(padded, window, window.none(), false, false, new LongOptional(1));
        }
        Tensor channels = padded.flatten(0, 1).unsqueeze(1);
        Tensor ones = torch.ones(Window.shape(1, 1, window.kernel()), x.options());
        Tensor sums = torch.convolution(
                channels,
                ones,
                new TensorOptional(),
                window.strides(),
                window.none(),
                window.dilations(),
                false,
                window.none(),
                1);
        return sums.view(Window.shape(x.size(0), x.size(1), window.output()));
    }

    /** How many elements of each window count. */
    private static Tensor counts(Tensor x, Window window, boolean countPads) {
        Tensor counts = torch.ones(new long[] {1}, x.options());
        for (int axis = 0; axis < window.axes(); axis++) {
            long first = countPads ? -window.begins()[axis] : 0;
            long last = window.input()[axis] + (countPads ? window.ends()[axis] : 0);
            int a = axis;
            long[] along = LongStream.range(0, window.output()[axis])
                    .map(place -> LongStream.range(0, window.kernel()[a])
                            .map(tap -> place * window.strides()[a] - window.begins()[a] + tap * window.dilations()[a])
                            .filter(at -> first <= at && at < last)
                            .count())
                    .toArray();
            long[] shape = new long[window.axes()];
            Arrays.fill(shape, 1);
            shape[axis] = along.length;
            counts = torch.mul(counts, Tensors.like(x, along, shape));
        }
        return counts;
    }

    static Kernel lp(Node node) {
        WindowSettings settings = WindowSettings.of(node);
        long[] kernel = WindowSettings.kernelShape(node);
        long p = node.integer("p", 2);
        if (p < 1) {
            throw node.failure("expected a p of 1 or more, got " + p);
        }
        return Kernel.of(x -> {
            Window window = settings.over(x.get(0), kernel);
            return window.fitsNowhere()
                    ? none(x.get(0), window)
                    : Norms.root(sums(node, Norms.power(x.get(0), p), window), p);
        });
    }
}
