package org.prodrome.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.LayerSummary;
import org.prodrome.graph.Network;
import org.prodrome.graph.Role;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.recipe.Recipe;
import org.prodrome.runtime.MultiplyAdds;
import org.prodrome.runtime.Trace;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recipe's network as it scores one window, layer by layer.
 *
 * @param input the window's shape, without the batch
 * @param trained numbers that training changes, of the layers that score
 */
record LayerTable(String recipe, List<Integer> input, List<Line> lines, long trained) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A node.
     *
     * @param shape of its first output
     * @param parameters numbers
     */
    record Line(String name, String operator, List<Long> shape, long parameters, long multiplyAdds) {}

    /** @throws FormatException if the simulator's first case isn't what the preparation takes */
    static LayerTable of(Recipe recipe) throws IOException, FormatException {
        Grid grid = grid(recipe);
        Model model = recipe.model();
        Network network = model.network(grid).keeping(model.outputs());
        Map<String, Array> inputs = new HashMap<>(Map.of(
                Model.INPUT, Array.of(new float[Math.toIntExact(grid.size())], grid.shape(1)),
                Model.POSITION, Array.of(new float[1], 1, 1)));
        inputs.keySet().retainAll(network.inputs());
        Map<String, Trace.Shape> shapes = Trace.of(network, network.initialise(new Seed(0)), inputs);
        MultiplyAdds counts = MultiplyAdds.of(network, shapes, inputs);
        List<Line> lines = new ArrayList<>();
        for (LayerSummary layer : network.layers()) {
            String output = layer.outputs().getFirst();
            Trace.Shape shape = shapes.get(output);
            lines.add(new Line(
                    output,
                    layer.operator(),
                    shape == null ? List.of() : shape.lengths(),
                    layer.parameterCount(),
                    counts.of(layer)));
        }
        long trained = network.parameters().stream()
                .filter(parameter -> parameter.role() == Role.TRAINABLE)
                .mapToLong(parameter -> parameter.shape().stream().reduce(1L, (a, b) -> a * b))
                .sum();
        return new LayerTable(recipe.name(), grid.each(), lines, trained);
    }

    /** With what the recipe leaves to the data, such as a table's columns, as its simulator has it. */
    private static Grid grid(Recipe recipe) throws IOException, FormatException {
        Case first = recipe.simulator().dataset(new Seed(1)).cases().getFirst();
        return recipe.preparation().seen(first.payload(), "case " + first.id()).grid();
    }

    private long multiplyAdds() {
        return lines.stream().mapToLong(Line::multiplyAdds).sum();
    }

    void json(String profile, PrintWriter out) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("recipe", recipe);
        facts.put("profile", profile);
        facts.put("input", input);
        facts.put("parameters", trained);
        facts.put("multiply_adds", multiplyAdds());
        facts.put("layers", lines.stream().map(LayerTable::named).toList());
        out.println(JSON.writeValueAsString(facts));
    }

    private static Map<String, Object> named(Line line) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", line.name());
        facts.put("operator", line.operator());
        facts.put("shape", line.shape());
        facts.put("parameters", line.parameters());
        facts.put("multiply_adds", line.multiplyAdds());
        return facts;
    }

    void page(String profile, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s, profile %s: %,d numbers to be trained, %,d multiply-adds for a window of %s%n%n",
                recipe,
                profile,
                trained,
                multiplyAdds(),
                input);
        int width = Math.clamp(
                lines.stream().mapToInt(line -> line.name().length()).max().orElse(1), 5, 60);
        String row = "%-" + width + "s  %-20s  %12s  %15s  %s%n";
        out.printf(row, "layer", "operator", "parameters", "multiply-adds", "shape");
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    row,
                    line.name(),
                    line.operator(),
                    String.format(Locale.ROOT, "%,d", line.parameters()),
                    String.format(Locale.ROOT, "%,d", line.multiplyAdds()),
                    line.shape());
        }
        out.flush();
    }
}
