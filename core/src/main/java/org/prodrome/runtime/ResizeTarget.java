package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.Operator;
import org.prodrome.runtime.Resampling.Stretch;

/** Finds out what a Resize or Upsample node is to make of each axis, from its scales or sizes. */
final class ResizeTarget {
    private final ResizeOptions options;
    private final double @Nullable [] fixedScales;
    private final long @Nullable [] fixedAxes;
    private final int scalesAt;

    private ResizeTarget(
            ResizeOptions options, double @Nullable [] fixedScales, long @Nullable [] fixedAxes, int scalesAt) {
        this.options = options;
        this.fixedScales = fixedScales;
        this.fixedAxes = fixedAxes;
        this.scalesAt = scalesAt;
    }

    /** Upsample's scales were an attribute before operator set 9; operator set 11 put a region before Resize's. */
    static ResizeTarget of(Node node, ResizeOptions options) {
        boolean upsample = node.operator() == Operator.Sampling.Upsample;
        double[] fixed = upsample && node.opset() < 9
                ? node.numbers("scales").orElseThrow(() -> node.failure("expected the attribute scales, got none"))
                : null;
        return new ResizeTarget(
                options, fixed, node.integers("axes").orElse(null), upsample || node.opset() < 11 ? 1 : 2);
    }

    /** One for each axis of the data. */
    List<Stretch> stretches(Operands x) {
        long[] shape = x.get(0).shape();
        int[] axes = fixedAxes == null ? Axes.all(shape.length) : Axes.of(fixedAxes, shape.length);
        double[] scales = fixedScales != null ? fixedScales : x.has(scalesAt) ? x.numbers(scalesAt) : new double[0];
        long[] sizes = scalesAt == 2 && x.has(3) ? x.longs(3) : new long[0];
        if ((scales.length == 0) == (sizes.length == 0) && axes.length > 0) {
            throw new IllegalArgumentException("expected either scales or sizes, got " + Arrays.toString(scales)
                    + " and " + Arrays.toString(sizes));
        }
        if (Math.max(scales.length, sizes.length) != axes.length) {
            throw new IllegalArgumentException("expected a number for each of " + axes.length + " axes, got "
                    + Math.max(scales.length, sizes.length));
        }
        List<Stretch> stretches = new ArrayList<>();
        for (long length : shape) {
            int whole = Math.toIntExact(length);
            stretches.add(Stretch.whole(whole, whole, 1, whole));
        }
        float common = sizes.length > 0 ? common(shape, axes, sizes) : 0;
        for (int i = 0; i < axes.length; i++) {
            int length = Math.toIntExact(shape[axes[i]]);
            Stretch stretch = sizes.length == 0
                    ? scaled(length, (float) scales[i])
                    : options.proportion() == ResizeOptions.Proportion.STRETCH
                            ? sized(length, sizes[i])
                            : inProportion(length, common);
            stretches.set(axes[i], cropped(stretch, x, i, axes.length));
        }
        return stretches;
    }

    private static Stretch scaled(int length, float scale) {
        if (!(scale > 0) || Float.isInfinite(scale)) {
            throw new IllegalArgumentException("expected scales above 0, got " + scale);
        }
        return Stretch.whole(length, length(scale * length, length), scale, scale * length);
    }

    private static Stretch sized(int length, long size) {
        return Stretch.whole(
                length, length((double) size, length), length == 0 ? 1 : (float) size / length, (float) size);
    }

    private static Stretch inProportion(int length, float scale) {
        return Stretch.whole(length, length(Math.floor(scale * length + 0.5f), length), scale, scale * length);
    }

    private static int length(double resized, int length) {
        if (!(resized >= 0) || resized > Integer.MAX_VALUE || (length == 0 && resized >= 1)) {
            throw new IllegalArgumentException(
                    "expected a length from 0 to 2^31 - 1 to resize an axis of " + length + " to, got " + resized);
        }
        return (int) resized;
    }

    private float common(long[] shape, int[] axes, long[] sizes) {
        var scales = IntStream.range(0, axes.length).mapToDouble(i -> (float) sizes[i] / Math.max(1, shape[axes[i]]));
        return (float)
                (options.proportion() == ResizeOptions.Proportion.NOT_LARGER ? scales.min() : scales.max()).orElse(1);
    }

    /** Starts of all axes, then ends, as shares of the axis. */
    private Stretch cropped(Stretch stretch, Operands x, int i, int axes) {
        if (options.coordinates() != ResizeOptions.Coordinates.TF_CROP_AND_RESIZE) {
            return stretch;
        }
        double[] region = x.numbers(1);
        if (region.length != 2 * axes) {
            throw new IllegalArgumentException(
                    "expected a roi with a start and an end for each of " + axes + " axes, got " + region.length);
        }
        return new Stretch(
                stretch.original(), stretch.resized(), stretch.scale(), stretch.width(), (float) region[i], (float)
                        region[axes + i]);
    }
}
