package org.prodrome.runtime;

import org.bytedeco.pytorch.global.torch;

/** Where a network computes. */
public enum Device {
    CPU,
    /** An NVIDIA GPU. */
    CUDA;

    /** @throws IllegalStateException if libtorch can't compute here; the message says what is missing */
    public void require() {
        if (this == CPU) {
            return;
        }
        if (!Natives.cudaNativesThere()) {
            throw new IllegalStateException(
                    "device cuda: expected libtorch's natives for GPUs, got those for processors;"
                            + " PRODROME_CUDA=1 ./prodrome ... fetches them (without it, use --device cpu)");
        }
        Libtorch.load();
        if (!torch.cuda_is_available()) {
            throw new IllegalStateException(
                    "device cuda: expected an NVIDIA GPU and a driver for CUDA 13, got none that"
                            + " answers; see prodrome doctor, or use --device cpu");
        }
    }
}
