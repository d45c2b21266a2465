package org.prodrome.runtime;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What one direction of a recurrent layer gives.
 *
 * @param outputs [time, batch, hidden], zero beyond a sequence's end
 * @param hidden [batch, hidden] after each sequence's last step
 * @param cell [batch, hidden] after each sequence's last step, if there is one and it is known
 */
record RecurrentResult(
        Tensor outputs, Tensor hidden, @Nullable Tensor cell) {}
