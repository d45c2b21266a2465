package org.prodrome.runtime;

import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Elman 1990: Ht = f(Xt W' + Ht-1 R' + Wb + Rb). */
record RnnCell(Tensor recurrent, @Nullable Tensor inputBias, RecurrentActivation f, OptionalDouble clip)
        implements RecurrentCell {

    static RnnCell of(RecurrentSettings settings, List<RecurrentActivation> activations, RecurrentWeights weights) {
        return new RnnCell(
                weights.recurrent().t(),
                RecurrentCell.sum(weights.inputBias(), weights.recurrentBias()),
                activations.get(0),
                settings.clip());
    }

    @Override
    public State next(Tensor input, State before) {
        return new State(RecurrentCell.activated(f, clip, torch.addmm(input, before.hidden(), recurrent)), null);
    }
}
