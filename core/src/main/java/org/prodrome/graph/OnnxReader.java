package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a network of an ONNX file, whoever wrote it, and refuses what is none before anything runs. */
final class OnnxReader {
    private static final int OLDEST_OPSET = 7;
    private static final int NEWEST_OPSET = 24;

    private final Optional<ExternalData> beside;

    /** @param beside where elements that aren't in the file itself are; empty if the file's folder isn't known */
    OnnxReader(Optional<ExternalData> beside) {
        this.beside = beside;
    }

    /** @param bytes which nobody may write to from then on */
    Network read(byte[] bytes) {
        ModelProto model = sound(parse(bytes));
        GraphProto graph = WeightCollector.collect(model.getGraph());
        int opset = opset(model.getOpsetImportList()).orElse(Network.OPSET);
        return parted(graph, opset, FileHeader.of(model), declared(model));
    }

    /** @throws GraphException as {@link #read} does, and where constants claim more than a machine has */
    static ModelProto checked(byte[] bytes) {
        ModelProto model = new OnnxReader(Optional.empty()).sound(parse(bytes));
        ValueClaims.check(model.getGraph());
        return model;
    }

    /** The model without functions of its own, and with its nodes in order and all elements in itself. */
    private ModelProto sound(ModelProto model) {
        if (!model.hasGraph()) {
            throw new GraphException("model: expected a graph, got none");
        }
        FileHeader.checkVersion(model);
        OptionalInt opset = opset(model.getOpsetImportList());
        ModelProto whole = LocalFunctions.inline(model);
        GraphProto graph = GraphOrder.of(checked(whole.getGraph()), Set.of());
        if (opset.isEmpty() && Nested.nodes(graph).anyMatch(node -> FileHeader.isOnnx(node.getDomain()))) {
            throw new GraphException("model: expected the version of ONNX's operators, got none");
        }
        return whole.toBuilder().setGraph(graph).build();
    }

    /** Elements of tensors stay where they are in the file's bytes: a network may be as large as half the memory. */
    private static ModelProto parse(byte[] bytes) {
        try {
            CodedInputStream input = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
            input.enableAliasing(true);
            ModelProto model = ModelProto.parseFrom(input);
            input.checkLastTagWas(0);
            return model;
        } catch (IOException e) {
            throw new GraphException("expected an ONNX model, got bytes that are none: " + e.getMessage(), e);
        }
    }

    private static OptionalInt opset(List<OperatorSetIdProto> imported) {
        List<Long> versions = imported.stream()
                .filter(set -> FileHeader.isOnnx(set.getDomain()))
                .map(OperatorSetIdProto::getVersion)
                .distinct()
                .toList();
        if (versions.isEmpty()) {
            return OptionalInt.empty();
        }
        long version = versions.getFirst();
        if (versions.size() > 1 || version < OLDEST_OPSET || version > NEWEST_OPSET) {
            throw new GraphException("model: expected an operator set of " + OLDEST_OPSET + " to " + NEWEST_OPSET
                    + ", got " + (versions.size() > 1 ? versions.toString() : String.valueOf(version)));
        }
        return OptionalInt.of((int) version);
    }

    /** The graph with all elements in itself and the types of attributes told. */
    private GraphProto checked(GraphProto graph) {
        if (graph.getSparseInitializerCount() > 0) {
            throw new GraphException(
                    "initializer " + graph.getSparseInitializer(0).getValues().getName()
                            + ": expected a dense tensor, got a sparse one");
        }
        GraphProto.Builder checked = graph.toBuilder().clearInitializer().clearNode();
        for (TensorProto tensor : graph.getInitializerList()) {
            TensorProto here = here(tensor);
            TensorSize.check(here, "initializer " + tensor.getName());
            checked.addInitializer(here);
        }
        for (NodeProto node : graph.getNodeList()) {
            NodeProto.Builder whole = node.toBuilder();
            whole.getAttributeBuilderList().forEach(attribute -> {
                if (attribute.hasT()) {
                    attribute.setT(here(attribute.getT()));
                }
            });
            checked.addNode(Nested.map(AttributeCheck.of(whole.build()), this::checked));
        }
        return checked.build();
    }

    private TensorProto here(TensorProto tensor) {
        if (!ExternalData.isExternal(tensor)) {
            return tensor;
        }
        return beside.orElseThrow(() -> new GraphException("initializer " + tensor.getName()
                        + ": expected its elements in the file itself, got a reference to another file; read the"
                        + " network by its path"))
                .fetch(tensor);
    }

    /** Roles that the file tells; empty for a foreign file, whose roles are inferred. */
    private static Optional<Map<String, Role>> declared(ModelProto model) {
        Map<String, Role> roles = new HashMap<>();
        for (StringStringEntryProto entry : model.getMetadataPropsList()) {
            if (entry.getKey().startsWith(OnnxWriter.ROLE)) {
                String name = entry.getKey().substring(OnnxWriter.ROLE.length());
                roles.put(name, role(entry.getValue(), name));
            }
        }
        boolean own = model.getProducerName().equals(OnnxWriter.PRODUCER);
        return own || !roles.isEmpty() ? Optional.of(roles) : Optional.empty();
    }

    private static Role role(String word, String name) {
        for (Role role : Role.values()) {
            if (role.name().equals(word)) {
                return role;
            }
        }
        throw new GraphException(
                "initializer " + name + ": expected a role of " + List.of(Role.values()) + ", got " + word);
    }

    /** Parts the initializers into parameters and constants. */
    private static Network parted(
            GraphProto graph, int opset, FileHeader header, Optional<Map<String, Role>> declared) {
        Set<String> initialized =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !initialized.contains(input.getName()))
                .toList();
        GraphProto fed = graph.toBuilder().clearInput().addAllInput(inputs).build();
        Network constant = new Network(fed, List.of(), opset, header);
        Map<String, Role> roles = new HashMap<>();
        if (declared.isPresent()) {
            roles.putAll(declared.get());
            roles.keySet().retainAll(initialized);
        } else {
            RoleInference.of(constant).forEach((name, inferred) -> roles.put(name, inferred.role()));
        }
        return RoleAssignment.of(constant, roles);
    }
}
