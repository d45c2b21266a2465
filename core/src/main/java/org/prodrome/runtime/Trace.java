package org.prodrome.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;

/** Runs a network once and tells the type and shape of every value: ONNX files needn't say them. */
public final class Trace {
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
