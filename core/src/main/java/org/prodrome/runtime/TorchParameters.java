package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
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
            parameters
                    .arrays()
                    .forEach((name, array) -> tensors.put(name, Scope.keep(channelsInnermost(array, device))));
        }
    }

    /**
     * Weights of 2-D convolutions lie in memory with the channels innermost, and what they compute follows: a training
     * step takes half to three quarters of the time. Shapes and values are none the wiser. A clone is laid out anew
     * also where there is one channel, which lies both ways, and would be taken for the slow one.
     */
    private static Tensor channelsInnermost(Array array, Device device) {
        Tensor tensor = Tensors.upload(array, device);
        return array.shape().length == 4 ? tensor.clone(new MemoryFormatOptional(MemoryFormat.ChannelsLast)) : tensor;
    }

    private TorchParameters(Device device) {
        this.device = device;
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

    /** Others of the same values. */
    public TorchParameters copy() {
        TorchParameters copy = new TorchParameters(device);
        try (Scope _ = new Scope();
                NoGradGuard _ = new NoGradGuard()) {
            tensors.forEach((name, tensor) ->
                    copy.tensors.put(name, Scope.keep(tensor.detach().clone())));
        }
        return copy;
    }

    /** Takes the values of others of the same network. */
    public void set(TorchParameters others) {
        moveTowards(others, 1);
    }

    /**
     * Moves each value towards that of others of the same network; integers take it over.
     *
     * @param share of the way: 0 stays, 1 arrives
     */
    public void moveTowards(TorchParameters others, double share) {
        List<Tensor> moving = new ArrayList<>();
        List<Tensor> goals = new ArrayList<>();
        try (Scope _ = new Scope();
                NoGradGuard _ = new NoGradGuard()) {
            tensors.forEach((name, tensor) -> {
                Tensor goal = Objects.requireNonNull(others.tensors.get(name));
                if (share == 1 || !tensor.is_floating_point()) {
                    tensor.copy_(goal);
                } else {
                    moving.add(tensor);
                    goals.add(goal);
                }
            });
            if (!moving.isEmpty()) {
                MultiTensor.LERP_.call(moving, goals, share);
            }
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(Scope::release);
        tensors.clear();
    }
}
