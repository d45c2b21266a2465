package org.prodrome.runtime;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.ValueSummary;

/** Runs a network once and tells the type and shape of every value: ONNX files needn't say them. */
public final class Trace {
    private static final double LARGEST_EXAMPLE = 1 << 26;

    private Trace() {}

    /**
     * What a value is.
     *
     * @param lengths of the axes
     */
    public record Shape(ElementType type, List<Long> lengths) {
        public Shape {
            lengths = List.copyOf(lengths);
        }
    }

    /**
     * Zeros that a network takes, by name of the input. Axes that its file leaves open have the length 1 where they are
     * the first, else 224, a usual picture's, in values of four axes and more, and 64 in others.
     *
     * @return empty if the file doesn't tell the type or shape of an input, or tells ones that would take much memory
     */
    public static Optional<Map<String, Array>> example(Network network) {
        Map<String, Array> example = new TreeMap<>();
        double room = LARGEST_EXAMPLE;
        for (ValueSummary input : network.inputValues()) {
            if (input.type().isEmpty() || input.axes().isEmpty()) {
                return Optional.empty();
            }
            List<ValueSummary.Axis> axes = input.axes().get();
            long[] shape = new long[axes.size()];
            double elements = 1;
            for (int axis = 0; axis < shape.length; axis++) {
                long open = axis == 0 ? 1 : shape.length > 3 ? 224 : 64;
                shape[axis] = axes.get(axis).length().orElse(open);
                elements *= shape[axis];
            }
            room -= elements;
            if (room < 0) {
                return Optional.empty();
            }
            byte[] zeros = new byte
                    [Math.toIntExact((long) elements) * input.type().get().bytes()];
            example.put(input.name(), Array.copyOf(input.type().get(), MemorySegment.ofArray(zeros), shape));
        }
        return Optional.of(example);
    }

    /**
     * The shapes of the values that nodes make, by name, for these inputs; all are in memory at once.
     *
     * @throws org.prodrome.graph.GraphException if an input is missing or a node fails; the message names the node
     */
    public static SortedMap<String, Shape> of(Network network, Parameters parameters, Map<String, Array> inputs) {
        String[] values = network.layers().stream()
                .flatMap(layer -> layer.outputs().stream())
                .toArray(String[]::new);
        try (Scope _ = new Scope();
                NoGradGuard _ = new NoGradGuard();
                TorchParameters uploaded = new TorchParameters(parameters, Device.CPU);
                Program program = new Program(network.cutAt(values), Device.CPU)) {
            Map<String, Tensor> given = new HashMap<>();
            inputs.forEach((name, array) -> given.put(name, Tensors.upload(array, Device.CPU)));
            SortedMap<String, Shape> shapes = new TreeMap<>();
            program.run(uploaded.tensors(), given, new Context(Reading.EVALUATION, new Chance(new Seed(0), 0)))
                    .forEach((name, tensor) -> shapes.put(
                            name,
                            new Shape(
                                    Tensors.elementType(tensor.scalar_type()),
                                    Arrays.stream(tensor.shape()).boxed().toList())));
            return shapes;
        }
    }
}
