package org.prodrome.runtime;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** While it is open, libtorch computes in a {@link Precision} on this thread. */
final class Autocast implements AutoCloseable {
    private final DeviceType type;
    private final boolean before;
    private final boolean cached;

    Autocast(Device device, Precision precision) {
        type = switch (device) {
            case CPU -> DeviceType.CPU;
            case CUDA -> DeviceType.CUDA;
        };
        before = torch.is_autocast_enabled(type);
        cached = torch.is_autocast_cache_enabled();
        switch (precision) {
            case FLOAT32 -> torch.set_autocast_enabled(type, false);
            case BFLOAT16 -> {
                torch.set_autocast_dtype(type, ScalarType.BFloat16);
                // A kept copy of a parameter would be of its value before the step.
                torch.set_autocast_cache_enabled(false);
                torch.set_autocast_enabled(type, true);
            }
        }
    }

    @Override
    public void close() {
        torch.set_autocast_enabled(type, before);
        torch.set_autocast_cache_enabled(cached);
    }
}
