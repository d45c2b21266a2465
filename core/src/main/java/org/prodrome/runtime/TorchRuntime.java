package org.prodrome.runtime;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;

/** Runs a network in libtorch as it is written: the evaluation reading. */
public final class TorchRuntime implements AutoCloseable {
    private final Program program;
    private final TorchParameters parameters;

    public TorchRuntime(Network network, Parameters parameters, Device device) {
        this.parameters = new TorchParameters(parameters, device);
        try {
            this.program = new Program(network, device);
        } catch (RuntimeException e) {
            this.parameters.close();
            throw e;
        }
    }

    /**
     * Outputs by name.
     *
     * @throws org.prodrome.graph.GraphException if an input is missing or a node fails; the message names the node
     */
    public Map<String, Array> run(Map<String, Array> inputs) {
        return run(inputs, new Seed(0));
    }

    /**
     * Outputs by name.
     *
     * @param seed of the random operators of a foreign graph
     * @throws org.prodrome.graph.GraphException if an input is missing or a node fails; the message names the node
     */
    public Map<String, Array> run(Map<String, Array> inputs, Seed seed) {
        Chance chance = new Chance(seed, 0);
        try (Scope _ = new Scope();
                NoGradGuard _ = new NoGradGuard()) {
            Map<String, Tensor> uploaded = new HashMap<>();
            inputs.forEach((name, array) -> uploaded.put(name, Tensors.upload(array, parameters.device())));
            Map<String, Array> outputs = new HashMap<>();
            program.run(parameters.tensors(), uploaded, new Context(Reading.EVALUATION, chance))
                    .forEach((name, tensor) -> outputs.put(name, Tensors.download(tensor)));
            return outputs;
        }
    }

    @Override
    public void close() {
        program.close();
        parameters.close();
    }
}
