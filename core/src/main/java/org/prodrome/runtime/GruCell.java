package org.prodrome.runtime;

import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Cho et al. 2014. Gates lie in the order update, reset, hidden.
 *
 * @param hiddenBias what is added to the hidden gate before the reset, if that is linear before it
 * @param f of the gates
 * @param g of the candidate
 */
record GruCell(
        Tensor recurrent,
        @Nullable Tensor inputBias,
        @Nullable Tensor hiddenBias,
        RecurrentActivation f,
        RecurrentActivation g,
        OptionalDouble clip,
        boolean linearBeforeReset)
        implements RecurrentCell {

    static GruCell of(RecurrentSettings settings, List<RecurrentActivation> activations, RecurrentWeights weights) {
        Tensor input = weights.inputBias();
        Tensor hidden = weights.recurrentBias();
        boolean apart = settings.linearBeforeReset();
        return new GruCell(
                weights.recurrent().t(),
                apart ? input : RecurrentCell.sum(input, hidden),
                apart ? hidden : null,
                activations.get(0),
                activations.get(1),
                settings.clip(),
                apart);
    }

    @Override
    public State next(Tensor input, State before) {
        Tensor old = before.hidden();
        long size = old.size(1);
        Tensor candidateInput = input.narrow(1, 2 * size, size);
        if (linearBeforeReset) {
            Tensor linear = hiddenBias == null ? torch.matmul(old, recurrent) : torch.addmm(hiddenBias, old, recurrent);
            TensorVector gates = gates(torch.add(input.narrow(1, 0, 2 * size), linear.narrow(1, 0, 2 * size)));
            Tensor reset = torch.mul(gates.get(1), linear.narrow(1, 2 * size, size));
            return mixed(gates.get(0), torch.add(candidateInput, reset), old);
        }
        TensorVector gates = gates(torch.addmm(input.narrow(1, 0, 2 * size), old, recurrent.narrow(1, 0, 2 * size)));
        Tensor reset = torch.mul(gates.get(1), old);
        return mixed(gates.get(0), torch.addmm(candidateInput, reset, recurrent.narrow(1, 2 * size, size)), old);
    }

    private TensorVector gates(Tensor x) {
        return torch.chunk(RecurrentCell.activated(f, clip, x), 2, 1);
    }

    private State mixed(Tensor update, Tensor candidate, Tensor old) {
        Tensor hidden = RecurrentCell.activated(g, clip, candidate);
        return new State(torch.add(hidden, torch.mul(update, torch.sub(old, hidden))), null);
    }
}
