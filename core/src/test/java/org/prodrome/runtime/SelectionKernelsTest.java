package org.prodrome.runtime;

import static org.prodrome.runtime.Agreement.agree;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Selection;

/** Holds what picks elements to what ONNX Runtime makes of the same drawn nodes. */
class SelectionKernelsTest {
    private static final int COUNT = 40;

    private static Array indices(DrawnSamples s, long length, long... shape) {
        return s.within(s.type(ElementType.INT32, ElementType.INT64), -length, length, shape);
    }

    @Test
    void gathers() {
        agree("Gather", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(1, 4), 4);
            long axis = s.axis(shape.length);
            Array indices = indices(s, shape[Axes.of(axis, shape.length)], s.shape(s.from(0, 3), 3));
            return OneNode.of(Selection.Gather, s.from(11, 23))
                    .input(s.any(s.anyType(), shape))
                    .input(indices)
                    .integer("axis", axis);
        });
        agree("GatherElements", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(1, 4), 4);
            int axis = s.from(0, shape.length - 1);
            long[] around =
                    LongStream.of(shape).map(length -> s.from(1, (int) length)).toArray();
            around[axis] = s.from(1, 5);
            return OneNode.of(Selection.GatherElements, s.from(11, 23))
                    .input(s.any(s.anyType(), shape))
                    .input(indices(s, shape[axis], around))
                    .integer("axis", axis - (s.chance() ? shape.length : 0));
        });
    }

    @Test
    void gathersAtPoints() {
        agree("GatherND", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(1, 4), 3);
            int opset = s.from(11, 23);
            int batch = opset < 12 ? 0 : s.from(0, shape.length - 1);
            int coordinates = s.from(1, shape.length - batch);
            long[] around = LongStream.concat(
                            Arrays.stream(shape).limit(batch),
                            LongStream.concat(LongStream.of(s.shape(s.from(0, 2), 3)), LongStream.of(coordinates)))
                    .toArray();
            long least = Arrays.stream(shape).min().getAsLong();
            OneNode node = OneNode.of(Selection.GatherND, opset)
                    .input(s.any(s.anyType(), shape))
                    .input(s.within(ElementType.INT64, -least, least, around));
            return batch == 0 ? node : node.integer("batch_dims", batch);
        });
    }

    private static OneNode reducing(DrawnSamples s, OneNode node, int opset, ElementType type) {
        String reduction = opset < 16 || type == ElementType.BOOL
                ? "none"
                : opset < 18 ? s.one("none", "add", "mul") : s.one("none", "add", "mul", "max", "min");
        return reduction.equals("none") ? node : node.text("reduction", reduction);
    }

    @Test
    void scatters() {
        for (Selection operator : List.of(Selection.ScatterElements, Selection.Scatter)) {
            agree(operator.name(), COUNT, 1e-3, s -> {
                long[] shape = s.shape(s.from(1, 4), 4);
                int opset = operator == Selection.Scatter ? s.from(9, 10) : s.from(11, 23);
                int axis = s.from(0, shape.length - 1);
                long[] around = LongStream.of(shape)
                        .map(length -> s.from(1, (int) length))
                        .toArray();
                long[] places = s.distinct((int) around[axis], (int) shape[axis]);
                long stride = Arrays.stream(around).skip(axis + 1L).reduce(1, (a, b) -> a * b);
                Array indices = DrawnSamples.of(
                        s.type(ElementType.INT32, ElementType.INT64),
                        i -> places[(int) (i / stride % around[axis])] - (s.chance() ? shape[axis] : 0),
                        around);
                ElementType type = s.anyType();
                OneNode node = OneNode.of(operator, opset)
                        .input(s.any(type, shape))
                        .input(indices)
                        .input(s.any(type, around))
                        .integer("axis", axis);
                return operator == Selection.Scatter ? node : reducing(s, node, opset, type);
            });
        }
    }

    @Test
    void scattersRepeatedly() {
        agree("ScatterElements, repeatedly", COUNT, 1e-3, s -> {
            long[] shape = s.shape(s.from(1, 3), 4);
            long[] around = shape.clone();
            around[0] = s.from(1, 7);
            ElementType type = s.type(
                    ElementType.FLOAT32, ElementType.FLOAT64, ElementType.INT32, ElementType.INT64, ElementType.UINT8);
            return OneNode.of(Selection.ScatterElements, s.from(18, 23))
                    .input(s.any(type, shape))
                    .input(indices(s, shape[0], around))
                    .input(s.any(type, around))
                    .text("reduction", s.one("add", "mul", "max", "min"));
        });
    }

    @Test
    void scattersAtPoints() {
        agree("ScatterND", COUNT, 1e-3, s -> {
            long[] shape = s.shape(s.from(1, 4), 3);
            int opset = s.from(11, 23);
            int coordinates = s.from(1, shape.length);
            int all = (int) Arrays.stream(shape).limit(coordinates).reduce(1, (a, b) -> a * b);
            long[] places = s.distinct(s.from(1, all), all);
            long[] points = new long[places.length * coordinates];
            for (int i = 0; i < places.length; i++) {
                long rest = places[i];
                for (int axis = coordinates - 1; axis >= 0; axis--) {
                    points[i * coordinates + axis] = rest % shape[axis] - (s.chance() ? shape[axis] : 0);
                    rest /= shape[axis];
                }
            }
            long[] around = LongStream.concat(
                            LongStream.of(places.length), Arrays.stream(shape).skip(coordinates))
                    .toArray();
            ElementType type = s.anyType();
            OneNode node = OneNode.of(Selection.ScatterND, opset)
                    .input(s.any(type, shape))
                    .input(Array.of(points, places.length, coordinates))
                    .input(s.any(type, around));
            return reducing(s, node, opset, type);
        });
    }

    @Test
    void compressesAndFindsNonZeros() {
        agree("Compress", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(1, 3), 4);
            int opset = s.from(9, 23);
            boolean flat = s.chance();
            long axis = opset < 11 ? s.from(0, shape.length - 1) : s.axis(shape.length);
            long length = flat ? Arrays.stream(shape).reduce(1, (a, b) -> a * b) : shape[Axes.of(axis, shape.length)];
            OneNode node = OneNode.of(Selection.Compress, opset)
                    .input(s.any(s.anyType(), shape))
                    .input(s.any(ElementType.BOOL, s.from(1, (int) length)));
            return flat ? node : node.integer("axis", axis);
        });
        agree(
                "NonZero",
                COUNT,
                0,
                s -> OneNode.of(Selection.NonZero, s.from(9, 23))
                        .input(s.any(
                                s.type(
                                        ElementType.BOOL,
                                        ElementType.FLOAT32,
                                        ElementType.INT32,
                                        ElementType.INT64,
                                        ElementType.UINT8),
                                s.shape(s.from(1, 3), 4))));
    }

    @Test
    void encodesOneHot() {
        agree("OneHot", COUNT, 0, s -> {
            int depth = s.from(1, 5);
            // Of indices, depth and values ONNX Runtime knows these.
            ElementType[] types = s.one(
                    new ElementType[] {ElementType.INT64, ElementType.INT64, ElementType.INT64},
                    new ElementType[] {ElementType.INT64, ElementType.INT64, ElementType.FLOAT32},
                    new ElementType[] {ElementType.FLOAT32, ElementType.INT64, ElementType.INT64},
                    new ElementType[] {ElementType.FLOAT32, ElementType.FLOAT32, ElementType.FLOAT32},
                    new ElementType[] {ElementType.INT32, ElementType.INT32, ElementType.FLOAT32},
                    new ElementType[] {ElementType.INT64, ElementType.FLOAT32, ElementType.INT32});
            int opset = s.from(9, 23);
            long[] shape = s.shape(s.from(1, 3), 4);
            Array indices = s.within(types[0], opset < 11 ? 0 : -depth - 2, depth + 2, shape);
            OneNode node = OneNode.of(Selection.OneHot, opset)
                    .input(indices)
                    .input(DrawnSamples.of(types[1], _ -> depth, s.one(new long[0], new long[] {1})))
                    .input(s.any(types[2], 2));
            return s.chance()
                    ? node
                    : node.integer("axis", opset < 11 ? s.from(0, shape.length) : s.axis(shape.length + 1));
        });
    }

    @Test
    void takesTriangles() {
        agree("Trilu", COUNT, 0, s -> {
            OneNode node = OneNode.of(Selection.Trilu, s.from(14, 23))
                    .input(s.any(
                            s.type(ElementType.FLOAT32, ElementType.FLOAT64, ElementType.INT64, ElementType.BOOL),
                            s.shape(s.from(2, 4), 4)))
                    .flag("upper", s.chance());
            return s.chance() ? node : node.input(Array.of(new long[] {s.from(-6, 6)}));
        });
    }

    @Test
    void chooses() {
        agree("Where", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(0, 4), 3);
            ElementType type = s.type(
                    ElementType.FLOAT32, ElementType.INT64, ElementType.INT32, ElementType.UINT8, ElementType.FLOAT64);
            OneNode node = OneNode.of(Selection.Where, s.from(9, 23));
            for (int i = 0; i < 3; i++) {
                long[] part = Arrays.stream(shape)
                        .skip(s.from(0, shape.length))
                        .map(length -> s.chance() ? 1 : length)
                        .toArray();
                node.input(s.any(i == 0 ? ElementType.BOOL : type, part));
            }
            return node;
        });
    }
}
