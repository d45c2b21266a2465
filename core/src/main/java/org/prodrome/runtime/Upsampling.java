package org.prodrome.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.prodrome.runtime.Resampling.Stretch;
import org.prodrome.runtime.ResizeOptions.Coordinates;
import org.prodrome.runtime.ResizeOptions.Interpolation;

/**
 * A resizing of the last one, two or three axes that a kernel of libtorch's does just so.
 *
 * @param aligned whether corners stay where they are
 * @param scales of the axes
 */
record Upsampling(Interpolation interpolation, boolean aligned, double[] scales) {
    /** Two ways to compute a place in 32 bits may differ by so much, which moves a value by less than rounding does. */
    private static final float TOLERANCE = 5e-6f;

    /** @param axes null for an axis that stays as it is */
    static Optional<Upsampling> of(List<Stretch> stretches, List<@Nullable Resampling> axes, ResizeOptions options) {
        int first = 0;
        while (first < axes.size() && axes.get(first) == null) {
            first++;
        }
        int count = axes.size() - first;
        boolean aligned = options.coordinates() == Coordinates.ALIGN_CORNERS;
        boolean known = count >= 1
                && count <= 3
                && !options.antialias()
                && (options.interpolation() != Interpolation.CUBIC
                        || (count == 2 && options.cubic() == -0.75 && !options.excludeOutside()));
        if (!known) {
            return Optional.empty();
        }
        for (int axis = first; axis < axes.size(); axis++) {
            Resampling resampling = axes.get(axis);
            if (resampling != null && !alike(stretches.get(axis), resampling, options.interpolation(), aligned)) {
                return Optional.empty();
            }
        }
        double[] scales = stretches.subList(first, axes.size()).stream()
                .mapToDouble(Stretch::scale)
                .toArray();
        return Optional.of(new Upsampling(options.interpolation(), aligned, scales));
    }

    private static boolean alike(Stretch stretch, Resampling resampling, Interpolation interpolation, boolean aligned) {
        // libtorch copies an axis whose length stays, whatever its scale.
        if (resampling.outside() != null || stretch.original() == stretch.resized()) {
            return false;
        }
        float step = interpolation == Interpolation.NEAREST
                ? (float) stretch.original() / stretch.resized()
                : aligned
                        ? stretch.resized() > 1 ? (stretch.original() - 1f) / (stretch.resized() - 1) : 0
                        : (float) (1.0 / stretch.scale());
        int last = stretch.original() - 1;
        return IntStream.range(0, resampling.length()).allMatch(i -> switch (interpolation) {
            case NEAREST -> resampling.taps()[0][i] == Math.min((long) Math.floor(i * step), last);
            case LINEAR ->
                Math.abs(Math.clamp(resampling.places()[i], 0, last) - Math.clamp(place(i, step, aligned), 0, last))
                        <= TOLERANCE;
            case CUBIC -> Math.abs(resampling.places()[i] - place(i, step, aligned)) <= TOLERANCE;
        });
    }

    private static float place(int i, float step, boolean aligned) {
        return aligned ? step * i : step * (i + 0.5f) - 0.5f;
    }

    static boolean takes(Tensor data) {
        ScalarType type = Tensors.type(data);
        return data.numel() > 0 && (type == ScalarType.Float || type == ScalarType.Double);
    }

    Tensor of(Tensor data, long[] shape) {
        int axes = scales.length;
        long[] from = data.shape();
        long[] to = Arrays.copyOfRange(shape, shape.length - axes, shape.length);
        boolean ready = from.length == axes + 2;
        Tensor batch = ready
                ? data
                : data.reshape(LongStream.concat(
                                LongStream.of(1, -1), Arrays.stream(from).skip(from.length - axes))
                        .toArray());
        Tensor resized = switch (interpolation) {
            case NEAREST -> nearest(batch, to);
            case LINEAR -> linear(batch, to);
            case CUBIC -> torch.upsample_bicubic2d(batch, to, aligned, scale(0), scale(1));
        };
        return ready ? resized : resized.reshape(shape);
    }

    private static Tensor nearest(Tensor batch, long[] to) {
        return switch (to.length) {
            case 1 -> torch.upsample_nearest1d(batch, to);
            case 2 -> torch.upsample_nearest2d(batch, to);
            default -> torch.upsample_nearest3d(batch, to);
        };
    }

    private Tensor linear(Tensor batch, long[] to) {
        return switch (to.length) {
            case 1 -> torch.upsample_linear1d(batch, to, aligned, scale(0));
            case 2 -> torch.upsample_bilinear2d(batch, to, aligned, scale(0), scale(1));
            default -> torch.upsample_trilinear3d(batch, to, aligned, scale(0), scale(1), scale(2));
        };
    }

    private DoubleOptional scale(int axis) {
        return new DoubleOptional(scales[axis]);
    }
}
