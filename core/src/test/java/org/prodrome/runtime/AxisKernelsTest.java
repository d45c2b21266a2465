package org.prodrome.runtime;

import static org.prodrome.runtime.Agreement.agree;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Axis;

/** Holds what works along one axis to what ONNX Runtime makes of the same drawn nodes. */
class AxisKernelsTest {
    private static final int COUNT = 40;

    @Test
    void findsExtremes() {
        for (Axis operator : List.of(Axis.ArgMax, Axis.ArgMin)) {
            agree(operator.name(), COUNT, 0, s -> {
                long[] shape = s.shape(s.from(1, 4), 5);
                int opset = s.from(7, 23);
                ElementType type = opset < 13
                        ? s.type(ElementType.FLOAT32, ElementType.INT32)
                        : s.type(
                                ElementType.FLOAT32,
                                ElementType.FLOAT64,
                                ElementType.INT32,
                                ElementType.INT64,
                                ElementType.UINT8);
                OneNode node = OneNode.of(operator, opset)
                        .input(s.within(type, type == ElementType.UINT8 ? 0 : -2, 3, shape))
                        .integer("axis", opset < 11 ? s.from(0, shape.length - 1) : s.axis(shape.length))
                        .flag("keepdims", s.chance());
                return opset < 12 ? node : node.flag("select_last_index", s.chance());
            });
        }
    }

    @Test
    void cumulates() {
        agree("CumSum", COUNT, 1e-6, s -> {
            long[] shape = s.shape(s.from(1, 4), 5);
            long axis = s.axis(shape.length);
            return OneNode.of(Axis.CumSum, s.from(11, 23))
                    .input(s.any(
                            s.type(ElementType.FLOAT32, ElementType.FLOAT64, ElementType.INT32, ElementType.INT64),
                            shape))
                    .input(DrawnSamples.of(s.type(ElementType.INT32, ElementType.INT64), _ -> axis))
                    .flag("exclusive", s.chance())
                    .flag("reverse", s.chance());
        });
    }

    @Test
    void reversesSequences() {
        agree("ReverseSequence", COUNT, 0, s -> {
            long[] shape = s.shape(s.from(2, 4), 5);
            int time = s.from(0, 1);
            return OneNode.of(Axis.ReverseSequence, s.from(10, 23))
                    .input(s.any(s.anyType(), shape))
                    .input(s.within(ElementType.INT64, 1, shape[time] + 1, shape[1 - time]))
                    .integer("time_axis", time)
                    .integer("batch_axis", 1 - time);
        });
    }

    @Test
    void findsTheTopInTheOrderOfPlaces() {
        agree("TopK", 2 * COUNT, 0, s -> {
            long[] shape = s.shape(s.from(1, 3), 4);
            int opset = s.from(7, 23);
            int axis = s.from(0, shape.length - 1);
            shape[axis] = s.one(1, 3, 10, 100);
            int k = s.from(1, (int) (s.chance() ? shape[axis] : Math.min(shape[axis], 5)));
            ElementType type = opset < 11
                    ? ElementType.FLOAT32
                    : s.type(ElementType.FLOAT32, ElementType.FLOAT64, ElementType.INT32, ElementType.INT64);
            Array data = s.chance() ? s.any(type, shape) : s.within(type, -3, 4, shape);
            OneNode node = OneNode.of(Axis.TopK, opset)
                    .outputs(2)
                    .input(data)
                    .integer("axis", opset >= 11 && s.chance() ? axis - shape.length : axis);
            if (opset < 10) {
                return node.integer("k", k);
            }
            return opset < 11 ? node.longs(k) : node.longs(k).flag("largest", s.chance());
        });
    }
}
