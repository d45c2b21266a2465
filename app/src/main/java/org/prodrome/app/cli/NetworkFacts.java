package org.prodrome.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.InitializerRole;
import org.prodrome.graph.LayerSummary;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameter;
import org.prodrome.graph.Role;
import org.prodrome.graph.ValueSummary;
import org.prodrome.runtime.Trace;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code prodrome inspect} says of a network.
 *
 * @param example what the shapes are those for; empty if there are none
 * @param shapes by name of the value
 */
record NetworkFacts(
        Path file,
        Network network,
        Map<String, Array> example,
        SortedMap<String, Trace.Shape> shapes,
        List<String> remarks) {
    private static final JsonMapper JSON = new JsonMapper();

    static boolean isNetwork(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    /** Prints the facts of each file, and gives the command's exit status. */
    static int print(List<Path> files, boolean json, PrintWriter out, PrintWriter err) {
        int failed = 0;
        for (Path file : files) {
            try {
                NetworkFacts facts = of(file);
                if (json) {
                    out.println(JSON.writeValueAsString(facts.named()));
                } else {
                    facts.page(out);
                }
            } catch (GraphException | IOException e) {
                failed++;
                Failures.report(e, err);
            }
        }
        out.flush();
        return failed == 0 ? 0 : 1;
    }

    private static NetworkFacts of(Path file) throws IOException {
        Network network = Network.read(file);
        List<String> remarks = new ArrayList<>(network.remarks());
        Optional<Map<String, Array>> example = Trace.example(network);
        if (example.isPresent()) {
            try {
                return new NetworkFacts(
                        file,
                        network,
                        example.get(),
                        Trace.of(network, network.initialise(new Seed(0)), example.get()),
                        remarks);
            } catch (GraphException e) {
                remarks.add("shapes unknown, for a trial run failed: " + e.getMessage());
            }
        } else {
            remarks.add("shapes unknown: the file doesn't tell what its inputs are");
        }
        return new NetworkFacts(file, network, Map.of(), new TreeMap<>(), remarks);
    }

    private Map<String, Object> named() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("case", file.toString());
        facts.put("format", "ONNX");
        facts.put("opset", network.opset());
        facts.put("ir_version", network.header().irVersion());
        facts.put("operator_sets", network.header().imports());
        facts.put("producer", network.header().producer());
        facts.put("metadata", network.header().metadata());
        facts.put(
                "inputs",
                network.inputValues().stream().map(NetworkFacts::value).toList());
        facts.put(
                "outputs",
                network.outputValues().stream().map(NetworkFacts::value).toList());
        facts.put("trained_numbers", count(Role.TRAINABLE));
        facts.put("state_numbers", count(Role.STATE));
        Map<String, Object> traced = new TreeMap<>();
        example.forEach((name, array) -> traced.put(name, array.shape()));
        facts.put("traced_with", traced);
        facts.put("layers", network.layers().stream().map(this::layer).toList());
        facts.put(
                "initializers", network.roles().stream().map(NetworkFacts::role).toList());
        facts.put("remarks", remarks);
        return facts;
    }

    private static Map<String, Object> value(ValueSummary value) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", value.name());
        facts.put("type", value.type().map(Enum::name).orElse(null));
        facts.put(
                "shape",
                value.axes()
                        .map(axes ->
                                axes.stream().map(ValueSummary.Axis::toString).toList())
                        .orElse(null));
        return facts;
    }

    private Map<String, Object> layer(LayerSummary layer) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", layer.name());
        facts.put("operator", layer.operator());
        facts.put("inputs", layer.inputs());
        facts.put("outputs", layer.outputs());
        facts.put("shapes", layer.outputs().stream().map(this::lengths).toList());
        Map<String, Object> parameters = new LinkedHashMap<>();
        layer.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.shape()));
        facts.put("parameters", parameters);
        facts.put("parameter_numbers", layer.parameterCount());
        return facts;
    }

    private static Map<String, Object> role(InitializerRole one) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", one.name());
        facts.put("shape", one.shape());
        facts.put("role", one.role().name());
        facts.put("reason", one.reason());
        return facts;
    }

    private Optional<List<Long>> lengths(String value) {
        return Optional.ofNullable(shapes.get(value)).map(Trace.Shape::lengths);
    }

    private long count(Role role) {
        return network.parameters().stream()
                .filter(parameter -> parameter.role() == role)
                .mapToLong(NetworkFacts::numbers)
                .sum();
    }

    private static long numbers(Parameter parameter) {
        return parameter.shape().stream().reduce(1L, (a, b) -> a * b);
    }

    private void page(PrintWriter out) {
        out.printf("%-11s %s%n", "case", file);
        out.printf(
                "%-11s ONNX, operator set %d, IR version %d%s%n",
                "format",
                network.opset(),
                network.header().irVersion(),
                network.header().producer().isEmpty()
                        ? ""
                        : ", by " + network.header().producer());
        network.inputValues().forEach(value -> out.printf("%-11s %s%n", "input", line(value)));
        network.outputValues().forEach(value -> out.printf("%-11s %s%n", "output", line(value)));
        out.printf(
                Locale.ROOT,
                "%-11s %,d numbers to be trained, %,d that running changes%n",
                "parameters",
                count(Role.TRAINABLE),
                count(Role.STATE));
        remarks.forEach(remark -> out.printf("%-11s %s%n", "remark", remark));
        layers(out);
        out.println();
        int width = width(network.roles().stream().map(InitializerRole::name).toList());
        out.printf("%-" + width + "s  %-9s  %-16s  %s%n", "initializer", "role", "shape", "reason");
        network.roles()
                .forEach(one -> out.printf(
                        "%-" + width + "s  %-9s  %-16s  %s%n",
                        one.name(),
                        one.role().name().toLowerCase(Locale.ROOT),
                        one.shape(),
                        one.reason()));
    }

    private void layers(PrintWriter out) {
        out.println();
        StringBuilder traced = new StringBuilder();
        example.forEach((name, array) -> traced.append(traced.isEmpty() ? " for " : ", ")
                .append(name)
                .append(' ')
                .append(List.of(boxed(array))));
        int width = width(network.layers().stream().map(NetworkFacts::name).toList());
        out.printf("%-" + width + "s  %-20s  %10s  shape%s%n", "layer", "operator", "parameters", traced);
        for (LayerSummary layer : network.layers()) {
            String shape = layer.outputs().stream()
                    .map(value -> lengths(value).map(List::toString).orElse("?"))
                    .reduce((a, b) -> a + " " + b)
                    .orElse("");
            out.printf(
                    Locale.ROOT,
                    "%-" + width + "s  %-20s  %,10d  %s%n",
                    name(layer),
                    layer.operator(),
                    layer.parameterCount(),
                    shape);
        }
    }

    private static Long[] boxed(Array array) {
        return Arrays.stream(array.shape()).boxed().toArray(Long[]::new);
    }

    /** Its output is what a network is cut at. */
    private static String name(LayerSummary layer) {
        return layer.outputs().isEmpty() ? layer.name() : layer.outputs().getFirst();
    }

    private static int width(List<String> names) {
        return Math.clamp(names.stream().mapToInt(String::length).max().orElse(1), 11, 60);
    }

    private static String line(ValueSummary value) {
        return value.name() + " "
                + value.type().map(type -> type.name().toLowerCase(Locale.ROOT)).orElse("of a type that isn't told")
                + " "
                + value.axes().map(List::toString).orElse("of a shape that isn't told");
    }
}
