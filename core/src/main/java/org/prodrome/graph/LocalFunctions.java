package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Puts a model's own functions where they are called (ONNX, "Functions"): a graph then has ONNX's operators only, and
 * what runs, trains or explains it needn't know of functions.
 */
final class LocalFunctions {
    /** A few calls within calls can ask for more nodes than any memory holds. */
    private static final int MOST_NODES = 200_000;

    private static final int DEEPEST = 64;

    private record Id(String domain, String name, String overload) {
        static Id of(NodeProto call) {
            return new Id(domain(call.getDomain()), call.getOpType(), call.getOverload());
        }

        private static String domain(String domain) {
            return FileHeader.isOnnx(domain) ? "" : domain;
        }

        @Override
        public String toString() {
            return domain + "." + name + (overload.isEmpty() ? "" : ":" + overload);
        }
    }

    private final Map<Id, FunctionProto> functions = new HashMap<>();
    private final Map<String, Long> imports;
    private final NavigableSet<String> taken;
    private final Map<String, Integer> calls = new HashMap<>();
    private final Deque<Id> open = new ArrayDeque<>();
    private int nodes;

    private LocalFunctions(ModelProto model) {
        taken = new TreeSet<>(Nested.names(model.getGraph()));
        imports = imports(model.getOpsetImportList());
        for (FunctionProto function : model.getFunctionsList()) {
            Id id = new Id(Id.domain(function.getDomain()), function.getName(), function.getOverload());
            if (functions.put(id, function) != null) {
                throw new GraphException("function " + id + ": expected to be defined once, got a second definition");
            }
        }
    }

    /** @throws GraphException if a function calls itself, or is written in another version of the operators */
    static ModelProto inline(ModelProto model) {
        if (model.getFunctionsCount() == 0) {
            return model;
        }
        LocalFunctions functions = new LocalFunctions(model);
        ModelProto.Builder inlined = model.toBuilder().clearFunctions().setGraph(functions.inline(model.getGraph()));
        Map<String, Long> told = imports(model.getOpsetImportList());
        functions.imports.forEach((domain, version) -> {
            if (!told.containsKey(domain)) {
                inlined.addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version));
            }
        });
        return inlined.build();
    }

    private static Map<String, Long> imports(List<OperatorSetIdProto> imported) {
        Map<String, Long> imports = new HashMap<>();
        imported.forEach(set -> imports.put(Id.domain(set.getDomain()), set.getVersion()));
        return imports;
    }

    private GraphProto inline(GraphProto graph) {
        List<NodeProto> inlined = new ArrayList<>();
        graph.getNodeList().forEach(node -> inline(node, inlined));
        return graph.toBuilder().clearNode().addAllNode(inlined).build();
    }

    private void inline(NodeProto node, List<NodeProto> inlined) {
        Id id = Id.of(node);
        FunctionProto function = functions.get(id);
        if (function == null) {
            if (++nodes > MOST_NODES) {
                throw new GraphException(Nested.describe(node) + ": expected at most " + MOST_NODES
                        + " nodes once functions stand where they are called, got more");
            }
            inlined.add(Nested.map(node, this::inline));
            return;
        }
        if (open.contains(id)) {
            throw new GraphException("function " + id + ": expected none that calls itself, got " + open.reversed()
                    + " calling it again");
        }
        if (open.size() == DEEPEST) {
            throw new GraphException(
                    "function " + id + ": expected at most " + DEEPEST + " functions within functions, got more");
        }
        agree(function, id);
        open.push(id);
        body(node, function).forEach(inner -> inline(inner, inlined));
        open.pop();
    }

    private void agree(FunctionProto function, Id id) {
        imports(function.getOpsetImportList()).forEach((domain, version) -> {
            Long other = imports.putIfAbsent(domain, version);
            if (other != null && !other.equals(version)) {
                throw new GraphException("function " + id + ": expected version " + other + " of operator set "
                        + (domain.isEmpty() ? "ai.onnx" : domain) + ", as elsewhere in the model, got " + version);
            }
        });
    }

    /** The function's nodes, with the call's values and attributes in place of its formal ones. */
    private List<NodeProto> body(NodeProto call, FunctionProto function) {
        if (call.getInputCount() > function.getInputCount() || call.getOutputCount() > function.getOutputCount()) {
            throw new GraphException(Nested.describe(call) + ": expected at most " + function.getInputCount()
                    + " inputs and " + function.getOutputCount() + " outputs, got " + call.getInputCount() + " and "
                    + call.getOutputCount());
        }
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < function.getInputCount(); i++) {
            names.put(function.getInput(i), i < call.getInputCount() ? call.getInput(i) : "");
        }
        Renaming renaming = new Renaming(names, prefix(call));
        List<NodeProto> handedOn = new ArrayList<>();
        for (int i = 0; i < call.getOutputCount(); i++) {
            String formal = function.getOutput(i);
            String actual = call.getOutput(i);
            if (!actual.isEmpty() && names.containsKey(formal)) {
                handedOn.add(NodeProto.newBuilder()
                        .setOpType(Operator.Shape.Identity.name())
                        .addInput(renaming.of(formal))
                        .addOutput(actual)
                        .build());
            } else if (!actual.isEmpty()) {
                names.put(formal, actual);
            }
        }
        AttributeReferences references = new AttributeReferences(call, function);
        List<NodeProto> body = new ArrayList<>();
        for (NodeProto node : function.getNodeList()) {
            body.add(renaming.of(references.resolve(node)));
        }
        body.addAll(handedOn);
        return body;
    }

    /** What tells the function's own values from all others. */
    private String prefix(NodeProto call) {
        String stem = call.getName().isEmpty() ? call.getOpType() : call.getName();
        String prefix = stem + "/";
        while (starts(prefix)) {
            prefix = stem + "_" + calls.merge(stem, 1, Integer::sum) + "/";
        }
        taken.add(prefix);
        return prefix;
    }

    /** Whether a name that is taken starts like that. */
    private boolean starts(String prefix) {
        String next = taken.ceiling(prefix);
        return next != null && next.startsWith(prefix);
    }

    /** The attributes of a call, which nodes of the function refer to by name. */
    private static final class AttributeReferences {
        private final NodeProto call;
        private final Map<String, AttributeProto> given = new HashMap<>();

        AttributeReferences(NodeProto call, FunctionProto function) {
            this.call = call;
            function.getAttributeProtoList().forEach(standard -> given.put(standard.getName(), standard));
            call.getAttributeList().forEach(attribute -> given.put(attribute.getName(), attribute));
        }

        NodeProto resolve(NodeProto node) {
            NodeProto.Builder resolved = node.toBuilder().clearAttribute();
            for (AttributeProto attribute : node.getAttributeList()) {
                AttributeProto meant = attribute;
                if (!attribute.getRefAttrName().isEmpty()) {
                    AttributeProto value = given.get(attribute.getRefAttrName());
                    if (value == null) {
                        continue; // the operator's own default holds
                    }
                    if (attribute.getType() != value.getType()) {
                        throw new GraphException(Nested.describe(call) + ": expected the attribute " + value.getName()
                                + " of type " + attribute.getType() + ", got " + value.getType());
                    }
                    meant = value.toBuilder().setName(attribute.getName()).build();
                }
                resolved.addAttribute(meant);
            }
            return Nested.map(resolved.build(), this::resolve);
        }

        private GraphProto resolve(GraphProto graph) {
            GraphProto.Builder resolved = graph.toBuilder().clearNode();
            graph.getNodeList().forEach(node -> resolved.addNode(resolve(node)));
            return resolved.build();
        }
    }
}
