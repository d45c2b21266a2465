package org.prodrome.runtime;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;

/** Runs a network in libtorch as it is written: the evaluation reading. */
public final class TorchRuntime implements AutoCloseable {
    private final Program program;
    private final TorchParameters parameters;

    public TorchRuntime(Network network, Parameters parameters, Device device) {
        this.parameters = new TorchParameters(parameters, device);
        this.program = new Program(network, device);
    }

    /**
     * Outputs by name.
     *
     * @throws org.prodrome.graph.GraphException if an input is missing or a node fails; the message names the node
     */
    public Map<String, Array> run(Map<String, Array> inputs) {
        try (Scope _ = new Scope();
                NoGradGuard _ = new NoGradGuard()) {
            Map<String, Tensor> uploaded = new HashMap<>();
            inputs.forEach((name, array) -> uploaded.put(name, Tensors.upload(array, parameters.device())));
            Map<String, Array> outputs = new HashMap<>();
            program.run(parameters.tensors(), uploaded, Reading.EVALUATION)
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
