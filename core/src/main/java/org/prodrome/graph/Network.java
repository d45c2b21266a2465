package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.prodrome.data.Seed;

/**
 * An ONNX graph and how its parameters are initialised. The graph's own initializers are the constants; parameters are
 * declared beside it and get their values from {@link #initialise} or from training.
 *
 * @param graph nodes in an order in which they can run
 * @param opset the version of ONNX's own operators that the graph is written in
 */
public record Network(GraphProto graph, List<Parameter> parameters, int opset) {
    /** The operator set that Prodrome's own networks are written in. */
    public static final int OPSET = 17;

    /** An attribute, of a node that runs in the evaluation reading even while the network is trained. */
    public static final String FROZEN = "prodrome.frozen";

    private static final int IR_VERSION = 8;
    private static final String ROLE = "prodrome.role.";

    public Network {
        parameters = List.copyOf(parameters);
    }

    public List<String> inputs() {
        return graph.getInputList().stream().map(ValueInfoProto::getName).toList();
    }

    public List<String> outputs() {
        return graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
    }

    /** Names of the parameters that gradients change. */
    public Set<String> trainable() {
        return parameters.stream()
                .filter(parameter -> parameter.role() == Role.TRAINABLE)
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The parameters' first values; each depends on the seed and its own name alone. */
    public Parameters initialise(Seed seed) {
        SortedMap<String, Array> arrays = new TreeMap<>();
        for (Parameter parameter : parameters) {
            arrays.put(
                    parameter.name(),
                    parameter.initialiser().draw(seed.split(parameter.name()), parameter.dimensions()));
        }
        return new Parameters(arrays);
    }

    /** The same network reduced to what these outputs need. */
    public Network keeping(String... outputs) {
        Map<String, NodeProto> makers = new HashMap<>();
        graph.getNodeList().forEach(node -> node.getOutputList().forEach(output -> makers.put(output, node)));
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Arrays.asList(outputs));
        while (!open.isEmpty()) {
            String value = open.pop();
            if (needed.add(value) && makers.containsKey(value)) {
                open.addAll(makers.get(value).getInputList());
            }
        }
        GraphProto kept = graph.toBuilder()
                .clearNode()
                .addAllNode(graph.getNodeList().stream()
                        .filter(node -> node.getOutputList().stream().anyMatch(needed::contains))
                        .toList())
                .clearInput()
                .addAllInput(named(graph.getInputList(), needed))
                .clearOutput()
                .addAllOutput(named(graph.getOutputList(), Set.of(outputs)))
                .clearInitializer()
                .addAllInitializer(graph.getInitializerList().stream()
                        .filter(constant -> needed.contains(constant.getName()))
                        .toList())
                .build();
        return new Network(
                kept,
                parameters.stream()
                        .filter(parameter -> needed.contains(parameter.name()))
                        .toList(),
                opset);
    }

    private static List<ValueInfoProto> named(List<ValueInfoProto> values, Set<String> names) {
        return values.stream().filter(value -> names.contains(value.getName())).toList();
    }

    /**
     * The same network for training while some parameters stay as they are: a node all of whose state is among them,
     * such as a batch normalisation, uses that state rather than changing it. The result is to be trained, not saved.
     */
    public Network freezing(Set<String> frozen) {
        Set<String> state = parameters.stream()
                .filter(parameter -> parameter.role() == Role.STATE)
                .map(Parameter::name)
                .collect(Collectors.toSet());
        GraphProto.Builder held = graph.toBuilder();
        for (NodeProto.Builder node : held.getNodeBuilderList()) {
            List<String> own =
                    node.getInputList().stream().filter(state::contains).toList();
            if (!own.isEmpty() && frozen.containsAll(own)) {
                node.addAttributeBuilder()
                        .setName(FROZEN)
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1);
            }
        }
        return new Network(held.build(), parameters, opset);
    }

    /** The network and these parameters as an ONNX file's bytes. */
    public byte[] toOnnx(Parameters values) {
        GraphProto.Builder whole = graph.toBuilder();
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("Prodrome")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset));
        for (Parameter parameter : parameters) {
            whole.addInitializer(values.get(parameter.name()).toProto(parameter.name()));
            model.addMetadataProps(StringStringEntryProto.newBuilder()
                    .setKey(ROLE + parameter.name())
                    .setValue(parameter.role().name()));
        }
        return model.setGraph(whole).build().toByteArray();
    }

    /**
     * Reads an ONNX file that Prodrome wrote; the parameters' values are then their initial ones.
     *
     * @throws GraphException if the bytes are no ONNX model
     */
    public static Network ofOnnx(byte[] bytes) {
        ModelProto model;
        try {
            model = ModelProto.parseFrom(ByteString.copyFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new GraphException("expected an ONNX model, got bytes that are none: " + e.getMessage(), e);
        }
        Map<String, Role> roles = model.getMetadataPropsList().stream()
                .filter(entry -> entry.getKey().startsWith(ROLE))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(ROLE.length()), entry -> Role.valueOf(entry.getValue())));
        List<Parameter> parameters = new ArrayList<>();
        Set<String> initialized = model.getGraph().getInitializerList().stream()
                .map(TensorProto::getName)
                .collect(Collectors.toSet());
        GraphProto.Builder graph = model.getGraph().toBuilder()
                .clearInitializer()
                .clearInput()
                .addAllInput(model.getGraph().getInputList().stream()
                        .filter(input -> !initialized.contains(input.getName()))
                        .toList());
        for (TensorProto initializer : model.getGraph().getInitializerList()) {
            Role role = roles.getOrDefault(initializer.getName(), Role.CONSTANT);
            if (role == Role.CONSTANT) {
                graph.addInitializer(initializer);
            } else {
                Array values = Array.ofProto(initializer);
                parameters.add(new Parameter(
                        initializer.getName(),
                        role,
                        initializer.getDimsList(),
                        new Initialiser.Given(values),
                        values.shape().length > 1));
            }
        }
        return new Network(graph.build(), parameters, opset(model));
    }

    private static int opset(ModelProto model) {
        for (OperatorSetIdProto imported : model.getOpsetImportList()) {
            if (imported.getDomain().isEmpty() || imported.getDomain().equals("ai.onnx")) {
                return Math.toIntExact(imported.getVersion());
            }
        }
        throw new GraphException("expected a model that names the version of its operators, got none");
    }
}
