package org.prodrome.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.graph.Array;
import org.prodrome.graph.InitializerRole;
import org.prodrome.graph.LayerSummary;
import org.prodrome.graph.Network;

/**
 * How many multiplications with an addition a network's nodes take: those of convolutions, matrix products and
 * recurrent layers, as papers count them; what works element by element isn't counted.
 *
 * @param shapes of inputs, initializers and what nodes give, by name
 */
public record MultiplyAdds(Map<String, List<Long>> shapes) {
    public MultiplyAdds {
        shapes = Map.copyOf(shapes);
    }

    /** For a network that was run with such inputs. */
    public static MultiplyAdds of(Network network, Map<String, Trace.Shape> traced, Map<String, Array> inputs) {
        Map<String, List<Long>> shapes = new HashMap<>();
        traced.forEach((name, shape) -> shapes.put(name, shape.lengths()));
        inputs.forEach((name, array) ->
                shapes.put(name, Arrays.stream(array.shape()).boxed().toList()));
        for (InitializerRole one : network.roles()) {
            shapes.put(one.name(), one.shape());
        }
        return new MultiplyAdds(shapes);
    }

    /** Of a node; 0 where a shape isn't known. */
    public long of(LayerSummary layer) {
        return switch (layer.operator()) {
            case "Conv" ->
                count(layer.outputs().getFirst()) * each(layer.inputs().get(1));
            case "ConvTranspose" ->
                count(layer.inputs().getFirst()) * each(layer.inputs().get(1));
            case "Gemm" -> {
                long outputs = last(layer.outputs().getFirst());
                yield outputs == 0
                        ? 0
                        : count(layer.outputs().getFirst())
                                * (count(layer.inputs().get(1)) / outputs);
            }
            case "MatMul" ->
                count(layer.outputs().getFirst()) * last(layer.inputs().getFirst());
            case "RNN", "GRU", "LSTM" -> recurrent(layer);
            default -> 0;
        };
    }

    /** Of [step, batch, ...] each step and case multiplies both weights. */
    private long recurrent(LayerSummary layer) {
        List<Long> input = shapes.getOrDefault(layer.inputs().getFirst(), List.of());
        if (input.size() < 2) {
            return 0;
        }
        long both = count(layer.inputs().get(1)) + count(layer.inputs().get(2));
        return input.get(0) * input.get(1) * both;
    }

    /** Weights of each channel along the first axis. */
    private long each(String weight) {
        List<Long> shape = shapes.getOrDefault(weight, List.of());
        return shape.isEmpty() || shape.getFirst() == 0 ? 0 : count(weight) / shape.getFirst();
    }

    private long count(String name) {
        List<Long> shape = shapes.get(name);
        return shape == null ? 0 : shape.stream().reduce(1L, (a, b) -> a * b);
    }

    private long last(String name) {
        List<Long> shape = shapes.getOrDefault(name, List.of());
        return shape.isEmpty() ? 0 : shape.getLast();
    }
}
