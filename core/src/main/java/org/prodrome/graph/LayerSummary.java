package org.prodrome.graph;

import java.util.List;

/**
 * A node of a network, as a listing shows it.
 *
 * @param name of the node, which may be empty
 * @param inputs names of the values that it takes, absent optional ones aside
 * @param outputs names of the values that it gives
 * @param parameters those among its inputs
 */
public record LayerSummary(
        String name, String operator, List<String> inputs, List<String> outputs, List<Parameter> parameters) {
    public LayerSummary {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        parameters = List.copyOf(parameters);
    }

    /** How many numbers its parameters have in all. */
    public long parameterCount() {
        return parameters.stream()
                .mapToLong(parameter -> Array.count(parameter.dimensions()))
                .sum();
    }
}
