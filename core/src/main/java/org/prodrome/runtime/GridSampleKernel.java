package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * GridSample over any number of axes. Where a second gradient may be asked for, it is made of operations that have one,
 * which libtorch's own kernel hasn't got.
 */
final class GridSampleKernel {
    private enum Mode {
        LINEAR,
        NEAREST,
        CUBIC,
        // The names before operator set 20.
        BILINEAR,
        BICUBIC;

        Mode now() {
            return switch (this) {
                case LINEAR, BILINEAR -> LINEAR;
                case NEAREST -> NEAREST;
                case CUBIC, BICUBIC -> CUBIC;
            };
        }
    }

    /** The coefficient that ONNX settles for cubic interpolation. */
    private static final double CUBIC = -0.75;

    /** Neighbours of one point: enough for six axes cubically, for twelve linearly. */
    private static final int MOST_NEIGHBOURS = 1 << 12;

    private final Mode mode;
    private final GridPadding padding;
    private final boolean aligned;
    private final boolean twice;

    private GridSampleKernel(Node node) {
        this.mode = node.choice("mode", Mode.LINEAR, EnumSet.allOf(Mode.class)).now();
        this.padding = node.choice("padding_mode", GridPadding.ZEROS, EnumSet.allOf(GridPadding.class));
        this.aligned = node.flag("align_corners", false);
        this.twice = node.twice();
    }

    static Kernel of(Node node) {
        GridSampleKernel kernel = new GridSampleKernel(node);
        return Kernel.of(x -> kernel.sample(node, x.get(0), x.get(1)));
    }

    private Tensor sample(Node node, Tensor data, Tensor grid) {
        long[] from = data.shape();
        long[] to = grid.shape();
        int axes = from.length - 2;
        if (axes < 1 || to.length != from.length || to[to.length - 1] != axes || to[0] != from[0]) {
            throw new IllegalArgumentException("expected data [batch, channel, axes...] and a grid [batch, axes..., "
                    + axes + "], got " + Arrays.toString(from) + " and " + Arrays.toString(to));
        }
        long[] shape = to.clone();
        System.arraycopy(to, 1, shape, 2, axes);
        shape[1] = from[1];
        Sizes.require(node, shape);
        if (LongStream.of(shape).anyMatch(length -> length == 0)) {
            return data.new_empty(shape);
        }
        if (LongStream.of(from).anyMatch(length -> length == 0)) {
            throw new IllegalArgumentException("expected data with elements, got the shape " + Arrays.toString(from));
        }
        ScalarType type = data.scalar_type();
        Tensor where = Tensors.isHalf(grid) ? grid.to(ScalarType.Float) : grid;
        if (Tensors.isHalf(data)) {
            return sample(data.to(ScalarType.Float), where, shape).to(type);
        }
        return data.is_floating_point() || mode == Mode.NEAREST
                ? sample(data, where, shape)
                : Tensors.truncated(sample(data.to(ScalarType.Double), where, shape), type);
    }

    private Tensor sample(Tensor data, Tensor grid, long[] shape) {
        if (libtorchDoes(data, grid)) {
            return torch.grid_sampler(data, grid, mode.ordinal(), padding.ordinal(), aligned);
        }
        int axes = shape.length - 2;
        long points = Arrays.stream(shape).skip(2).reduce(1, Sizes::times);
        List<Tap> taps = List.of();
        for (int axis = 0; axis < axes; axis++) {
            Tensor along = grid.select(-1, axes - 1 - axis).reshape(shape[0], points);
            long length = data.size(axis + 2);
            List<Tap> here = taps(along, length);
            if (taps.size() * here.size() > MOST_NEIGHBOURS) {
                throw new IllegalArgumentException("expected axes with at most " + MOST_NEIGHBOURS
                        + " neighbours of a point, got " + axes + " axes");
            }
            taps = axis == 0
                    ? here
                    : taps.stream()
                            .flatMap(before -> here.stream().map(tap -> tap.after(before, length)))
                            .toList();
        }
        return sum(data.flatten(2, -1), taps).reshape(shape);
    }

    private static Tensor sum(Tensor data, List<Tap> taps) {
        Tensor sum = taps.getFirst().of(data);
        for (Tap tap : taps.subList(1, taps.size())) {
            // There may be many neighbours, so what one has come to is let go before the next.
            try (Scope within = new Scope()) {
                Tensor more = torch.add(sum, tap.of(data));
                within.handOut(more);
                sum.close();
                sum = more;
            }
        }
        return sum;
    }

    /** Whether libtorch's kernel gives the same, and nobody asks for the second gradient that it hasn't got. */
    private boolean libtorchDoes(Tensor data, Tensor grid) {
        boolean same = switch (mode) {
            case LINEAR, BILINEAR -> true;
            // It reflects before it rounds, which makes a difference halfway between two elements.
            case NEAREST -> padding != GridPadding.REFLECTION;
            case CUBIC, BICUBIC -> data.dim() == 4;
        };
        return !twice
                && same
                && (data.dim() == 4 || data.dim() == 5)
                && data.is_floating_point()
                && Tensors.type(data) == Tensors.type(grid);
    }

    /**
     * A neighbour along one axis, or along several: for each point [batch, point] its place, its weight and whether it
     * is inside the data.
     *
     * @param weight null for 1
     * @param inside null if every one is
     */
    private record Tap(
            Tensor place, @Nullable Tensor weight, @Nullable Tensor inside) {

        /** A neighbour along the axes before and along this one, which has so many elements. */
        Tap after(Tap before, long length) {
            return new Tap(
                    torch.add(torch.mul(before.place, new Scalar(length)), place),
                    weight == null || before.weight == null ? null : torch.mul(before.weight, weight),
                    inside == null || before.inside == null ? null : torch.logical_and(before.inside, inside));
        }

        /** @param data [batch, channel, place] */
        Tensor of(Tensor data) {
            Tensor index = torch.unsqueeze(place, 1).expand(data.size(0), data.size(1), place.size(1));
            Tensor values = torch.gather(data, 2, index);
            if (inside != null) {
                values = torch.where(torch.unsqueeze(inside, 1), values, new Scalar(0L))
                        .to(data.scalar_type());
            }
            return weight == null
                    ? values
                    : torch.mul(values, torch.unsqueeze(weight, 1).to(data.scalar_type()));
        }
    }

    private List<Tap> taps(Tensor grid, long length) {
        Tensor fromOne = torch.add(grid, new Scalar(1.0));
        Tensor place = aligned
                ? torch.mul(torch.div(fromOne, new Scalar(2.0)), new Scalar(length - 1.0))
                : torch.div(
                        torch.sub(torch.mul(fromOne, new Scalar((double) length)), new Scalar(1.0)), new Scalar(2.0));
        if (mode == Mode.NEAREST) {
            return List.of(tap(padding.place(torch.round(place), length), null, length));
        }
        Tensor padded = padding.place(place, length);
        // Which neighbours there are has no gradient; how far they are has.
        Tensor floor = torch.floor(padded.detach());
        Tensor ratio = torch.sub(padded, floor);
        List<Tap> taps = new ArrayList<>();
        boolean cubic = mode == Mode.CUBIC;
        for (int offset = cubic ? -1 : 0; offset <= (cubic ? 2 : 1); offset++) {
            Tensor distance = offset <= 0
                    ? torch.sub(ratio, new Scalar((double) offset))
                    : torch.rsub(ratio, new Scalar((double) offset));
            Tensor neighbour = torch.add(floor, new Scalar((double) offset));
            taps.add(tap(neighbour, cubic ? cubic(distance, offset == 0 || offset == 1) : linear(distance), length));
        }
        return taps;
    }

    private Tap tap(Tensor place, @Nullable Tensor weight, long length) {
        Tensor neighbour = padding.neighbour(place.detach(), length, aligned);
        Tensor index = torch.clamp(
                neighbour.to(ScalarType.Long),
                new ScalarOptional(new Scalar(0L)),
                new ScalarOptional(new Scalar(length - 1)));
        Tensor inside = padding == GridPadding.ZEROS ? torch.eq(neighbour, index) : null;
        return new Tap(index, weight, inside);
    }

    private static Tensor linear(Tensor distance) {
        return torch.rsub(distance, new Scalar(1.0));
    }

    /** @param near whether the distance is at most 1, else it is from 1 to 2 */
    private static Tensor cubic(Tensor distance, boolean near) {
        double[] powers = near
                ? new double[] {CUBIC + 2, -(CUBIC + 3), 0, 1}
                : new double[] {CUBIC, -5 * CUBIC, 8 * CUBIC, -4 * CUBIC};
        Tensor sum = torch.mul(distance, new Scalar(powers[0]));
        for (int i = 1; i < powers.length; i++) {
            sum = torch.add(sum, new Scalar(powers[i]));
            sum = i < powers.length - 1 ? torch.mul(sum, distance) : sum;
        }
        return sum;
    }
}
