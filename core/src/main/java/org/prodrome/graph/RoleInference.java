package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Infers from a graph what each initializer is for. An initializer counts where it meets the data, be it at once or
 * through nodes that compute on initializers alone, as in weight normalisation; what then takes it says what it is.
 */
final class RoleInference {
    private static final int MOST_SOURCES = 64;

    /**
     * What an initializer is taken for.
     *
     * @param decays whether it is a weight proper, which weight decay applies to
     */
    record Inferred(Role role, String reason, boolean decays) {
        static Inferred constant(String reason) {
            return new Inferred(Role.CONSTANT, reason, false);
        }

        static Inferred trainable(String reason, boolean decays) {
            return new Inferred(Role.TRAINABLE, reason, decays);
        }

        /** Of two uses the one that says more. */
        Inferred or(Inferred other) {
            return other.role.compareTo(role) < 0 ? other : this;
        }
    }

    private final Map<String, Candidate> candidates;
    private final Map<String, Inferred> inferred = new LinkedHashMap<>();
    /** Names of the initializers that a value which doesn't depend on data is computed from. */
    private final Map<String, Set<String>> sources = new HashMap<>();

    private final Set<String> data = new HashSet<>();
    private final Set<String> learned = new HashSet<>();
    private final Set<String> linear = new HashSet<>();

    private RoleInference(Network network) {
        candidates = Candidate.of(network);
        candidates.keySet().forEach(name -> sources.put(name, Set.of(name)));
    }

    /** By name of the initializer: first those of the graph in their order, then the parameters. */
    static Map<String, Inferred> of(Network network) {
        RoleInference inference = new RoleInference(network);
        inference.data.addAll(network.inputs());
        inference.walk(network.graph());
        Map<String, Inferred> all = new LinkedHashMap<>();
        inference.candidates.forEach((name, candidate) -> all.put(
                name,
                inference.inferred.getOrDefault(
                        name,
                        Inferred.constant(candidate.isFloating() ? "no node takes it" : "no floating-point numbers"))));
        return all;
    }

    private void walk(GraphProto graph) {
        graph.getNodeList().forEach(this::visit);
    }

    private void visit(NodeProto node) {
        Set<String> reads = Nested.reads(node);
        boolean onData = reads.stream().anyMatch(data::contains);
        if (!onData) {
            Set<String> from = new LinkedHashSet<>();
            reads.forEach(name -> from.addAll(sources.getOrDefault(name, Set.of())));
            Set<String> few = from.size() > MOST_SOURCES ? Set.of() : from;
            node.getOutputList().forEach(output -> sources.put(output, few));
            return;
        }
        boolean isLayer = false;
        for (int place = 0; place < node.getInputCount(); place++) {
            Set<String> from = sources.getOrDefault(node.getInput(place), Set.of());
            if (!from.isEmpty()) {
                isLayer |= judge(node, place, from);
            }
        }
        enter(node);
        boolean after = isLayer || reads.stream().anyMatch(learned::contains) || bodyLearns(node);
        for (String output : node.getOutputList()) {
            data.add(output);
            if (after) {
                learned.add(output);
            }
            if (isLayer && Slots.isLinear(node)) {
                linear.add(output);
            }
        }
    }

    /** Whether the node is a layer by what it takes at that place. */
    private boolean judge(NodeProto node, int place, Set<String> from) {
        boolean isLayer = false;
        for (String name : from) {
            Candidate candidate = Objects.requireNonNull(candidates.get(name));
            boolean direct = name.equals(node.getInput(place));
            Inferred one = candidate.isFloating()
                    ? Slots.infer(node, place, candidate, direct, context(node, place))
                    : Inferred.constant("no floating-point numbers");
            inferred.merge(name, one, Inferred::or);
            isLayer |= one.decays();
        }
        return isLayer;
    }

    private Slots.Position context(NodeProto node, int place) {
        List<String> others = new ArrayList<>(node.getInputList());
        others.remove(place);
        return new Slots.Position(
                others.stream().anyMatch(learned::contains), others.stream().anyMatch(linear::contains));
    }

    /** Goes through the graphs within a node, whose inputs depend on data. */
    private void enter(NodeProto node) {
        for (GraphProto within : Nested.graphs(node)) {
            boolean after = Nested.reads(node).stream().anyMatch(learned::contains);
            for (ValueInfoProto input : within.getInputList()) {
                data.add(input.getName());
                if (after) {
                    learned.add(input.getName());
                }
            }
            walk(within);
        }
    }

    private boolean bodyLearns(NodeProto node) {
        return Nested.graphs(node).stream()
                .flatMap(within -> within.getOutputList().stream())
                .anyMatch(output -> learned.contains(output.getName()));
    }
}
