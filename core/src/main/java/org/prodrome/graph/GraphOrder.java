package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.data.NearMiss;

/**
 * Checks that every value of a graph is made once and before it is read, and puts nodes that stand in another order
 * into one in which they can run.
 */
final class GraphOrder {
    private static final int SHOWN = 8;

    private final GraphProto graph;
    private final Map<String, Integer> makers = new HashMap<>();
    private final Set<String> given = new HashSet<>();

    private GraphOrder(GraphProto graph, Set<String> around) {
        this.graph = graph;
        given.addAll(around);
    }

    /**
     * The graph with its nodes, and those of graphs within it, in an order in which they can run; nodes that already
     * are keep theirs.
     *
     * @param around values around the graph that it may read
     * @throws GraphException if a value is made twice or not at all, or needs itself
     */
    static GraphProto of(GraphProto graph, Set<String> around) {
        GraphOrder order = new GraphOrder(graph, around);
        order.collect();
        return order.sorted();
    }

    private void collect() {
        Set<String> own = new HashSet<>();
        for (ValueInfoProto input : graph.getInputList()) {
            define(input.getName(), own, "input");
        }
        Set<String> initialized = new HashSet<>();
        for (TensorProto constant : graph.getInitializerList()) {
            if (!initialized.add(constant.getName())) {
                throw new GraphException(
                        "initializer " + constant.getName() + ": expected a name of its own, got one that is taken");
            }
        }
        own.addAll(initialized);
        given.addAll(own);
        for (int place = 0; place < graph.getNodeCount(); place++) {
            for (String output : graph.getNode(place).getOutputList()) {
                if (!output.isEmpty()) {
                    define(output, own, Nested.describe(graph.getNode(place)) + ", output");
                    makers.put(output, place);
                }
            }
        }
        Set<String> outputs = new HashSet<>();
        for (ValueInfoProto output : graph.getOutputList()) {
            if (!outputs.add(output.getName())) {
                throw new GraphException("output " + output.getName() + ": expected to be listed once, got it twice");
            }
            require(output.getName(), "graph " + graph.getName() + ": expected outputs");
        }
    }

    private static void define(String name, Set<String> own, String what) {
        if (name.isEmpty() || !own.add(name)) {
            throw new GraphException(what + " " + name + ": expected a name of its own, got "
                    + (name.isEmpty() ? "none" : "one that is taken"));
        }
    }

    private void require(String name, String expected) {
        if (!makers.containsKey(name) && !given.contains(name)) {
            Set<String> all = new HashSet<>(makers.keySet());
            all.addAll(given);
            throw new GraphException(expected + " that an input, an initializer or a node gives, got " + name
                    + NearMiss.of(name, near(name, all))
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
    }

    /** Names of about the same length, so that a hostile file costs no time. */
    private static List<String> near(String name, Set<String> all) {
        return all.stream()
                .filter(other -> other.length() < 100 && Math.abs(other.length() - name.length()) < 3)
                .limit(10_000)
                .sorted()
                .toList();
    }

    private GraphProto sorted() {
        List<List<Integer>> readers = new ArrayList<>();
        graph.getNodeList().forEach(_ -> readers.add(new ArrayList<>()));
        int[] open = new int[graph.getNodeCount()];
        for (int place = 0; place < open.length; place++) {
            for (int maker : needs(graph.getNode(place))) {
                readers.get(maker).add(place);
                open[place]++;
            }
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int place = 0; place < open.length; place++) {
            if (open[place] == 0) {
                ready.add(place);
            }
        }
        Set<String> around = new HashSet<>(given);
        around.addAll(makers.keySet());
        GraphProto.Builder sorted = graph.toBuilder().clearNode();
        for (Integer place = ready.poll(); place != null; place = ready.poll()) {
            sorted.addNode(Nested.map(graph.getNode(place), within -> of(within, around)));
            for (int reader : readers.get(place)) {
                if (--open[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        if (sorted.getNodeCount() < open.length) {
            throw cycle(open);
        }
        return sorted.build();
    }

    private Set<Integer> needs(NodeProto node) {
        Set<Integer> needs = new LinkedHashSet<>();
        node.getInputList().stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> require(name, Nested.describe(node) + ": expected inputs"));
        for (String name : Nested.reads(node)) {
            if (makers.containsKey(name)) {
                needs.add(makers.get(name));
            }
        }
        return needs;
    }

    /** Every node left needs another one that is left, so that going back from any of them comes round. */
    private GraphException cycle(int[] open) {
        int place = 0;
        while (open[place] == 0) {
            place++;
        }
        Set<Integer> way = new LinkedHashSet<>();
        while (way.add(place)) {
            place = needs(graph.getNode(place)).stream()
                    .filter(maker -> open[maker] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        int start = place;
        List<Integer> round = way.stream().dropWhile(on -> on != start).toList().reversed();
        String shown = round.stream()
                .limit(SHOWN)
                .map(on -> Nested.describe(graph.getNode(on)))
                .collect(Collectors.joining(" -> "));
        return new GraphException(
                "graph " + graph.getName() + ": expected nodes that don't need themselves, got the cycle " + shown
                        + (round.size() > SHOWN ? " -> and " + (round.size() - SHOWN) + " more" : ""));
    }
}
