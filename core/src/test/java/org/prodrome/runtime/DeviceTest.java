package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.Parameters;

class DeviceTest {
    @Test
    void aProcessorIsAlwaysThere() {
        Device.CPU.require();
    }

    @Test
    void saysWhatAGpuLacks() {
        assumeFalse(Natives.cudaNativesThere(), "built with natives for GPUs");
        String expected = "expected libtorch's natives for GPUs, got those for processors; PRODROME_CUDA=1";
        assertThatThrownBy(Device.CUDA::require).hasMessageContaining(expected);
        assertThatThrownBy(() -> new TorchParameters(new Parameters(new TreeMap<>()), Device.CUDA))
                .hasMessageContaining(expected);
        assertThatThrownBy(() -> new OrtRuntime(new byte[0], 1, Device.CUDA))
                .hasMessageContaining("expected ONNX Runtime's natives for GPUs, got those for processors");
    }
}
