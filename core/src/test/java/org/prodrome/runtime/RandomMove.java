package org.prodrome.runtime;

import static org.prodrome.graph.OnnxFile.body;
import static org.prodrome.graph.OnnxFile.graph;
import static org.prodrome.graph.OnnxFile.integer;
import static org.prodrome.graph.OnnxFile.integers;
import static org.prodrome.graph.OnnxFile.number;
import static org.prodrome.graph.OnnxFile.op;
import static org.prodrome.graph.OnnxFile.text;
import static org.prodrome.graph.OnnxFile.value;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.prodrome.runtime.RandomGraph.Value;

/** Puts a node or a few upon a value; gives nothing where the value's shape doesn't allow it. */
@FunctionalInterface
interface RandomMove {
    @Nullable
    Value apply(RandomGraph g, Value x);

    List<String> PLAIN = List.of(
            "Relu",
            "Selu",
            "Sigmoid",
            "Tanh",
            "Softplus",
            "Softsign",
            "Erf",
            "Sin",
            "Cos",
            "Atan",
            "Abs",
            "Neg",
            "Asinh",
            "Identity");

    List<RandomMove> ALL = List.of(
            RandomMove::plain,
            RandomMove::plain,
            RandomMove::sloped,
            RandomMove::positive,
            RandomMove::exponential,
            RandomMove::newer,
            RandomMove::withConstant,
            RandomMove::withConstant,
            RandomMove::withValue,
            RandomMove::chosen,
            RandomMove::product,
            RandomMove::product,
            RandomMove::gemm,
            RandomMove::einsum,
            RandomMove::convolution,
            RandomMove::convolution,
            RandomMove::transposedConvolution,
            RandomMove::pool,
            RandomMove::pool,
            RandomMove::global,
            RandomMove::batchNormalization,
            RandomMove::instanceNormalization,
            RandomMove::layerNormalization,
            RandomMove::localResponse,
            RandomMove::slopes,
            RandomMove::softmax,
            RandomMove::reduction,
            RandomMove::recurrent,
            RandomMove::recurrent,
            RandomMove::transpose,
            RandomMove::reshape,
            RandomMove::squeeze,
            RandomMove::concat,
            RandomMove::split,
            RandomMove::slice,
            RandomMove::pad,
            RandomMove::gather,
            RandomMove::tile,
            RandomMove::resize,
            RandomMove::cumulative,
            RandomMove::branch,
            RandomMove::loop,
            RandomMove::scan);

    private static @Nullable Value plain(RandomGraph g, Value x) {
        return g.node(PLAIN.get(g.random.nextInt(PLAIN.size())), x.shape(), x.name());
    }

    private static @Nullable Value sloped(RandomGraph g, Value x) {
        List<String> operators = List.of("LeakyRelu", "Elu", "Celu", "ThresholdedRelu", "HardSigmoid");
        String operator = operators.get(g.random.nextInt(3));
        return g.node(operator, x.shape(), x.name(), g.slope("alpha"));
    }

    private static @Nullable Value positive(RandomGraph g, Value x) {
        Value away = g.away(x);
        return switch (g.random.nextInt(4)) {
            case 0 -> g.node("Log", x.shape(), away.name());
            case 1 -> g.node("Sqrt", x.shape(), away.name());
            case 2 -> g.node("Reciprocal", x.shape(), away.name());
            default -> g.node("Pow", x.shape(), away.name() + " " + g.scalar(g.random.nextDouble(-1, 1.5)));
        };
    }

    private static @Nullable Value exponential(RandomGraph g, Value x) {
        return g.node("Exp", x.shape(), g.scaled(x, 0.2).name());
    }

    private static @Nullable Value newer(RandomGraph g, Value x) {
        if (g.opset >= 20 && g.random.nextBoolean()) {
            return g.node("Gelu", x.shape(), x.name(), text("approximate", g.random.nextBoolean() ? "tanh" : "none"));
        }
        if (g.opset >= 18 && g.random.nextBoolean()) {
            return g.node("Mish", x.shape(), x.name());
        }
        return g.opset >= 14 ? g.node("HardSwish", x.shape(), x.name()) : null;
    }

    /** Broadcasts a constant some of whose axes have the length 1 or are missing. */
    private static @Nullable Value withConstant(RandomGraph g, Value x) {
        long[] shape = Arrays.copyOfRange(x.shape(), g.random.nextInt(x.rank() + 1), x.rank());
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = g.random.nextBoolean() ? 1 : shape[axis];
        }
        List<String> operators = List.of("Add", "Sub", "Mul", "Div", "Max", "Min");
        String operator = operators.get(g.random.nextInt(operators.size()));
        String constant = operator.equals("Div") ? g.positive(shape) : g.weight(1, shape);
        boolean second = operator.equals("Div") || g.random.nextBoolean();
        return g.node(operator, x.shape(), second ? x.name() + " " + constant : constant + " " + x.name());
    }

    private static @Nullable Value withValue(RandomGraph g, Value x) {
        Value y = g.like(x);
        return switch (g.random.nextInt(6)) {
            case 0 -> g.node("Div", x.shape(), x.name() + " " + g.away(y).name());
            case 1 -> g.node("Mean", x.shape(), x.name() + " " + y.name() + " " + x.name());
            case 2 -> g.node("Sum", x.shape(), x.name() + " " + y.name());
            case 3 -> g.node("Mul", x.shape(), x.name() + " " + y.name());
            case 4 -> g.node("Max", x.shape(), x.name() + " " + y.name());
            default -> g.node("Sub", x.shape(), x.name() + " " + y.name());
        };
    }

    /** A condition on constants, so that both runtimes choose alike. */
    private static @Nullable Value chosen(RandomGraph g, Value x) {
        Value condition = g.node("Greater", x.shape(), g.weight(1, x.shape()) + " " + g.scalar(0));
        return g.node(
                "Where",
                x.shape(),
                condition.name() + " " + x.name() + " " + g.like(x).name());
    }

    private static long[] withLast(Value x, long last) {
        long[] shape = x.shape().clone();
        shape[shape.length - 1] = last;
        return shape;
    }

    private static @Nullable Value product(RandomGraph g, Value x) {
        if (x.rank() < 2) {
            return null;
        }
        long inputs = x.shape()[x.rank() - 1];
        long outputs = g.random.nextInt(1, 9);
        String weight = g.weight(1 / Math.sqrt(inputs), inputs, outputs);
        return g.node("MatMul", withLast(x, outputs), x.name() + " " + weight);
    }

    private static @Nullable Value gemm(RandomGraph g, Value x) {
        if (x.rank() != 2) {
            return null;
        }
        long outputs = g.random.nextInt(1, 9);
        long inputs = x.shape()[1];
        boolean turned = g.random.nextBoolean();
        double deviation = 1 / Math.sqrt(inputs);
        String weight = turned ? g.weight(deviation, outputs, inputs) : g.weight(deviation, inputs, outputs);
        String bias = g.random.nextBoolean() ? " " + g.weight(1, outputs) : "";
        return g.node(
                "Gemm",
                withLast(x, outputs),
                x.name() + " " + weight + bias,
                integer("transB", turned ? 1 : 0),
                g.slope("alpha"),
                g.slope("beta"));
    }

    private static @Nullable Value einsum(RandomGraph g, Value x) {
        if (x.rank() != 3) {
            return null;
        }
        long[] shape = {x.shape()[0], x.shape()[1], x.shape()[1]};
        String equation = g.random.nextBoolean() ? "bij,bkj->bik" : "bij,bkj->bki";
        Value product = g.node("Einsum", shape, x.name() + " " + g.like(x).name(), text("equation", equation));
        return g.scaled(product, 0.1);
    }

    private static @Nullable Value convolution(RandomGraph g, Value x) {
        int spatial = x.rank() - 2;
        if (spatial < 1) {
            return null;
        }
        long channels = x.shape()[1];
        long groups = g.random.nextInt(3) == 0 ? channels : 1;
        long outputs = groups * g.random.nextInt(1, 4);
        long[] kernel = draw(g, spatial, 1, 4);
        long[] strides = draw(g, spatial, 1, 3);
        long[] dilations = draw(g, spatial, 1, 3);
        long[] pads = draw(g, 2 * spatial, 0, 3);
        long[] shape = x.shape().clone();
        shape[1] = outputs;
        for (int i = 0; i < spatial; i++) {
            long room = x.shape()[i + 2] + pads[i] + pads[i + spatial] - dilations[i] * (kernel[i] - 1) - 1;
            if (room < 0) {
                return null;
            }
            shape[i + 2] = room / strides[i] + 1;
        }
        long[] weight = LongStream.concat(LongStream.of(outputs, channels / groups), LongStream.of(kernel))
                .toArray();
        double deviation =
                1 / Math.sqrt((double) channels / groups * LongStream.of(kernel).reduce(1, (a, b) -> a * b));
        String bias = g.random.nextBoolean() ? " " + g.weight(1, outputs) : "";
        return g.node(
                "Conv",
                shape,
                x.name() + " " + g.weight(deviation, weight) + bias,
                integer("group", groups),
                integers("kernel_shape", kernel),
                integers("strides", strides),
                integers("dilations", dilations),
                integers("pads", pads));
    }

    private static @Nullable Value transposedConvolution(RandomGraph g, Value x) {
        int spatial = x.rank() - 2;
        if (spatial < 1) {
            return null;
        }
        long outputs = g.random.nextInt(1, 5);
        long[] kernel = draw(g, spatial, 2, 4);
        long[] strides = draw(g, spatial, 1, 3);
        long[] pads = draw(g, 2 * spatial, 0, 2);
        long[] shape = x.shape().clone();
        shape[1] = outputs;
        for (int i = 0; i < spatial; i++) {
            shape[i + 2] = strides[i] * (x.shape()[i + 2] - 1) + kernel[i] - pads[i] - pads[i + spatial];
            if (shape[i + 2] < 1) {
                return null;
            }
        }
        long[] weight = LongStream.concat(LongStream.of(x.shape()[1], outputs), LongStream.of(kernel))
                .toArray();
        return g.node(
                "ConvTranspose",
                shape,
                x.name() + " " + g.weight(1 / Math.sqrt(x.shape()[1]), weight),
                integers("kernel_shape", kernel),
                integers("strides", strides),
                integers("pads", pads));
    }

    private static long[] draw(RandomGraph g, int count, int least, int bound) {
        return LongStream.generate(() -> g.random.nextInt(least, bound))
                .limit(count)
                .toArray();
    }

    private static @Nullable Value pool(RandomGraph g, Value x) {
        int spatial = x.rank() - 2;
        if (spatial < 1) {
            return null;
        }
        long[] kernel = draw(g, spatial, 2, 4);
        long[] strides = draw(g, spatial, 1, 3);
        long[] pads = draw(g, 2 * spatial, 0, 2);
        long[] shape = x.shape().clone();
        for (int i = 0; i < spatial; i++) {
            long room = x.shape()[i + 2] + pads[i] + pads[i + spatial] - kernel[i];
            if (room < 0) {
                return null;
            }
            shape[i + 2] = room / strides[i] + 1;
        }
        String operator = List.of("MaxPool", "AveragePool", "LpPool").get(g.random.nextInt(3));
        AttributeProto own =
                operator.equals("AveragePool") ? integer("count_include_pad", g.random.nextInt(2)) : integer("p", 2);
        AttributeProto[] window = {
            integers("kernel_shape", kernel), integers("strides", strides), integers("pads", pads), own
        };
        return g.node(operator, shape, x.name(), operator.equals("MaxPool") ? Arrays.copyOf(window, 3) : window);
    }

    private static @Nullable Value global(RandomGraph g, Value x) {
        if (x.rank() < 3 || g.random.nextInt(3) > 0) {
            return null;
        }
        long[] shape = new long[x.rank()];
        Arrays.fill(shape, 1);
        shape[0] = x.shape()[0];
        shape[1] = x.shape()[1];
        return g.node(g.random.nextBoolean() ? "GlobalAveragePool" : "GlobalMaxPool", shape, x.name());
    }

    private static @Nullable Value batchNormalization(RandomGraph g, Value x) {
        if (x.rank() < 2) {
            return null;
        }
        long c = x.shape()[1];
        String inputs = String.join(" ", x.name(), g.positive(c), g.weight(1, c), g.weight(1, c), g.positive(c));
        return g.node("BatchNormalization", x.shape(), inputs);
    }

    /** The epsilon keeps what hardly varies from being blown up, rounding and all. */
    private static @Nullable Value instanceNormalization(RandomGraph g, Value x) {
        if (x.rank() < 3) {
            return null;
        }
        long c = x.shape()[1];
        return g.node(
                "InstanceNormalization",
                x.shape(),
                x.name() + " " + g.positive(c) + " " + g.weight(1, c),
                number("epsilon", 0.1));
    }

    private static @Nullable Value layerNormalization(RandomGraph g, Value x) {
        if (g.opset < 17) {
            return null;
        }
        int axis = g.random.nextInt(x.rank());
        long[] shape = Arrays.copyOfRange(x.shape(), axis, x.rank());
        return g.node(
                "LayerNormalization",
                x.shape(),
                x.name() + " " + g.positive(shape) + " " + g.weight(1, shape),
                integer("axis", axis),
                number("epsilon", 0.1));
    }

    private static @Nullable Value localResponse(RandomGraph g, Value x) {
        return x.rank() == 4 ? g.node("LRN", x.shape(), x.name(), integer("size", 3), number("alpha", 0.1)) : null;
    }

    private static @Nullable Value slopes(RandomGraph g, Value x) {
        if (x.rank() < 2) {
            return null;
        }
        long[] shape = new long[x.rank() - 1];
        Arrays.fill(shape, 1);
        shape[0] = x.shape()[1];
        return g.node("PRelu", x.shape(), x.name() + " " + g.positive(shape));
    }

    private static @Nullable Value softmax(RandomGraph g, Value x) {
        String operator = g.random.nextBoolean() ? "Softmax" : "LogSoftmax";
        return g.node(operator, x.shape(), x.name(), integer("axis", g.random.nextInt(-x.rank(), x.rank())));
    }

    private static @Nullable Value reduction(RandomGraph g, Value x) {
        if (x.rank() < 2) {
            return null;
        }
        int axis = g.random.nextInt(x.rank());
        boolean keep = g.random.nextBoolean() || x.rank() < 3;
        List<String> operators =
                List.of("ReduceMean", "ReduceMax", "ReduceMin", "ReduceL1", "ReduceL2", "ReduceLogSumExp", "ReduceSum");
        String operator = operators.get(g.random.nextInt(operators.size()));
        return g.reduced(operator, x, axis, keep, operator.equals("ReduceSum") ? 13 : 18);
    }

    /** [time, batch, feature]. */
    private static @Nullable Value recurrent(RandomGraph g, Value x) {
        if (x.rank() != 3 || x.shape()[0] > 8) {
            return null;
        }
        String operator = List.of("RNN", "GRU", "LSTM").get(g.random.nextInt(3));
        long gates = List.of(1, 3, 4).get(List.of("RNN", "GRU", "LSTM").indexOf(operator));
        String direction = List.of("forward", "reverse", "bidirectional").get(g.random.nextInt(3));
        long directions = direction.equals("bidirectional") ? 2 : 1;
        long hidden = g.random.nextInt(1, 6);
        String inputs = String.join(
                " ",
                x.name(),
                g.weight(0.5, directions, gates * hidden, x.shape()[2]),
                g.weight(0.5, directions, gates * hidden, hidden),
                g.weight(0.5, directions, 2 * gates * hidden));
        AttributeProto[] attributes = {
            integer("hidden_size", hidden), text("direction", direction), integer("linear_before_reset", 1)
        };
        long[] shape = {x.shape()[0], directions, x.shape()[1], hidden};
        boolean reset = operator.equals("GRU") && g.random.nextBoolean();
        return g.node(operator, shape, inputs, reset ? attributes : Arrays.copyOf(attributes, 2));
    }

    private static @Nullable Value transpose(RandomGraph g, Value x) {
        long[] order = LongStream.range(0, x.rank()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int other = g.random.nextInt(i + 1);
            long held = order[i];
            order[i] = order[other];
            order[other] = held;
        }
        long[] shape = LongStream.of(order).map(axis -> x.shape()[(int) axis]).toArray();
        return g.node("Transpose", shape, x.name(), integers("perm", order));
    }

    private static @Nullable Value reshape(RandomGraph g, Value x) {
        if (x.rank() < 2 || g.random.nextBoolean()) {
            long[] shape = {x.shape()[0], x.size() / x.shape()[0]};
            return g.node("Flatten", shape, x.name());
        }
        int axis = g.random.nextInt(x.rank() - 1);
        long[] joined = LongStream.range(0, x.rank() - 1)
                .map(at -> at < axis
                        ? x.shape()[(int) at]
                        : at == axis ? x.shape()[axis] * x.shape()[axis + 1] : x.shape()[(int) at + 1])
                .toArray();
        long[] asked = joined.clone();
        asked[axis] = -1;
        return g.node("Reshape", joined, x.name() + " " + g.list(asked));
    }

    private static @Nullable Value squeeze(RandomGraph g, Value x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            if (x.shape()[axis] == 1 && x.rank() > 2) {
                int gone = axis;
                long[] shape = LongStream.range(0, x.rank())
                        .filter(at -> at != gone)
                        .map(at -> x.shape()[(int) at])
                        .toArray();
                return g.node("Squeeze", shape, x.name() + " " + g.list(axis));
            }
        }
        if (x.rank() > 3) {
            return null;
        }
        int at = g.random.nextInt(x.rank() + 1);
        long[] shape = LongStream.concat(
                        LongStream.concat(Arrays.stream(x.shape()).limit(at), LongStream.of(1)),
                        Arrays.stream(x.shape()).skip(at))
                .toArray();
        return g.node("Unsqueeze", shape, x.name() + " " + g.list(at));
    }

    private static @Nullable Value concat(RandomGraph g, Value x) {
        int axis = g.random.nextInt(x.rank());
        long[] shape = x.shape().clone();
        shape[axis] *= 2;
        return g.node("Concat", shape, x.name() + " " + g.like(x).name(), integer("axis", axis));
    }

    private static @Nullable Value split(RandomGraph g, Value x) {
        int axis = g.random.nextInt(x.rank());
        long length = x.shape()[axis];
        if (length < 2) {
            return null;
        }
        long first = g.random.nextLong(1, length);
        String outputs = g.fresh("half") + " " + g.fresh("half");
        g.node("Split", x.name() + " " + g.list(first, length - first), outputs, integer("axis", axis));
        long[] shape = x.shape().clone();
        shape[axis] = length - first;
        return new Value(outputs.substring(outputs.indexOf(' ') + 1), shape);
    }

    private static @Nullable Value slice(RandomGraph g, Value x) {
        int axis = g.random.nextInt(x.rank());
        long length = x.shape()[axis];
        boolean back = g.random.nextBoolean();
        long step = g.random.nextInt(1, 3);
        long[] shape = x.shape().clone();
        shape[axis] = (length + step - 1) / step;
        String range = back
                ? g.list(-1) + " " + g.list(Long.MIN_VALUE) + " " + g.list(axis) + " " + g.list(-step)
                : g.list(0) + " " + g.list(Long.MAX_VALUE) + " " + g.list(axis) + " " + g.list(step);
        return g.node("Slice", shape, x.name() + " " + range);
    }

    private static @Nullable Value pad(RandomGraph g, Value x) {
        long[] pads = new long[2 * x.rank()];
        long[] shape = x.shape().clone();
        for (int axis = 0; axis < x.rank(); axis++) {
            if (shape[axis] > 2 && g.random.nextBoolean()) {
                pads[axis] = g.random.nextInt(0, 3);
                pads[axis + x.rank()] = g.random.nextInt(0, 3);
                shape[axis] += pads[axis] + pads[axis + x.rank()];
            }
        }
        String mode = List.of("constant", "reflect", "edge").get(g.random.nextInt(3));
        String value = mode.equals("constant") ? " " + g.scalar(0.5) : "";
        return g.node("Pad", shape, x.name() + " " + g.list(pads) + value, text("mode", mode));
    }

    private static @Nullable Value gather(RandomGraph g, Value x) {
        int axis = g.random.nextInt(x.rank());
        long[] places = LongStream.generate(() -> g.random.nextLong(-x.shape()[axis], x.shape()[axis]))
                .limit(g.random.nextInt(1, 5))
                .toArray();
        long[] shape = x.shape().clone();
        shape[axis] = places.length;
        return g.node("Gather", shape, x.name() + " " + g.list(places), integer("axis", axis));
    }

    private static @Nullable Value tile(RandomGraph g, Value x) {
        if (g.random.nextBoolean() && x.shape()[0] == 1) {
            long[] shape = x.shape().clone();
            shape[0] = 3;
            return g.node("Expand", shape, x.name() + " " + g.list(shape));
        }
        long[] repeats = draw(g, x.rank(), 1, 3);
        long[] shape = x.shape().clone();
        Arrays.setAll(shape, axis -> x.shape()[axis] * repeats[axis]);
        return g.node("Tile", shape, x.name() + " " + g.list(repeats));
    }

    private static @Nullable Value resize(RandomGraph g, Value x) {
        if (x.rank() != 4) {
            return null;
        }
        long[] shape = x.shape().clone();
        shape[2] = g.random.nextInt(1, 10);
        shape[3] = g.random.nextInt(1, 10);
        boolean nearest = g.random.nextBoolean();
        return g.node(
                "Resize",
                shape,
                x.name() + " - - " + g.list(shape),
                text("mode", nearest ? "nearest" : "linear"),
                text("coordinate_transformation_mode", nearest ? "asymmetric" : "half_pixel"),
                text("nearest_mode", "floor"));
    }

    private static @Nullable Value cumulative(RandomGraph g, Value x) {
        Value sum = g.node(
                "CumSum",
                x.shape(),
                x.name() + " " + g.list(g.random.nextInt(x.rank())),
                integer("reverse", g.random.nextInt(2)),
                integer("exclusive", g.random.nextInt(2)));
        return g.scaled(sum, 0.3);
    }

    private static @Nullable Value branch(RandomGraph g, Value x) {
        Value condition = g.node("Greater", new long[0], g.scalar(g.random.nextGaussian()) + " " + g.scalar(0));
        String constant = g.weight(1, x.shape());
        String then = g.fresh("t");
        String otherwise = g.fresh("e");
        return g.node(
                "If",
                x.shape(),
                condition.name(),
                graph("then_branch", body("", then, op("Add", x.name() + " " + constant, then))),
                graph("else_branch", body("", otherwise, op("Mul", x.name() + " " + constant, otherwise))));
    }

    /** v becomes tanh(v + w) two or three times; the sum of each time is stacked. */
    private static @Nullable Value loop(RandomGraph g, Value x) {
        String constant = g.weight(0.5, x.shape());
        String v = g.fresh("b");
        String on = g.fresh("b");
        String sum = g.fresh("b");
        String next = g.fresh("b");
        String trip = g.fresh("b");
        String go = g.fresh("b");
        return g.node(
                "Loop",
                x.shape(),
                g.list(g.random.nextInt(2, 4)) + " - " + x.name(),
                graph(
                        "body",
                        body(
                                trip + ":INT64 " + go + ":BOOL " + v,
                                on + " " + next,
                                op("Identity", go, on),
                                op("Add", v + " " + constant, sum),
                                op("Tanh", sum, next))));
    }

    /** A running average along the first axis. */
    private static @Nullable Value scan(RandomGraph g, Value x) {
        if (x.rank() < 2 || x.shape()[0] > 8) {
            return null;
        }
        long[] row = Arrays.copyOfRange(x.shape(), 1, x.rank());
        String half = g.scalar(0.5);
        String state = g.fresh("b");
        String one = g.fresh("b");
        String sum = g.fresh("b");
        String next = g.fresh("b");
        String given = g.fresh("b");
        String last = g.fresh("last");
        String all = g.fresh("all");
        g.node(
                "Scan",
                g.weight(1, row) + " " + x.name(),
                last + " " + all,
                integer("num_scan_inputs", 1),
                graph(
                        "body",
                        body(
                                        state + " " + one,
                                        "",
                                        op("Add", state + " " + one, sum),
                                        op("Mul", sum + " " + half, next),
                                        op("Identity", next, given))
                                .addOutput(value(next, DataType.FLOAT, row))
                                .addOutput(value(given, DataType.FLOAT, row))));
        return new Value(all, x.shape());
    }
}
