package org.prodrome.runtime;

import java.util.Arrays;
import java.util.EnumSet;

/** Moves square blocks of an image [batch, channel, height, width] into channels, and back. */
final class BlockKernels {
    private BlockKernels() {}

    /** Which of channel (D), row (C) and column (R) of a block changes slowest among the depth's elements. */
    private enum Order {
        DCR,
        CRD
    }

    static Kernel depthToSpace(Node node) {
        long block = block(node);
        Order order = node.choice("mode", Order.DCR, EnumSet.allOf(Order.class));
        return Kernel.of(x -> {
            long[] s = image(x.get(0).shape());
            require(s[1] % (block * block) == 0, "a number of channels that " + block * block + " divides", s);
            long channels = s[1] / (block * block);
            return (order == Order.CRD
                            ? x.get(0)
                                    .reshape(s[0], channels, block, block, s[2], s[3])
                                    .permute(0, 1, 4, 2, 5, 3)
                            : x.get(0)
                                    .reshape(s[0], block, block, channels, s[2], s[3])
                                    .permute(0, 3, 4, 1, 5, 2))
                    .reshape(s[0], channels, s[2] * block, s[3] * block);
        });
    }

    static Kernel spaceToDepth(Node node) {
        long block = block(node);
        return Kernel.of(x -> {
            long[] s = image(x.get(0).shape());
            require(s[2] % block == 0 && s[3] % block == 0, "a height and a width that " + block + " divides", s);
            return x.get(0)
                    .reshape(s[0], s[1], s[2] / block, block, s[3] / block, block)
                    .permute(0, 3, 5, 1, 2, 4)
                    .reshape(s[0], s[1] * block * block, s[2] / block, s[3] / block);
        });
    }

    private static long block(Node node) {
        long block = node.integer("blocksize");
        if (block < 1 || block > 1 << 15) {
            throw node.failure("expected a blocksize from 1 to " + (1 << 15) + ", got " + block);
        }
        return block;
    }

    private static long[] image(long[] shape) {
        require(shape.length == 4, "the shape [batch, channel, height, width]", shape);
        return shape;
    }

    private static void require(boolean holds, String expected, long[] shape) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected + ", got " + Arrays.toString(shape));
        }
    }
}
