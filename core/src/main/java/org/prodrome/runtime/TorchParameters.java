package org.prodrome.runtime;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.prodrome.graph.Array;
import org.prodrome.graph.Parameters;

/** Parameters on a device, where phases of training change them in place. */
public final class TorchParameters implements AutoCloseable {
    private final Device device;
    private final Map<String, Tensor> tensors = new TreeMap<>();

    /** @throws IllegalStateException if the device isn't there */
    public TorchParameters(Parameters parameters, Device device) {
        this.device = device;
        try (Scope _ = new Scope()) {
            device.require();
            parameters.arrays().forEach((name, array) -> tensors.put(name, Scope.keep(Tensors.upload(array, device))));
        }
    }

    Device device() {
        return device;
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    /** A copy of the values as they stand. */
    public Parameters download() {
        try (Scope _ = new Scope()) {
            TreeMap<String, Array> arrays = new TreeMap<>();
            tensors.forEach((name, tensor) -> arrays.put(name, Tensors.download(tensor)));
            return new Parameters(arrays);
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(Scope::release);
        tensors.clear();
    }
}
