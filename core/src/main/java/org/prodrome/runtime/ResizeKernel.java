package org.prodrome.runtime;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.runtime.Resampling.Stretch;

/** Resize and Upsample: axis by axis, or with a kernel of libtorch's where one comes to the same. */
final class ResizeKernel implements Kernel {
    private final Node node;
    private final ResizeOptions options;
    private final ResizeTarget target;

    /** What the last run came to, for shapes seldom change between runs. */
    private volatile @Nullable Plan last;

    /** @param axes null for an axis that stays as it is */
    private record Plan(List<Stretch> stretches, List<@Nullable Resampling> axes, Optional<Upsampling> shortcut) {}

    private ResizeKernel(Node node) {
        this.node = node;
        this.options = ResizeOptions.of(node);
        this.target = ResizeTarget.of(node, options);
    }

    static Kernel of(Node node) {
        return new ResizeKernel(node);
    }

    @Override
    public Tensor[] run(Operands x) {
        return new Tensor[] {resize(x)};
    }

    private Tensor resize(Operands x) {
        Tensor data = x.get(0);
        List<Stretch> stretches = target.stretches(x);
        long[] shape = stretches.stream().mapToLong(Stretch::resized).toArray();
        Sizes.require(node, shape);
        if (Arrays.stream(shape).anyMatch(length -> length == 0)) {
            return data.new_empty(shape);
        }
        Plan plan = plan(stretches);
        ScalarType type = Tensors.type(data);
        if (options.interpolation() == ResizeOptions.Interpolation.NEAREST
                || type == ScalarType.Double
                || type == ScalarType.Float) {
            return resize(data, plan, shape);
        }
        if (Tensors.isHalf(data)) {
            return resize(data.to(ScalarType.Float), plan, shape).to(type);
        }
        // 32 bits for small integers, so that what ONNX Runtime rounds up to a whole number is whole here too.
        ScalarType wide = type == ScalarType.Long ? ScalarType.Double : ScalarType.Float;
        return Tensors.truncated(resize(data.to(wide), plan, shape), type);
    }

    private Plan plan(List<Stretch> stretches) {
        Plan known = last;
        if (known != null && known.stretches().equals(stretches)) {
            return known;
        }
        List<@Nullable Resampling> axes = new ArrayList<>();
        for (Stretch stretch : stretches) {
            axes.add(
                    stretch.identity()
                            ? null
                            : options.interpolation() == ResizeOptions.Interpolation.NEAREST
                                    ? Resampling.nearest(stretch, options)
                                    : Resampling.weighted(stretch, options));
        }
        Plan made = new Plan(stretches, axes, Upsampling.of(stretches, axes, options));
        last = made;
        return made;
    }

    private Tensor resize(Tensor data, Plan plan, long[] shape) {
        if (plan.shortcut().isPresent() && Upsampling.takes(data)) {
            return plan.shortcut().get().of(data, shape);
        }
        Tensor resized = new Tensor(data);
        for (int axis = 0; axis < shape.length; axis++) {
            Resampling resampling = plan.axes().get(axis);
            if (resampling != null) {
                resized = resample(resized, axis, resampling);
            }
        }
        return resized;
    }

    private Tensor resample(Tensor data, int axis, Resampling resampling) {
        long[] along = new long[Math.toIntExact(data.dim())];
        Arrays.fill(along, 1);
        along[axis] = resampling.length();
        double[][] weights = resampling.weights();
        Tensor sum = torch.index_select(data, axis, Places.of(resampling.taps()[0], data));
        if (weights != null) {
            sum = torch.mul(sum, weight(weights[0], along, data));
            for (int tap = 1; tap < weights.length; tap++) {
                Tensor part =
                        torch.index_select(data, axis, Places.of(resampling.taps()[tap], data));
                sum = torch.addcmul(sum, part, weight(weights[tap], along, data));
            }
        }
        boolean[] outside = resampling.outside();
        return outside == null
                ? sum
                : sum.masked_fill(mask(outside, along, data), new Scalar((double) options.extrapolation()));
    }

    private static Tensor weight(double[] weights, long[] shape, Tensor data) {
        Array array = Array.copyOf(ElementType.FLOAT64, MemorySegment.ofArray(weights), shape);
        return Tensors.upload(array, Device.CPU).to(data.device(), data.scalar_type());
    }

    private static Tensor mask(boolean[] outside, long[] shape, Tensor data) {
        byte[] bytes = new byte[outside.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (outside[i] ? 1 : 0);
        }
        Array array = Array.copyOf(ElementType.BOOL, MemorySegment.ofArray(bytes), shape);
        return Tensors.upload(array, Device.CPU).to(data.device(), ScalarType.Bool);
    }
}
