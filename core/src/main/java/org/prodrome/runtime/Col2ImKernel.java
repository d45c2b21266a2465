package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Col2Im: adds blocks that lie in columns up into an image of any number of axes. */
final class Col2ImKernel {
    private Col2ImKernel() {}

    /**
     * How the blocks lie in the image; each array has an entry for each of the image's axes.
     *
     * @param before what is padded in front
     * @param after what is padded behind
     */
    private record Blocks(
            long[] image, long[] block, long[] counts, long[] strides, long[] dilations, long[] before, long[] after) {

        /** Whether libtorch has a kernel for it, which knows images and one padding for both sides of an axis. */
        boolean even() {
            return image.length == 2 && Arrays.equals(before, after);
        }

        long elements() {
            return product(block);
        }

        long count() {
            return product(counts);
        }

        /** For each element of a block and each block its place in the image, or -1 in the padding. */
        long[] places() {
            int axes = image.length;
            long[] places = new long[Math.toIntExact(Sizes.times(elements(), count()))];
            for (int i = 0; i < places.length; i++) {
                long element = i / count();
                long number = i % count();
                long stride = 1;
                for (int axis = axes - 1; axis >= 0; axis--) {
                    long at = number % counts[axis] * strides[axis]
                            + element % block[axis] * dilations[axis]
                            - before[axis];
                    boolean inside = at >= 0 && at < image[axis] && places[i] >= 0;
                    places[i] = inside ? places[i] + at * stride : -1;
                    stride *= image[axis];
                    number /= counts[axis];
                    element /= block[axis];
                }
            }
            return places;
        }
    }

    static Kernel of(Node node) {
        long[] strides = node.integers("strides").orElse(null);
        long[] dilations = node.integers("dilations").orElse(null);
        long[] pads = node.integers("pads").orElse(null);
        return Kernel.of(x -> {
            long[] image = x.longs(1);
            int axes = image.length;
            Blocks blocks = blocks(
                    image,
                    x.longs(2),
                    strides != null ? strides : filled(axes, 1),
                    dilations != null ? dilations : filled(axes, 1),
                    pads != null ? pads : filled(2 * axes, 0));
            Tensor columns = x.get(0);
            Sizes.require(node, image);
            if (columns.dim() != 3
                    || blocks.elements() == 0
                    || columns.size(1) % blocks.elements() != 0
                    || columns.size(2) != blocks.count()) {
                throw new IllegalArgumentException("expected columns [batch, channels * " + blocks.elements() + ", "
                        + blocks.count() + "], got " + Arrays.toString(columns.shape()));
            }
            ScalarType type = Tensors.type(columns);
            if (Tensors.isHalf(columns)) {
                return fold(node, columns.to(ScalarType.Float), blocks).to(type);
            }
            return type == ScalarType.Bool
                    ? fold(node, columns.to(ScalarType.Long), blocks).to(type)
                    : fold(node, columns, blocks);
        });
    }

    private static Blocks blocks(long[] image, long[] block, long[] strides, long[] dilations, long[] pads) {
        int axes = image.length;
        if (block.length != axes || strides.length != axes || dilations.length != axes || pads.length != 2 * axes) {
            throw new IllegalArgumentException("expected a block, strides, dilations and pads for an image of " + axes
                    + " axes, got " + block.length + ", " + strides.length + ", " + dilations.length + " and "
                    + pads.length);
        }
        long[] counts = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            if (image[axis] < 0 || block[axis] < 1 || strides[axis] < 1 || dilations[axis] < 1) {
                throw new IllegalArgumentException("expected lengths of 1 and above along axis " + axis + ", got "
                        + image[axis] + ", " + block[axis] + ", " + strides[axis] + " and " + dilations[axis]);
            }
            long padded = image[axis] + pads[axis] + pads[axes + axis];
            long reach = Sizes.plus(Sizes.times(dilations[axis], block[axis] - 1), 1);
            counts[axis] = Math.max(0, Math.floorDiv(padded - reach, strides[axis]) + 1);
        }
        return new Blocks(
                image,
                block,
                counts,
                strides,
                dilations,
                Arrays.copyOf(pads, axes),
                Arrays.copyOfRange(pads, axes, 2 * axes));
    }

    private static Tensor fold(Node node, Tensor columns, Blocks blocks) {
        long batch = columns.size(0);
        long channels = columns.size(1) / blocks.elements();
        long area = product(blocks.image());
        Sizes.require(node, batch, channels, area);
        if (blocks.even() && columns.is_floating_point() && columns.numel() > 0) {
            return torch.col2im(
                    columns, blocks.image(), blocks.block(), blocks.dilations(), blocks.before(), blocks.strides());
        }
        long[] places = blocks.places();
        long[] inside = IntStream.range(0, places.length)
                .filter(i -> places[i] >= 0)
                .asLongStream()
                .toArray();
        long[] targets = Arrays.stream(places).filter(place -> place >= 0).toArray();
        Tensor elements = columns.reshape(batch * channels, places.length);
        Tensor kept =
                inside.length == places.length ? elements : torch.index_select(elements, 1, Places.of(inside, columns));
        Tensor index = Places.of(targets, columns).expand(batch * channels, targets.length);
        return torch.scatter_add(columns.new_zeros(batch * channels, area), 1, index, kept)
                .reshape(LongStream.concat(LongStream.of(batch, channels), Arrays.stream(blocks.image()))
                        .toArray());
    }

    private static long product(long[] lengths) {
        return Arrays.stream(lengths).reduce(1, Sizes::times);
    }

    private static long[] filled(int length, long value) {
        long[] filled = new long[length];
        Arrays.fill(filled, value);
        return filled;
    }
}
