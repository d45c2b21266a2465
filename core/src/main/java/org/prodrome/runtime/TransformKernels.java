package org.prodrome.runtime;

import org.prodrome.graph.Operator;

/** Fourier transforms, and the windows and weights that go with them. */
final class TransformKernels {
    private TransformKernels() {}

    static Kernel of(Operator.Transform operator, Node node) {
        return switch (operator) {
            case BlackmanWindow -> WindowKernels.cosines(node, 0.42, 0.5, 0.08);
            case DFT -> Kernels.roundingOnce(FourierKernels.dft(node));
            // ONNX takes Hamming's first weight for 25/46, not for the 0.54 that many others round it to.
            case HammingWindow -> WindowKernels.cosines(node, 25.0 / 46, 21.0 / 46, 0);
            case HannWindow -> WindowKernels.cosines(node, 0.5, 0.5, 0);
            case MelWeightMatrix -> MelKernel.of(node);
            case STFT -> Kernels.roundingOnce(FourierKernels.stft(node));
        };
    }
}
