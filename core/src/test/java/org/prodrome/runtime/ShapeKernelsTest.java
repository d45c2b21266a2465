package org.prodrome.runtime;

import static org.prodrome.runtime.Agreement.agree;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Shape;

/** Holds what arranges elements to what ONNX Runtime makes of the same drawn nodes. */
class ShapeKernelsTest {
    private static final int COUNT = 40;

    @Test
    void reshapes() {
        agree("Reshape", COUNT, 0, s -> {
            long[] from = s.shape(s.from(0, 4), 4);
            long size = Arrays.stream(from).reduce(1, (a, b) -> a * b);
            long[] to = switch (s.from(0, 3)) {
                case 0 -> new long[] {-1};
                case 1 -> new long[] {size, 1};
                case 2 ->
                    LongStream.of(from).map(length -> s.chance() ? 0 : length).toArray();
                default -> from.length == 0 ? new long[0] : new long[] {0, -1};
            };
            return OneNode.of(Shape.Reshape, s.from(7, 23))
                    .input(s.any(s.anyType(), from))
                    .longs(to);
        });
    }

    @Test
    void flattens() {
        agree("Flatten", COUNT, 0, s -> {
            int rank = s.from(1, 4);
            int opset = s.from(9, 23);
            OneNode node = OneNode.of(Shape.Flatten, opset).input(s.any(s.anyType(), s.shape(rank, 4)));
            return s.chance() ? node : node.integer("axis", s.from(opset < 11 ? 0 : -rank, rank));
        });
    }

    @Test
    void squeezesAndUnsqueezes() {
        agree("Squeeze", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(1, 5), 2);
            int opset = s.from(7, 23);
            long[] axes = LongStream.range(0, shape.length)
                    .filter(axis -> shape[(int) axis] == 1 && s.chance())
                    .map(axis -> opset >= 11 && s.chance() ? axis - shape.length : axis)
                    .toArray();
            OneNode node = OneNode.of(Shape.Squeeze, opset).input(s.any(s.anyType(), shape));
            return axes.length == 0 ? node : opset < 13 ? node.integers("axes", axes) : node.longs(axes);
        });
        agree("Unsqueeze", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(0, 3), 3);
            int opset = s.from(7, 23);
            int more = s.from(1, 3);
            long total = shape.length + more;
            long[] axes = LongStream.of(s.distinct(more, shape.length + more))
                    .map(axis -> opset >= 11 && s.chance() ? axis - total : axis)
                    .toArray();
            OneNode node = OneNode.of(Shape.Unsqueeze, opset).input(s.any(s.anyType(), shape));
            return opset < 13 ? node.integers("axes", axes) : node.longs(axes);
        });
    }

    @Test
    void transposes() {
        agree("Transpose", COUNT, 0, s -> {
            int rank = s.from(0, 5);
            OneNode node = OneNode.of(Shape.Transpose, s.from(7, 23)).input(s.any(s.anyType(), s.shape(rank, 4)));
            java.util.List<Long> axes =
                    new java.util.ArrayList<>(LongStream.range(0, rank).boxed().toList());
            java.util.Collections.shuffle(axes, new java.util.Random(s.from(0, 1000)));
            return s.chance()
                    ? node
                    : node.integers("perm", axes.stream().mapToLong(a -> a).toArray());
        });
    }

    @Test
    void concatenatesAndSplits() {
        agree("Concat", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(1, 4), 4);
            int opset = s.from(7, 23);
            int axis = s.from(0, shape.length - 1);
            ElementType type = s.anyType();
            OneNode node = OneNode.of(Shape.Concat, opset)
                    .integer("axis", opset >= 11 && s.chance() ? axis - shape.length : axis);
            for (int i = s.from(1, 4); i > 0; i--) {
                shape[axis] = s.from(0, 3);
                node.input(s.any(type, shape));
            }
            return node;
        });
        agree("Split", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(1, 4), 4);
            int opset = s.from(7, 23);
            int axis = s.from(0, shape.length - 1);
            long[] parts =
                    LongStream.range(0, s.from(1, 4)).map(_ -> s.from(0, 3)).toArray();
            boolean even = s.chance();
            shape[axis] =
                    even ? parts.length * s.from(1, 3) : Arrays.stream(parts).sum();
            OneNode node = OneNode.of(Shape.Split, opset)
                    .input(s.any(s.anyType(), shape))
                    .outputs(parts.length)
                    .integer("axis", opset >= 11 && s.chance() ? axis - shape.length : axis);
            if (even) {
                return opset < 18 ? node : node.integer("num_outputs", parts.length);
            }
            return opset < 13 ? node.integers("split", parts) : node.longs(parts);
        });
    }

    @Test
    void slices() {
        agree("Slice", 4 * COUNT, 0, s -> {
            long[] shape = s.shape(s.from(1, 4), 6);
            int opset = s.from(7, 23);
            OneNode node = OneNode.of(Shape.Slice, opset).input(s.any(s.anyType(), shape));
            int count = s.from(1, shape.length);
            long[] axes = LongStream.range(0, count).toArray();
            if (s.chance()) {
                axes = LongStream.range(0, shape.length).filter(_ -> s.chance()).toArray();
            }
            boolean back = opset >= 10;
            long[] starts = new long[axes.length];
            long[] ends = new long[axes.length];
            long[] steps = new long[axes.length];
            for (int i = 0; i < axes.length; i++) {
                starts[i] = s.from(-8, 8);
                ends[i] = s.one(s.from(-8, 8), s.from(-8, 8), Integer.MAX_VALUE, Integer.MIN_VALUE);
                steps[i] = back ? s.one(1, 2, 3, -1, -2, -3, 100, -100) : 1;
                axes[i] = back && s.chance() ? axes[i] - shape.length : axes[i];
            }
            if (opset < 10) {
                return node.integers("starts", starts).integers("ends", ends).integers("axes", axes);
            }
            ElementType type = s.type(ElementType.INT32, ElementType.INT64);
            for (long[] values : new long[][] {starts, ends, axes, steps}) {
                node.input(DrawnSamples.of(type, i -> values[i], values.length));
            }
            return node;
        });
    }

    @Test
    void expandsAndTiles() {
        agree("Expand", COUNT, 0, s -> {
            long[] wide = s.shape(s.from(0, 4), 4);
            long[] own = Arrays.stream(wide)
                    .skip(s.from(0, wide.length))
                    .map(length -> s.chance() ? 1 : length)
                    .toArray();
            long[] asked =
                    Arrays.stream(wide).map(length -> s.chance() ? 1 : length).toArray();
            return OneNode.of(Shape.Expand, s.from(8, 23))
                    .input(s.any(s.anyType(), own))
                    .longs(asked);
        });
        agree("Tile", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(1, 4), 4);
            long[] repeats = LongStream.of(shape).map(_ -> s.from(0, 3)).toArray();
            return OneNode.of(Shape.Tile, s.from(7, 23))
                    .input(s.any(s.anyType(), shape))
                    .longs(repeats);
        });
    }

    @Test
    void pads() {
        agree("Pad", 6 * COUNT, 0, s -> {
            long[] shape = Arrays.stream(s.shape(s.from(1, 5), 4))
                    .map(length -> length + 1)
                    .toArray();
            int opset = s.from(7, 23);
            String mode =
                    opset < 19 ? s.one("constant", "reflect", "edge") : s.one("constant", "reflect", "edge", "wrap");
            int most = mode.equals("reflect") || mode.equals("wrap")
                    ? (int) Arrays.stream(shape).min().getAsLong() - 1
                    : 3;
            long[] pads = LongStream.range(0, 2L * shape.length)
                    .map(_ -> s.from(s.from(0, 8) == 0 ? -1 : 0, most))
                    .toArray();
            ElementType type = opset < 13 ? s.type(ElementType.FLOAT32, ElementType.FLOAT64) : s.anyType();
            OneNode node =
                    OneNode.of(Shape.Pad, opset).input(s.any(type, shape)).text("mode", mode);
            if (opset < 11) {
                return node.integers("pads", pads).number("value", 1.5);
            }
            boolean chosen = opset >= 18 && s.chance() && shape.length > 1;
            node.longs(chosen ? new long[] {pads[0], pads[1]} : pads);
            if (s.chance()) {
                node.input(s.any(type));
            } else if (chosen) {
                node.absent();
            }
            return chosen ? node.longs(s.one(0L, -1L)) : node;
        });
    }

    @Test
    void rearrangesBlocks() {
        agree("DepthToSpace", COUNT, 0, s -> {
            int block = s.from(1, 3);
            int opset = s.from(7, 23);
            OneNode node = OneNode.of(Shape.DepthToSpace, opset)
                    .integer("blocksize", block)
                    .input(s.any(
                            s.type(ElementType.FLOAT32, ElementType.FLOAT64),
                            s.from(1, 2),
                            (long) s.from(1, 3) * block * block,
                            s.from(1, 3),
                            s.from(1, 3)));
            return opset < 11 ? node : node.text("mode", s.one("DCR", "CRD"));
        });
        agree("SpaceToDepth", COUNT, 0, s -> {
            int block = s.from(1, 3);
            return OneNode.of(Shape.SpaceToDepth, s.from(7, 23))
                    .integer("blocksize", block)
                    .input(s.any(
                            s.type(ElementType.FLOAT32, ElementType.FLOAT64),
                            s.from(1, 2),
                            s.from(1, 3),
                            (long) s.from(1, 3) * block,
                            (long) s.from(1, 3) * block));
        });
    }

    @Test
    void tellsShapes() {
        agree("Shape", COUNT, 0, s -> {
            int opset = s.from(7, 23);
            OneNode node = OneNode.of(Shape.Shape, opset).input(s.any(s.anyType(), s.shape(s.from(0, 4), 4)));
            return opset < 15 ? node : node.integer("start", s.from(-6, 6)).integer("end", s.from(-6, 6));
        });
        agree(
                "Size",
                COUNT,
                0,
                s -> OneNode.of(Shape.Size, s.from(7, 23)).input(s.any(s.anyType(), s.shape(s.from(0, 4), 4))));
    }
}
