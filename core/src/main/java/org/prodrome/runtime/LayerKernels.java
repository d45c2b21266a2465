package org.prodrome.runtime;

import org.prodrome.graph.Operator;

/** Layers with weights, windows or statistics. */
final class LayerKernels {
    private LayerKernels() {}

    static Kernel of(Operator.Layer operator, Node node) {
        return switch (operator) {
            // These mix element types, and round for themselves.
            case Attention -> AttentionKernel.of(node);
            case BatchNormalization -> BatchNormalizationKernel.of(node);
            case LayerNormalization -> LayerNormalizationKernels.layer(node);
            case RMSNormalization -> LayerNormalizationKernels.rootMeanSquare(node);
            case AveragePool -> Kernels.roundingOnce(SumPoolKernels.average(node));
            case Conv -> Kernels.roundingOnce(ConvolutionKernel.of(node));
            case ConvTranspose -> Kernels.roundingOnce(TransposedConvolutionKernel.of(node));
            case Dropout -> Kernels.roundingOnce(DropoutKernel.of(node));
            case GlobalAveragePool -> Kernels.roundingOnce(GlobalPoolKernels.average(node));
            case GlobalMaxPool -> Kernels.roundingOnce(GlobalPoolKernels.largest(node));
            case GroupNormalization -> Kernels.roundingOnce(NormalizationKernels.group(node));
            case InstanceNormalization -> Kernels.roundingOnce(NormalizationKernels.instance(node));
            case LRN -> Kernels.roundingOnce(NormalizationKernels.localResponse(node));
            case LpNormalization -> Kernels.roundingOnce(NormalizationKernels.lp(node));
            case LpPool -> Kernels.roundingOnce(SumPoolKernels.lp(node));
            case MaxPool -> Kernels.roundingOnce(MaxPoolKernels.maxPool(node));
            case MaxUnpool -> Kernels.roundingOnce(MaxUnpoolKernel.of(node));
            case MeanVarianceNormalization -> Kernels.roundingOnce(NormalizationKernels.meanVariance(node));
            case NonMaxSuppression -> NonMaxSuppressionKernel.of(node);
            case RoiAlign -> Kernels.roundingOnce(RoiAlignKernel.of(node));
        };
    }
}
