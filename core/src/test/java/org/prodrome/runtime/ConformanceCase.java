package org.prodrome.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator;

/**
 * A folder with a model and what it has to give.
 *
 * @param operators names of all operators in it
 */
record ConformanceCase(Path folder, ModelProto model, Set<String> operators) {
    private static final Set<String> DRAWS = Set.of("Bernoulli", "RandomNormalLike", "RandomUniformLike");

    /** Inputs and expected outputs by name. */
    record Data(Map<String, Array> inputs, Map<String, Array> outputs) {}

    static ConformanceCase read(Path folder) throws IOException {
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model.onnx")));
        Set<String> operators = new TreeSet<>();
        nodes(model.getGraph()).forEach(node -> operators.add(node.getOpType()));
        return new ConformanceCase(folder, model, operators);
    }

    private static Stream<NodeProto> nodes(GraphProto graph) {
        return graph.getNodeList().stream()
                .flatMap(node -> Stream.concat(
                        Stream.of(node),
                        node.getAttributeList().stream()
                                .filter(AttributeProto::hasG)
                                .flatMap(attribute -> nodes(attribute.getG()))));
    }

    /** Why this test isn't for Prodrome, if it isn't. */
    Optional<String> leftOut() {
        long opset = model.getOpsetImportList().stream()
                .filter(imported -> imported.getDomain().isEmpty())
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(0);
        if (opset < 7 || opset > 24) {
            return Optional.of("operator set " + opset);
        }
        for (NodeProto node : nodes(model.getGraph()).toList()) {
            if (Operator.of(node.getDomain(), node.getOpType()).isEmpty()) {
                return Optional.of("operator " + node.getOpType());
            }
        }
        for (int type : types().toList()) {
            if (Arrays.stream(ElementType.values()).noneMatch(known -> known.onnx() == type)) {
                return Optional.of("tensors of " + TensorProto.DataType.forNumber(type));
            }
        }
        return Optional.empty();
    }

    private Stream<Integer> types() {
        GraphProto graph = model.getGraph();
        Stream<Integer> values = Stream.of(graph.getInputList(), graph.getOutputList(), graph.getValueInfoList())
                .flatMap(List::stream)
                .map(ValueInfoProto::getType)
                .map(type -> type.getValueCase() == TypeProto.ValueCase.TENSOR_TYPE
                        ? type.getTensorType().getElemType()
                        : TensorProto.DataType.UNDEFINED_VALUE);
        Stream<Integer> attributes = nodes(graph)
                .flatMap(node -> node.getAttributeList().stream())
                .filter(attribute -> attribute.hasT() || Set.of("to", "dtype").contains(attribute.getName()))
                .map(attribute ->
                        attribute.hasT() ? attribute.getT().getDataType() : Math.toIntExact(attribute.getI()));
        return Stream.concat(values, attributes);
    }

    /** Whether the outputs are drawn at random. */
    boolean random() {
        return nodes(model.getGraph())
                .anyMatch(node -> DRAWS.contains(node.getOpType())
                        || node.getOpType().equals("Dropout")
                                && node.getInputCount() > 2
                                && !folder.getFileName().toString().contains("zero_ratio"));
    }

    List<Data> data(List<String> inputs) throws IOException {
        List<Path> sets;
        try (var inside = Files.list(folder)) {
            sets = inside.filter(path -> path.getFileName().toString().startsWith("test_data_set"))
                    .sorted()
                    .toList();
        }
        List<Data> data = new ArrayList<>();
        for (Path set : sets) {
            Map<String, Array> wanted =
                    new HashMap<>(arrays(set, "input_", model.getGraph().getInputList()));
            wanted.keySet().retainAll(inputs);
            data.add(new Data(wanted, arrays(set, "output_", model.getGraph().getOutputList())));
        }
        return data;
    }

    private static Map<String, Array> arrays(Path set, String stem, List<ValueInfoProto> names) throws IOException {
        Map<String, Array> arrays = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Path file = set.resolve(stem + i + ".pb");
            if (Files.exists(file)) {
                arrays.put(names.get(i).getName(), Array.ofProto(TensorProto.parseFrom(Files.readAllBytes(file))));
            }
        }
        return arrays;
    }
}
