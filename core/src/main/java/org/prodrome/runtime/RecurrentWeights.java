package org.prodrome.runtime;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What one direction of a recurrent layer works with; the gates in ONNX's order.
 *
 * @param input [gate * hidden, feature]
 * @param recurrent [gate * hidden, hidden]
 * @param inputBias [gate * hidden]
 * @param recurrentBias [gate * hidden]
 * @param peepholes [3 * hidden] of an LSTM
 * @param hidden [batch, hidden] before the first step
 * @param cell [batch, hidden] before the first step, of an LSTM
 */
record RecurrentWeights(
        Tensor input,
        Tensor recurrent,
        @Nullable Tensor inputBias,
        @Nullable Tensor recurrentBias,
        @Nullable Tensor peepholes,
        Tensor hidden,
        Tensor cell) {}
