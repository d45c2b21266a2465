package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Refuses constants by which a file of few bytes claims memory or time without end: shapes, repeats, pads, trips. A
 * runtime may act on them while it loads the file, before it knows what the data are.
 */
final class ValueClaims {
    private final Map<String, double[]> constants;

    private ValueClaims(Map<String, double[]> around) {
        constants = new HashMap<>(around);
    }

    /** @throws GraphException if a node's constants claim too much; the message names the node */
    static void check(GraphProto graph) {
        new ValueClaims(Map.of()).walk(graph);
    }

    private void walk(GraphProto graph) {
        graph.getInitializerList().forEach(tensor -> remember(tensor.getName(), tensor));
        for (NodeProto node : graph.getNodeList()) {
            if (FileHeader.isOnnx(node.getDomain())) {
                if (node.getOpType().equals("Constant") && node.getOutputCount() == 1) {
                    node.getAttributeList().forEach(attribute -> remember(node.getOutput(0), attribute));
                }
                require(node);
            }
            Nested.graphs(node).forEach(within -> new ValueClaims(constants).walk(within));
        }
    }

    private void remember(String name, AttributeProto value) {
        switch (value.getName()) {
            case "value" -> remember(name, value.getT());
            case "value_int" -> constants.put(name, new double[] {value.getI()});
            case "value_float" -> constants.put(name, new double[] {value.getF()});
            case "value_ints", "value_floats" -> constants.put(name, numbers(value));
            default -> constants.remove(name);
        }
    }

    /** Short lists of numbers only: nothing else says how large something is to be. */
    private void remember(String name, TensorProto tensor) {
        constants.remove(name);
        Optional<ElementType> type = ElementType.known(tensor.getDataType());
        if (type.isPresent() && TensorSize.of(tensor, name).orElse(Long.MAX_VALUE) <= 512) {
            constants.put(name, numbers(tensor));
        }
    }

    private static double[] numbers(TensorProto tensor) {
        Array array = Array.ofProto(tensor);
        double[] numbers = new double[Math.toIntExact(array.size())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.number(i);
        }
        return numbers;
    }

    private void require(NodeProto node) {
        switch (node.getOpType()) {
            case "ConstantOfShape", "HannWindow", "HammingWindow", "BlackmanWindow" -> product(node, input(node, 0));
            case "Expand", "Tile", "OneHot", "Col2Im", "AffineGrid", "CenterCropPad", "DFT" ->
                product(node, input(node, 1));
            case "MaxUnpool" -> product(node, input(node, 2));
            case "Resize", "Upsample" -> {
                for (int place = 1; place < node.getInputCount(); place++) {
                    product(node, input(node, place));
                }
                product(node, attribute(node, "scales"));
            }
            case "RandomNormal", "RandomUniform" -> product(node, attribute(node, "shape"));
            case "Pad" -> {
                pads(node, input(node, 1));
                pads(node, attribute(node, "pads"));
            }
            case "Conv", "ConvTranspose", "MaxPool", "AveragePool", "LpPool", "ConvInteger", "QLinearConv" ->
                window(node);
            case "MelWeightMatrix" -> product(node, both(input(node, 0), input(node, 1)));
            case "Range" -> range(node);
            case "Loop" -> trips(node);
            default -> {}
        }
    }

    private double[] input(NodeProto node, int place) {
        double[] values = place < node.getInputCount() ? constants.get(node.getInput(place)) : null;
        return values == null ? new double[0] : values;
    }

    private static double[] attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .map(ValueClaims::numbers)
                .orElse(new double[0]);
    }

    private static double[] numbers(AttributeProto attribute) {
        return attribute.getFloatsCount() > 0
                ? attribute.getFloatsList().stream()
                        .mapToDouble(Float::doubleValue)
                        .toArray()
                : attribute.getIntsList().stream()
                        .mapToDouble(Long::doubleValue)
                        .toArray();
    }

    private static double[] both(double[] a, double[] b) {
        return DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b)).toArray();
    }

    /** Lengths or factors, of which those below 1 count as 1. */
    private static void product(NodeProto node, double[] lengths) {
        refuseAbove(
                node,
                DoubleStream.of(lengths).map(length -> Math.max(length, 1)).reduce(1, (a, b) -> a * b));
    }

    private static void pads(NodeProto node, double[] pads) {
        product(node, DoubleStream.of(pads).map(pad -> pad + 1).toArray());
    }

    private static void window(NodeProto node) {
        pads(node, attribute(node, "pads"));
        pads(node, attribute(node, "output_padding"));
        product(node, attribute(node, "output_shape"));
        for (String name : List.of("strides", "dilations", "kernel_shape")) {
            double[] values = attribute(node, name);
            product(node, values);
            if (DoubleStream.of(values).anyMatch(value -> value < 1)) {
                throw new GraphException(Nested.describe(node) + ": expected " + name + " of 1 and above, got "
                        + DoubleStream.of(values)
                                .mapToLong(value -> (long) value)
                                .boxed()
                                .toList());
            }
        }
    }

    private void range(NodeProto node) {
        double[] start = input(node, 0);
        double[] limit = input(node, 1);
        double[] delta = input(node, 2);
        if (start.length == 1 && limit.length == 1 && delta.length == 1) {
            refuseAbove(node, (limit[0] - start[0]) / delta[0]);
        }
    }

    private void trips(NodeProto node) {
        double[] trips = input(node, 0);
        if (trips.length == 1 && trips[0] > Limits.TRIPS) {
            throw new GraphException(
                    Nested.describe(node) + ": expected at most " + Limits.TRIPS + " trips, got " + (long) trips[0]);
        }
    }

    private static void refuseAbove(NodeProto node, double elements) {
        if (elements > Limits.ELEMENTS) {
            throw new GraphException(Nested.describe(node) + ": expected a value of at most " + Limits.ELEMENTS
                    + " elements, got one of " + String.format(Locale.ROOT, "%.3g", elements));
        }
    }
}
