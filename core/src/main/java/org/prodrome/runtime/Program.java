package org.prodrome.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameter;

/** A network made ready to be interpreted: given inputs and parameters by name, it gives outputs by name. */
final class Program implements AutoCloseable {
    private final List<String> inputs;
    private final List<String> parameters;
    private final List<String> outputs;
    private final Block block;

    /** @throws GraphException if the graph can't run; the message names the node */
    Program(Network network, Device device) {
        inputs = network.inputs();
        parameters = network.parameters().stream().map(Parameter::name).toList();
        outputs = network.outputs();
        List<String> given = Stream.concat(inputs.stream(), parameters.stream()).toList();
        block = new Block(network.graph(), network.opset(), device, given, Set.of(), false);
    }

    /** Names of the values that a run is given. */
    List<String> inputs() {
        return inputs;
    }

    /** Runs the graph within the caller's scope. */
    Map<String, Tensor> run(Map<String, Tensor> parameterValues, Map<String, Tensor> inputValues, Context context) {
        Tensor[] given = new Tensor[inputs.size() + parameters.size()];
        int place = 0;
        for (String input : inputs) {
            Tensor tensor = inputValues.get(input);
            if (tensor == null) {
                throw new GraphException("input " + input + ": expected a value, got only " + inputValues.keySet());
            }
            given[place++] = tensor;
        }
        for (String parameter : parameters) {
            given[place++] = java.util.Objects.requireNonNull(parameterValues.get(parameter));
        }
        Tensor[] results = block.run(given, context);
        Map<String, Tensor> named = new HashMap<>();
        for (int i = 0; i < results.length; i++) {
            named.put(outputs.get(i), results[i]);
        }
        return named;
    }

    @Override
    public void close() {
        block.close();
    }
}
