package org.prodrome.runtime;

import static org.prodrome.graph.OnnxFile.integer;
import static org.prodrome.graph.OnnxFile.integers;
import static org.prodrome.graph.OnnxFile.number;
import static org.prodrome.graph.OnnxFile.op;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.OnnxFile;

/**
 * A graph that is valid by the way it is made: each node is one of many moves upon the value at hand, whose shape is
 * known. Values stay within ±10. Nothing in it jumps (no rounding or comparing of what was computed), so that two right
 * runtimes agree to rounding.
 */
final class RandomGraph {
    static final float BOUND = 10;

    /** A value and the lengths of its axes. */
    record Value(String name, long... shape) {
        int rank() {
            return shape.length;
        }

        long size() {
            return LongStream.of(shape).reduce(1, (a, b) -> a * b);
        }
    }

    private static final int[] OPSETS = {13, 15, 17, 18, 20, 22};
    private static final long LARGEST = 20_000;

    final RandomGenerator random;
    final int opset;
    private final OnnxFile file;
    private final List<Value> values = new ArrayList<>();
    private final Map<String, Array> inputs;
    private int names;
    private int nodes;

    private RandomGraph(Seed seed) {
        random = seed.random();
        opset = OPSETS[random.nextInt(OPSETS.length)];
        file = new OnnxFile(opset).model(model -> model.setIrVersion(10));
        long[] shape = new long[random.nextInt(2, 5)];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = axis == 0 ? random.nextInt(1, 4) : random.nextInt(2, 9);
        }
        file.input("x", shape);
        inputs = Map.of("x", noise(1, shape));
        values.add(new Value("x", shape));
    }

    /** The same seed always gives the same graph. */
    static RandomGraph of(Seed seed) {
        RandomGraph graph = new RandomGraph(seed);
        int wanted = graph.random.nextInt(8) == 0 ? graph.random.nextInt(52, 70) : graph.random.nextInt(4, 25);
        while (graph.nodes < wanted) {
            graph.step();
        }
        graph.file.output(graph.values.getLast().name());
        graph.file.output(graph.values.get(graph.values.size() / 2).name());
        return graph;
    }

    private void step() {
        Value x = random.nextInt(4) == 0 ? values.get(random.nextInt(values.size())) : values.getLast();
        List<RandomMove> moves = RandomMove.ALL;
        Value made = moves.get(random.nextInt(moves.size())).apply(this, x);
        if (made != null && made.size() > 0 && made.size() <= LARGEST) {
            values.add(node("Clip", made.shape(), made.name() + " " + scalar(-BOUND) + " " + scalar(BOUND)));
        }
    }

    byte[] bytes() {
        return file.bytes();
    }

    Map<String, Array> inputs() {
        return inputs;
    }

    int nodes() {
        return nodes;
    }

    /** Another value of that shape, or the same one. */
    Value like(Value x) {
        List<Value> alike = values.stream()
                .filter(value -> Arrays.equals(value.shape(), x.shape()))
                .toList();
        return alike.isEmpty() ? x : alike.get(random.nextInt(alike.size()));
    }

    /** A node with one output of that shape. */
    Value node(String operator, long[] shape, String inputs, AttributeProto... attributes) {
        String name = fresh("v");
        nodes++;
        file.node(op(operator, inputs, name, attributes));
        return new Value(name, shape);
    }

    /** A node with several outputs. */
    void node(String operator, String inputs, String outputs, AttributeProto... attributes) {
        nodes++;
        file.node(op(operator, inputs, outputs, attributes));
    }

    String fresh(String stem) {
        return stem + names++;
    }

    /** A constant of noise. */
    String weight(double deviation, long... shape) {
        String name = fresh("w");
        Array noise = noise(deviation, shape);
        file.initializer(name, noise.floats(), shape);
        return name;
    }

    /** A constant of numbers from 0.5 to 1.5. */
    String positive(long... shape) {
        String name = fresh("p");
        float[] numbers = new float[Math.toIntExact(new Value("", shape).size())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(0.5, 1.5);
        }
        file.initializer(name, numbers, shape);
        return name;
    }

    String scalar(double value) {
        String name = fresh("s");
        file.initializer(name, new float[] {(float) value});
        return name;
    }

    String list(long... values) {
        String name = fresh("l");
        file.initializer(name, values);
        return name;
    }

    /** Axes as an attribute or, in newer operator sets, as an input. */
    Value reduced(String operator, Value x, int axis, boolean keep, int sinceInput) {
        long[] shape = keep
                ? x.shape().clone()
                : LongStream.range(0, x.rank())
                        .filter(at -> at != axis)
                        .map(at -> x.shape()[(int) at])
                        .toArray();
        if (keep) {
            shape[axis] = 1;
        }
        AttributeProto kept = integer("keepdims", keep ? 1 : 0);
        return opset >= sinceInput
                ? node(operator, shape, x.name() + " " + list(axis), kept)
                : node(operator, shape, x.name(), kept, integers("axes", axis));
    }

    /** |x| + 0.5. */
    Value away(Value x) {
        Value size = node("Abs", x.shape(), x.name());
        return node("Add", x.shape(), size.name() + " " + scalar(0.5));
    }

    Value scaled(Value x, double factor) {
        return node("Mul", x.shape(), x.name() + " " + scalar(factor));
    }

    /** A leaky activation's slope and the like. */
    AttributeProto slope(String name) {
        return number(name, random.nextDouble(0.05, 0.95));
    }

    private Array noise(double deviation, long... shape) {
        float[] values = new float[Math.toIntExact(new Value("", shape).size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.clamp(random.nextGaussian() * deviation, -BOUND, BOUND);
        }
        return Array.of(values, shape);
    }
}
